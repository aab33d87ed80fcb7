package io.redisched.spi;

import io.redisched.Job;
import io.redisched.JobInfo;
import io.redisched.Scheduler;
import io.redisched.SchedulerException;
import io.redisched.SchedulerOptions;
import io.redisched.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Scheduler} over any client's {@link RedisCommands}.
 *
 * <p>The scripts are loaded once, when the scheduler is made, and called by EVALSHA. When Redis
 * answers NOSCRIPT (its script cache is emptied by SCRIPT FLUSH, a restart or a failover) the call
 * has not run; it is repeated by EVAL, which brings the script along and loads it again on the very
 * node that lacked it.
 *
 * <p>As thread-safe as its {@link RedisCommands}.
 */
public abstract class ScriptScheduler implements Scheduler {

  private final RedisCommands commands;
  private final Operations operations;
  private final Clock clock;

  /**
   * Loads the scripts. A failure to load them is left to the operation that needs them to report.
   *
   * @param commands the client; closed with this scheduler, and if there is to be none
   * @param options prefix and clock
   * @throws SchedulerException if the options ask for the server's clock and it cannot be read
   */
  protected ScriptScheduler(RedisCommands commands, SchedulerOptions options) {
    this.commands = Arguments.notNull("commands", commands);
    try {
      this.operations =
          new Operations(new KeySpace(Arguments.notNull("options", options).prefix()));
      loadScripts();
      this.clock = options.clockOver(() -> CompletableFuture.completedStage(time()));
    } catch (RuntimeException failure) {
      commands.close();
      throw failure;
    }
  }

  @Override
  public final boolean put(String topic, String id, byte[] body, Instant expiration) {
    return run(operations.put(topic, id, body, expiration));
  }

  @Override
  public final boolean put(String topic, String id, String body, Instant expiration) {
    return run(operations.put(topic, id, body, expiration));
  }

  @Override
  public final Optional<Job> reserve(String topic, Instant max, Duration ttr) {
    return run(operations.reserve(topic, max, ttr));
  }

  @Override
  public final Optional<Job> pull(String topic, Instant max) {
    return run(operations.pull(topic, max));
  }

  @Override
  public final boolean release(String topic, String id) {
    return run(operations.release(topic, id));
  }

  @Override
  public final boolean delete(String topic, String id) {
    return run(operations.delete(topic, id));
  }

  @Override
  public final int requeue(String topic, Instant max, int limit) {
    return run(operations.requeue(topic, max, limit));
  }

  @Override
  public final Optional<JobInfo> get(String topic, String id) {
    return run(operations.get(topic, id));
  }

  @Override
  public final TopicCounts counts(String topic, Instant now) {
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

  private <T> T run(Operation<T> operation) {
    return orFailure(operation.script().operation(), () -> operation.read(reply(operation)));
  }

  private @Nullable Object reply(Operation<?> operation) {
    try {
      return commands.evalsha(operation.script(), operation.keys(), operation.args());
    } catch (RuntimeException failure) {
      if (!Failures.isNoScript(commands.errorReply(failure))) {
        throw failure;
      }
      return commands.eval(operation.script(), operation.keys(), operation.args());
    }
  }

  private Instant time() {
    return orFailure("time", () -> Replies.time(commands.time()));
  }

  private <T> T orFailure(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException failure) {
      throw Failures.of(operation, commands.errorReply(failure), failure);
    }
  }

  private void loadScripts() {
    try {
      Script.ALL.forEach(commands::scriptLoad);
    } catch (RuntimeException failure) {
      // Only a head start: a call that misses its script brings it along.
    }
  }
}
