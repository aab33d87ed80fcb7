package io.redisched.spi;

import io.redisched.AsyncScheduler;
import io.redisched.Job;
import io.redisched.JobInfo;
import io.redisched.SchedulerException;
import io.redisched.SchedulerOptions;
import io.redisched.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@link AsyncScheduler} over any client's {@link AsyncRedisCommands}. Loads the scripts and
 * meets NOSCRIPT as {@link ScriptScheduler} does.
 *
 * <p>As thread-safe as its {@link AsyncRedisCommands}.
 */
public abstract class ScriptAsyncScheduler implements AsyncScheduler {

  private final AsyncRedisCommands commands;
  private final Operations operations;
  private final Clock clock;

  /**
   * Sends the scripts ahead of all operations and does not wait for them to be loaded. A failure to
   * load them is left to the operation that needs them to report.
   *
   * @param commands the client; closed with this scheduler, and if there is to be none
   * @param options prefix and clock
   * @throws SchedulerException if the options ask for the server's clock and it cannot be read
   */
  protected ScriptAsyncScheduler(AsyncRedisCommands commands, SchedulerOptions options) {
    this.commands = Arguments.notNull("commands", commands);
    try {
      this.operations =
          new Operations(new KeySpace(Arguments.notNull("options", options).prefix()));
      loadScripts();
      this.clock = options.clockOver(this::time);
    } catch (RuntimeException failure) {
      commands.close();
      throw failure;
    }
  }

  @Override
  public final CompletionStage<Boolean> put(
      String topic, String id, byte[] body, Instant expiration) {
    return run(operations.put(topic, id, body, expiration));
  }

  @Override
  public final CompletionStage<Boolean> put(
      String topic, String id, String body, Instant expiration) {
    return run(operations.put(topic, id, body, expiration));
  }

  @Override
  public final CompletionStage<Optional<Job>> reserve(String topic, Instant max, Duration ttr) {
    return run(operations.reserve(topic, max, ttr));
  }

  @Override
  public final CompletionStage<Optional<Job>> pull(String topic, Instant max) {
    return run(operations.pull(topic, max));
  }

  @Override
  public final CompletionStage<Boolean> release(String topic, String id) {
    return run(operations.release(topic, id));
  }

  @Override
  public final CompletionStage<Boolean> delete(String topic, String id) {
    return run(operations.delete(topic, id));
  }

  @Override
  public final CompletionStage<Integer> requeue(String topic, Instant max, int limit) {
    return run(operations.requeue(topic, max, limit));
  }

  @Override
  public final CompletionStage<Optional<JobInfo>> get(String topic, String id) {
    return run(operations.get(topic, id));
  }

  @Override
  public final CompletionStage<TopicCounts> counts(String topic, Instant now) {
    return run(operations.counts(topic, now));
  }

  @Override
  public final Clock clock() {
    return clock;
  }

  @Override
  public final void close() {
    commands.close();
  }

  private <T> CompletionStage<T> run(Operation<T> operation) {
    Script script = operation.script();
    CompletableFuture<T> result = new CompletableFuture<>();
    send(
        () -> commands.evalsha(script, operation.keys(), operation.args()),
        (reply, failure) -> {
          if (failure != null && Failures.isNoScript(commands.errorReply(failure))) {
            send(
                () -> commands.eval(script, operation.keys(), operation.args()),
                (again, failed) -> complete(result, operation, again, failed));
          } else {
            complete(result, operation, reply, failure);
          }
        });
    return result;
  }

  /** Sends a command and hands on its reply or failure, the latter unwrapped. */
  private static void send(
      Supplier<CompletionStage<@Nullable Object>> command,
      BiConsumer<@Nullable Object, @Nullable Throwable> then) {
    CompletionStage<@Nullable Object> sent;
    try {
      sent = command.get();
    } catch (RuntimeException failure) {
      then.accept(null, failure);
      return;
    }
    sent.whenComplete(
        (reply, failure) -> then.accept(reply, failure == null ? null : Failures.unwrap(failure)));
  }

  private <T> void complete(
      CompletableFuture<T> result,
      Operation<T> operation,
      @Nullable Object reply,
      @Nullable Throwable failure) {
    String name = operation.script().operation();
    if (failure != null) {
      result.completeExceptionally(Failures.of(name, commands.errorReply(failure), failure));
      return;
    }
    T value;
    try {
      value = operation.read(reply);
    } catch (RuntimeException notUnderstood) {
      result.completeExceptionally(Failures.of(name, null, notUnderstood));
      return;
    }
    result.complete(value);
  }

  private CompletionStage<Instant> time() {
    CompletableFuture<Instant> result = new CompletableFuture<>();
    send(
        commands::time,
        (reply, failure) -> {
          try {
            if (failure == null) {
              result.complete(Replies.time(reply));
            } else {
              result.completeExceptionally(
                  Failures.of("time", commands.errorReply(failure), failure));
            }
          } catch (RuntimeException notUnderstood) {
            result.completeExceptionally(Failures.of("time", null, notUnderstood));
          }
        });
    return result;
  }

  private void loadScripts() {
    try {
      Script.ALL.forEach(commands::scriptLoad);
    } catch (RuntimeException failure) {
      // Only a head start: a call that misses its script brings it along.
    }
  }
}
