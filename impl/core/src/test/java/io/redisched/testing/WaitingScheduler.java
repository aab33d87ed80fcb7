package io.redisched.testing;

import io.redisched.AsyncScheduler;
import io.redisched.Job;
import io.redisched.JobInfo;
import io.redisched.Scheduler;
import io.redisched.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** An asynchronous scheduler seen as a blocking one, so that one contract serves both. */
public final class WaitingScheduler implements Scheduler {

  private final AsyncScheduler scheduler;
  private final Runnable send;

  /**
   * Waits for each operation.
   *
   * @param send what makes the scheduler send what it has gathered
   */
  public WaitingScheduler(AsyncScheduler scheduler, Runnable send) {
    this.scheduler = scheduler;
    this.send = send;
  }

  private <T> T await(CompletionStage<T> stage) {
    send.run();
    return join(stage);
  }

  /** The value of a stage, or the exception it failed with as it is. */
  public static <T> T join(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().orTimeout(2, TimeUnit.MINUTES).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public boolean put(String topic, String id, byte[] body, Instant expiration) {
    return await(scheduler.put(topic, id, body, expiration));
  }

  @Override
  public boolean put(String topic, String id, String body, Instant expiration) {
    return await(scheduler.put(topic, id, body, expiration));
  }

  @Override
  public Optional<Job> reserve(String topic, Instant max, Duration ttr) {
    return await(scheduler.reserve(topic, max, ttr));
  }

  @Override
  public Optional<Job> pull(String topic, Instant max) {
    return await(scheduler.pull(topic, max));
  }

  @Override
  public boolean release(String topic, String id) {
    return await(scheduler.release(topic, id));
  }

  @Override
  public boolean delete(String topic, String id) {
    return await(scheduler.delete(topic, id));
  }

  @Override
  public int requeue(String topic, Instant max, int limit) {
    return await(scheduler.requeue(topic, max, limit));
  }

  @Override
  public Optional<JobInfo> get(String topic, String id) {
    return await(scheduler.get(topic, id));
  }

  @Override
  public TopicCounts counts(String topic, Instant now) {
    return await(scheduler.counts(topic, now));
  }

  @Override
  public Clock clock() {
    return scheduler.clock();
  }

  @Override
  public void close() {
    scheduler.close();
  }
}
