package io.redisched.conformance.selftest.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.Conformance;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.TimeLimits;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.run.Settings;
import io.redisched.conformance.selftest.JavaMain;
import io.redisched.conformance.selftest.ListPort;
import io.redisched.conformance.selftest.MemoryPort;
import io.redisched.conformance.selftest.own.OwnPorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kit blames no correct port, seed after seed: our schedulers, the sample ports, and two that
 * are built quite differently. Takes an hour, so it runs in the profile {@code soak} only; {@code
 * -Dredisched.soak.seeds} says how many seeds, {@code -Dredisched.soak.seed} which is the first,
 * {@code -Dredisched.soak.only} which clauses: {@code MODEL-1,PROC-2} are those that draw most.
 */
@Tag("soak")
class FalseAlarmsTest {

  private static final int SEEDS = Integer.getInteger("redisched.soak.seeds", 20);
  private static final long FIRST =
      Long.getLong("redisched.soak.seed", ThreadLocalRandom.current().nextLong(1L << 31));

  /** Brought to ten thousand jobs, one plain list would take most of the hour. */
  private static final Map<String, List<String>> LEFT_OUT = Map.of("list", List.of("!REQ-10"));

  private static final List<String> ONLY =
      Stream.of(System.getProperty("redisched.soak.only", "").split(",", -1))
          .filter(pattern -> !pattern.isEmpty())
          .toList();

  private record Port(String name, PortFactory factory) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Port> PORTS = ports();

  private static List<Port> ports() {
    Map<String, PortFactory> ports = new LinkedHashMap<>();
    ports.put("jedis", OwnPorts::jedis);
    ports.put("lettuce", OwnPorts::lettuce);
    ports.put("lettuce-async", OwnPorts::lettuceAsync);
    SamplePorts.ofThisRun()
        .ready()
        .forEach(sample -> ports.put(sample.port().name(), sample.factory()));
    ports.put("list", ListPort::new);
    ports.put("memory", JavaMain.port(MemoryPort.class, TimeLimits.DEFAULT));
    return ports.entrySet().stream()
        .map(entry -> new Port(entry.getKey(), entry.getValue()))
        .toList();
  }

  @BeforeAll
  static void sayWhatIsLeftOut() {
    SamplePorts.ofThisRun()
        .sayWhatIsLeftOut(
            FalseAlarmsTest.class, Boolean.getBoolean(Readiness.REQUIRED), System.out);
  }

  static LongStream seeds() {
    return LongStream.range(FIRST, FIRST + SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noCorrectPortIsBlamed(long seed) {
    List<String> blamed = PORTS.stream().flatMap(port -> blame(port, seed).stream()).toList();
    assertThat(blamed).as("what correct ports were blamed for").isEmpty();
  }

  private static List<String> blame(Port port, long seed) {
    Settings settings =
        Settings.defaults()
            .withSeed(seed)
            .withOnly(ONLY.isEmpty() ? LEFT_OUT.getOrDefault(port.name(), List.of()) : ONLY);
    ConformanceReport report = Conformance.run(port.factory(), settings);
    List<String> blamed = new ArrayList<>(report.errors());
    for (ClauseResult failure : report.failed()) {
      blamed.add(port + ", seed " + seed + ", " + failure.clause().id() + ": " + failure.message());
    }
    System.out.printf(
        Locale.ROOT,
        "%s, seed %d: %s%s %.1f s. %s%n",
        port,
        seed,
        blamed.isEmpty() ? "nothing to blame," : String.join("\n", blamed),
        undecided(report),
        report.duration().toMillis() / 1000.0,
        report.figures().words());
    return blamed;
  }

  /** What is undecided blames nobody, but says that the kit could not tell. */
  private static String undecided(ConformanceReport report) {
    return report.undecided().stream()
        .map(result -> " " + result.clause().id() + " UNDECIDED (" + result.message() + "),")
        .collect(Collectors.joining());
  }
}
