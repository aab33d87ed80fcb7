package io.redisched.testing;

import static io.redisched.testing.WaitingScheduler.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.AsyncScheduler;
import io.redisched.BadArgumentException;
import io.redisched.ConnectionLostException;
import io.redisched.Job;
import io.redisched.RedisRefusedException;
import io.redisched.SchedulerOptions;
import io.redisched.conformance.redis.RedisCluster;
import io.redisched.conformance.redis.RedisServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What an asynchronous scheduler has to get right when many operations are under way; see {@link
 * SchedulerContract} for one at a time.
 *
 * @param <S> the scheduler under test
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AsyncSchedulerContract<S extends AsyncScheduler> {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration TTR = Duration.ofSeconds(30);
  private static final int BURST = 1000;

  private RedisServer server;
  private RawRedis raw;
  private S scheduler;

  /** Makes the scheduler under test over one server. */
  protected abstract S connect(URI uri, SchedulerOptions options);

  /** Makes the scheduler under test over a cluster. */
  protected abstract ClientSubject<S> overCluster(List<URI> nodes);

  /** Makes the scheduler send what it has gathered. */
  protected abstract void send(S scheduler);

  @BeforeAll
  void startRedis() {
    server = OwnRedis.start();
  }

  @AfterAll
  void stopRedis() {
    server.close();
  }

  @BeforeEach
  void connect() {
    raw = RawRedis.connect(server.uri());
    raw.call("FLUSHALL");
    raw.call("SCRIPT", "FLUSH");
    scheduler = connect(server.uri(), SchedulerOptions.defaults());
  }

  @AfterEach
  void disconnect() {
    raw.close();
    scheduler.close();
  }

  @Test
  void operationsAreCarriedOutInTheOrderOfTheCalls() {
    CompletionStage<Boolean> put = scheduler.put("t", "a", "body", NOW);
    CompletionStage<Optional<Job>> reserved = scheduler.reserve("t", NOW, TTR);
    CompletionStage<Boolean> released = scheduler.release("t", "a");
    CompletionStage<Boolean> again = scheduler.put("t", "a", "body", NOW);
    CompletionStage<Boolean> deleted = scheduler.delete("t", "a");
    send(scheduler);
    assertThat(join(put)).isTrue();
    assertThat(join(reserved)).isPresent();
    assertThat(join(released)).isTrue();
    assertThat(join(again)).isTrue();
    assertThat(join(deleted)).isTrue();
    assertThat(raw.call("DBSIZE")).isEqualTo(0L);
  }

  @Test
  void aBurstThatMeetsAnEmptyScriptCacheHappensOnce() {
    raw.call("SCRIPT", "FLUSH");
    List<CompletionStage<Boolean>> puts = new ArrayList<>();
    for (int i = 0; i < BURST; i++) {
      puts.add(scheduler.put("t", "job" + i, "body", NOW));
      if (i == BURST / 2) {
        send(scheduler);
        raw.call("SCRIPT", "FLUSH");
      }
    }
    send(scheduler);
    // A put that ran twice would say false the second time.
    assertThat(puts).allSatisfy(put -> assertThat(join(put)).isTrue());

    raw.call("SCRIPT", "FLUSH");
    List<CompletionStage<Optional<Job>>> pulls =
        IntStream.range(0, BURST).mapToObj(i -> scheduler.pull("t", NOW)).toList();
    send(scheduler);
    // One that ran twice would have ended two jobs, and left another empty-handed.
    assertThat(pulls.stream().map(pull -> join(pull).orElseThrow().id()))
        .hasSize(BURST)
        .doesNotHaveDuplicates();
    assertThat(raw.call("DBSIZE")).isEqualTo(0L);
  }

  @Test
  void aBadArgumentIsThrownAtOnce() {
    assertThatThrownBy(() -> scheduler.put("", "a", "", NOW))
        .isInstanceOfSatisfying(
            BadArgumentException.class, e -> assertThat(e.argument()).isEqualTo("topic"));
  }

  @Test
  void aRefusalFailsItsStageAndNoOther() {
    raw.call("SET", "redisched:{broken}:jobs", "not a hash");
    CompletionStage<Boolean> before = scheduler.put("t", "a", "", NOW);
    CompletionStage<Boolean> broken = scheduler.put("broken", "a", "", NOW);
    CompletionStage<Boolean> after = scheduler.put("t", "b", "", NOW);
    send(scheduler);
    assertThat(join(before)).isTrue();
    assertThatThrownBy(() -> join(broken))
        .isInstanceOfSatisfying(
            RedisRefusedException.class, e -> assertThat(e.code()).isEqualTo("WRONGTYPE"));
    assertThat(join(after)).isTrue();
  }

  @Test
  void aCutFailsOrCompletesEveryStageAndNeverRepeats() {
    for (int round = 0; round < 10; round++) {
      int number = round;
      raw.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      List<CompletionStage<Boolean>> puts =
          IntStream.range(0, 100)
              .mapToObj(i -> scheduler.put("t", number + "-" + i, "", NOW))
              .toList();
      send(scheduler);
      for (CompletionStage<Boolean> put : puts) {
        try {
          assertThat(join(put)).isTrue();
        } catch (ConnectionLostException e) {
          assertThat(e).hasMessageContaining("put may or may not have happened");
        }
      }
      CompletionStage<Boolean> next = scheduler.put("t", "next" + round, "", NOW);
      send(scheduler);
      assertThat(join(next)).isTrue();
    }
  }

  @Test
  void aBurstOverManyTopicsOfACluster() throws Exception {
    try (RedisCluster cluster = OwnRedis.startCluster();
        ClientSubject<S> subject = overCluster(cluster.nodes())) {
      S clustered = subject.scheduler();
      List<CompletionStage<Boolean>> puts =
          IntStream.range(0, BURST)
              .mapToObj(i -> clustered.put("topic-" + i % 100, "job" + i, "", NOW))
              .toList();
      send(clustered);
      assertThat(puts).allSatisfy(put -> assertThat(join(put)).isTrue());
      for (URI node : cluster.nodes()) {
        try (RawRedis rawNode = RawRedis.connect(node)) {
          assertThat((Long) rawNode.call("DBSIZE")).as("keys on %s", node).isPositive();
          rawNode.call("SCRIPT", "FLUSH");
        }
      }
      List<CompletionStage<Optional<Job>>> pulls =
          IntStream.range(0, BURST).mapToObj(i -> clustered.pull("topic-" + i % 100, NOW)).toList();
      send(clustered);
      assertThat(pulls.stream().map(pull -> join(pull).orElseThrow().id()))
          .hasSize(BURST)
          .doesNotHaveDuplicates();
    }
  }
}
