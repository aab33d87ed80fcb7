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
    Call<T> call = new Call<>(operation);
    call.send();
    return call;
  }

  private CompletionStage<Instant> time() {
    try {
      return commands.time().handle(this::instant);
    } catch (RuntimeException failure) {
      return CompletableFuture.failedStage(noTime(failure));
    }
  }

  private Instant instant(@Nullable Object reply, @Nullable Throwable failure) {
    if (failure != null) {
      throw noTime(Failures.unwrap(failure));
    }
    try {
      return Replies.time(reply);
    } catch (RuntimeException notUnderstood) {
      throw Failures.of("time", null, notUnderstood);
    }
  }

  private SchedulerException noTime(Throwable failure) {
    return Failures.of("time", commands.errorReply(failure), failure);
  }

  private void loadScripts() {
    try {
      Script.ALL.forEach(commands::scriptLoad);
    } catch (RuntimeException failure) {
      // Only a head start: a call that misses its script brings it along.
    }
  }

  /**
   * A call of a script under way, which completes with the operation's result. It is its own
   * callback, so that a call costs one object here.
   */
  private final class Call<T> extends CompletableFuture<T>
      implements BiConsumer<@Nullable Object, @Nullable Throwable> {

    private final Operation<T> operation;
    private boolean bringsScript;

    Call(Operation<T> operation) {
      this.operation = operation;
    }

    void send() {
      CompletionStage<@Nullable Object> sent;
      try {
        sent =
            bringsScript
                ? commands.eval(operation.script(), operation.keys(), operation.args())
                : commands.evalsha(operation.script(), operation.keys(), operation.args());
      } catch (RuntimeException failure) {
        fail(failure);
        return;
      }
      sent.whenComplete(this);
    }

    @Override
    public void accept(@Nullable Object reply, @Nullable Throwable failure) {
      if (failure != null) {
        fail(Failures.unwrap(failure));
        return;
      }
      T value;
      try {
        value = operation.read(reply);
      } catch (RuntimeException notUnderstood) {
        completeExceptionally(Failures.of(operation.script().operation(), null, notUnderstood));
        return;
      }
      complete(value);
    }

    private void fail(Throwable failure) {
      String error = commands.errorReply(failure);
      if (!bringsScript && Failures.isNoScript(error)) {
        bringsScript = true;
        send();
      } else {
        completeExceptionally(Failures.of(operation.script().operation(), error, failure));
      }
    }
  }
}
