package io.redisched.conformance.selftest.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.history.Crew;
import io.redisched.conformance.history.Melee;
import io.redisched.conformance.history.Races;
import io.redisched.conformance.history.Verdict;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.selftest.own.OwnPorts;
import io.redisched.conformance.selftest.ports.Readiness.Ready;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ports in different languages work on one topic at the same time, and what they were answered has
 * an order all the same: the history of their calls is linearizable.
 */
@Tag("ports")
class SharedHistoryTest {

  private static final long SEED = 20_261_123;
  private static final Duration RACING = Duration.ofSeconds(2);
  private static final Duration MELEE = Duration.ofMillis(700);

  private final RedisServer server = RedisServer.start(new RedisSource.Embedded());
  private final List<Port> ports = new ArrayList<>();
  private final List<Subject> subjects = new ArrayList<>();

  @BeforeAll
  static void sayWhatIsLeftOut() {
    SamplePorts.ofThisRun()
        .sayWhatIsLeftOut(
            SharedHistoryTest.class, Boolean.getBoolean(Readiness.REQUIRED), System.out);
  }

  @BeforeEach
  void open() {
    Stream<PortFactory> samples = SamplePorts.ofThisRun().ready().stream().map(Ready::factory);
    Stream<PortFactory> own = Stream.of(OwnPorts::jedis, OwnPorts::lettuce);
    Stream.concat(own, samples).map(factory -> factory.open(server.uri())).forEach(this::enter);
  }

  private void enter(Port port) {
    ports.add(port);
    subjects.add(new Subject(port, ports.size(), new Trace(), "shared"));
  }

  @AfterEach
  void close() {
    ports.forEach(Port::close);
    server.close();
  }

  @Test
  void shortRacesHaveAnOrder() {
    try (Crew crew = new Crew(subjects)) {
      Races.Result result = new Races(crew, "races", SEED, true).run(RACING);
      assertThat(result.finding()).isEmpty();
      assertThat(result.overlaps()).as("calls that met").isPositive();
      assertThat(result.open()).as("calls without an answer").isZero();
      System.out.printf(
          "%d ports at once: %d histories, %d calls, all linearizable%n",
          ports.size(), result.rounds(), result.calls());
    }
  }

  @Test
  void aLongHistoryHasAnOrder() {
    try (Crew crew = new Crew(subjects)) {
      long end = System.nanoTime() + MELEE.toNanos();
      Races.Finding found =
          new Melee(crew, "melee", SEED, true)
              .run(() -> System.nanoTime() - end > 0, 1, (process, work) -> work.run());
      assertThat(found.verdict()).isInstanceOf(Verdict.Linearizable.class);
      assertThat(found.history().overlaps()).as("calls that met").isPositive();
    }
  }
}
