package io.redisched.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.redisched.AsyncScheduler;
import io.redisched.BadArgumentException;
import io.redisched.ConnectionLostException;
import io.redisched.RedisRefusedException;
import io.redisched.Scheduler;
import io.redisched.SchedulerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The blocking and the asynchronous scheduler when Redis or the client fails. */
final class ScriptSchedulerTest {

  private static FakeRedis.ErrorReply noScript() {
    return new FakeRedis.ErrorReply("NOSCRIPT No matching script. Please use EVAL.");
  }

  private static final class Blocking extends ScriptScheduler {
    Blocking(RedisCommands commands) {
      super(commands, SchedulerOptions.defaults());
    }
  }

  private static final class NotBlocking extends ScriptAsyncScheduler {
    NotBlocking(AsyncRedisCommands commands) {
      super(commands, SchedulerOptions.defaults());
    }
  }

  private static boolean put(Scheduler scheduler) {
    return scheduler.put("t", "a", "", Instant.EPOCH);
  }

  private static CompletionStage<Boolean> put(AsyncScheduler scheduler) {
    return scheduler.put("t", "a", "", Instant.EPOCH);
  }

  private static Throwable failureOf(CompletionStage<?> stage) {
    Throwable failure = catchThrowable(() -> stage.toCompletableFuture().join());
    assertThat(failure).isInstanceOf(CompletionException.class);
    return Objects.requireNonNull(failure.getCause());
  }

  @Test
  void aMissingScriptIsBroughtAlongOnce() {
    FakeRedis redis = new FakeRedis().answering(noScript(), 1L, 0L);
    Scheduler scheduler = new Blocking(redis);
    assertThat(put(scheduler)).isTrue();
    assertThat(put(scheduler)).isFalse();
    assertThat(redis.sent).containsExactly("EVALSHA put", "EVAL put", "EVALSHA put");

    FakeRedis async = new FakeRedis().answering(noScript(), 1L, 0L);
    AsyncScheduler asyncScheduler = new NotBlocking(async.async());
    assertThat(put(asyncScheduler)).isCompletedWithValue(true);
    assertThat(put(asyncScheduler)).isCompletedWithValue(false);
    assertThat(async.sent).containsExactly("EVALSHA put", "EVAL put", "EVALSHA put");
  }

  @Test
  void nothingElseIsRepeated() {
    List<RuntimeException> failures =
        List.of(
            new IllegalStateException("reset by peer"),
            new FakeRedis.ErrorReply("OOM command not allowed"),
            new FakeRedis.ErrorReply("ERR NOSCRIPT in the text is not the code"));
    for (RuntimeException failure : failures) {
      FakeRedis redis = new FakeRedis().answering(failure);
      assertThatThrownBy(() -> put(new Blocking(redis))).hasRootCause(failure);
      assertThat(redis.sent).containsExactly("EVALSHA put");

      FakeRedis async = new FakeRedis().answering(failure);
      assertThat(failureOf(put(new NotBlocking(async.async())))).hasRootCause(failure);
      assertThat(async.sent).containsExactly("EVALSHA put");
    }
  }

  @Test
  void theSecondSendingMayFailAsTheFirst() {
    FakeRedis redis = new FakeRedis().answering(noScript(), new IllegalStateException("reset"));
    assertThatThrownBy(() -> put(new Blocking(redis))).isInstanceOf(ConnectionLostException.class);
    FakeRedis async = new FakeRedis().answering(noScript(), new IllegalStateException("reset"));
    assertThat(failureOf(put(new NotBlocking(async.async()))))
        .isInstanceOf(ConnectionLostException.class);
  }

  @Test
  void failuresAreOfThreeKinds() {
    assertFailure(
        new FakeRedis.ErrorReply("OOM command not allowed when used memory > 'maxmemory'."),
        failure ->
            assertThat(failure)
                .isInstanceOfSatisfying(
                    RedisRefusedException.class, e -> assertThat(e.code()).isEqualTo("OOM")));
    assertFailure(
        new FakeRedis.ErrorReply("BADARG max must be a finite number of milliseconds"),
        failure ->
            assertThat(failure)
                .hasMessage("max must be a finite number of milliseconds")
                .isInstanceOfSatisfying(
                    BadArgumentException.class, e -> assertThat(e.argument()).isEqualTo("max")));
    assertFailure(
        new IllegalStateException("wrapped", new IllegalStateException("reset by peer")),
        failure ->
            assertThat(failure)
                .isInstanceOf(ConnectionLostException.class)
                .hasMessage("put may or may not have happened: reset by peer"));
  }

  private static void assertFailure(RuntimeException failure, Consumer<Throwable> check) {
    check.accept(catchThrowable(() -> put(new Blocking(new FakeRedis().answering(failure)))));
    check.accept(failureOf(put(new NotBlocking(new FakeRedis().answering(failure).async()))));
  }

  @Test
  void aReplyThatNoScriptGivesCountsAsNone() {
    byte[] text = "x".getBytes(UTF_8);
    assertNotUnderstood(Scheduler::counts, "t", List.of(1L, 2L, 3L), List.of(text, 1L, 2L, 3L), 1L);
    assertNotUnderstood(ScriptSchedulerTest::putIn, "t", null, 2L, text, List.of());
    assertNotUnderstood(
        (scheduler, topic) -> scheduler.pull(topic), "t", 1L, text, List.of(text), List.of(1L, 2L));
    assertNotUnderstood(
        (scheduler, topic) -> scheduler.get(topic, "a"),
        "t",
        1L,
        List.of(text, text, "1".getBytes(UTF_8)),
        List.of(text, "queued".getBytes(UTF_8), text));
    assertNotUnderstood(
        (scheduler, topic) -> scheduler.requeue(topic, 1), "t", null, Long.MAX_VALUE, text);
  }

  private static boolean putIn(Scheduler scheduler, String topic) {
    return scheduler.put(topic, "a", "", Instant.EPOCH);
  }

  private interface Operate {
    Object on(Scheduler scheduler, String topic);
  }

  private static void assertNotUnderstood(
      Operate operation, String topic, @Nullable Object... replies) {
    for (Object reply : replies) {
      FakeRedis redis = new FakeRedis().answering(reply);
      assertThatThrownBy(() -> operation.on(new Blocking(redis), topic))
          .as("reply %s", reply)
          .isInstanceOf(ConnectionLostException.class)
          .hasMessageContaining("may or may not have happened");
    }
  }

  @Test
  void badArgumentsAreRefusedBeforeAnythingIsSent() {
    FakeRedis redis = new FakeRedis();
    Scheduler scheduler = new Blocking(redis);
    assertRefused("topic", () -> scheduler.put("", "a", "", Instant.EPOCH));
    assertRefused("id", () -> scheduler.put("t", "", "", Instant.EPOCH));
    assertRefused("body", () -> scheduler.put("t", "a", "\ud800", Instant.EPOCH));
    assertRefused("ttr", () -> scheduler.reserve("t", Instant.EPOCH, Duration.ofNanos(-1)));
    assertRefused("limit", () -> scheduler.requeue("t", Instant.EPOCH, -1));
    assertRefused("topic", () -> scheduler.pull("}", Instant.EPOCH));
    assertRefused("id", () -> scheduler.release("t", ""));
    assertRefused("id", () -> scheduler.delete("t", ""));
    assertRefused("id", () -> scheduler.get("t", ""));
    assertRefused("topic", () -> scheduler.counts("", Instant.EPOCH));
    assertThat(redis.sent).isEmpty();
  }

  @SuppressWarnings("NullAway") // what callers without null checks may do
  @Test
  void nullsAreRefusedByName() {
    Scheduler scheduler = new Blocking(new FakeRedis());
    String none = null;
    assertRefused("topic", () -> scheduler.put(none, "a", "", Instant.EPOCH));
    assertRefused("id", () -> scheduler.put("t", none, "", Instant.EPOCH));
    assertRefused("body", () -> scheduler.put("t", "a", none, Instant.EPOCH));
    assertRefused("body", () -> scheduler.put("t", "a", (byte[]) null, Instant.EPOCH));
    assertRefused("expiration", () -> scheduler.put("t", "a", "", null));
    assertRefused("max", () -> scheduler.reserve("t", null, Duration.ZERO));
    assertRefused("ttr", () -> scheduler.reserve("t", Instant.EPOCH, null));
    assertRefused("now", () -> scheduler.counts("t", null));
  }

  private static void assertRefused(String argument, Runnable operation) {
    assertThatThrownBy(operation::run)
        .isInstanceOfSatisfying(
            BadArgumentException.class, e -> assertThat(e.argument()).isEqualTo(argument));
  }

  @Test
  void theServersTimeIsReadOrItsFailureTold() {
    SchedulerOptions following = SchedulerOptions.defaults().withServerClock(Duration.ofDays(1));
    List<byte[]> time = List.of("1700000000".getBytes(UTF_8), "123456".getBytes(UTF_8));
    Scheduler scheduler = new ScriptScheduler(new FakeRedis().answering(time), following) {};
    assertThat(scheduler.clock().instant())
        .isBetween(Instant.ofEpochSecond(1_700_000_000L), Instant.ofEpochSecond(1_700_003_600L));
    for (Object answer : List.of(1L, new IllegalStateException("reset"))) {
      FakeRedis redis = new FakeRedis().answering(answer);
      assertThatThrownBy(() -> new ScriptScheduler(redis, following) {})
          .isInstanceOf(ConnectionLostException.class)
          .hasMessageContaining("time");
      FakeRedis async = new FakeRedis().answering(answer);
      assertThatThrownBy(() -> new ScriptAsyncScheduler(async.async(), following) {})
          .isInstanceOf(ConnectionLostException.class)
          .hasMessageContaining("time");
      assertThat(List.of(redis.sent, async.sent)).containsOnly(List.of("TIME", "close"));
    }
  }

  @SuppressWarnings("NullAway") // what callers without null checks may do
  @Test
  void theClientIsClosedIfThereAreNoOptions() {
    FakeRedis redis = new FakeRedis();
    assertRefused("options", () -> new ScriptScheduler(redis, null) {});
    FakeRedis async = new FakeRedis();
    assertRefused("options", () -> new ScriptAsyncScheduler(async.async(), null) {});
    assertThat(List.of(redis.sent, async.sent)).containsOnly(List.of("close"));
  }
}
