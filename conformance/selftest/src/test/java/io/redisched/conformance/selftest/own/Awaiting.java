package io.redisched.conformance.selftest.own;

import io.redisched.AsyncScheduler;
import io.redisched.Job;
import io.redisched.JobInfo;
import io.redisched.Scheduler;
import io.redisched.SchedulerException;
import io.redisched.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** An asynchronous scheduler whose every answer is waited for. */
record Awaiting(AsyncScheduler async) implements Scheduler {

  @Override
  public boolean put(String topic, String id, byte[] body, Instant expiration) {
    return await(async.put(topic, id, body, expiration));
  }

  @Override
  public boolean put(String topic, String id, String body, Instant expiration) {
    return await(async.put(topic, id, body, expiration));
  }

  @Override
  public Optional<Job> reserve(String topic, Instant max, Duration ttr) {
    return await(async.reserve(topic, max, ttr));
  }

  @Override
  public Optional<Job> pull(String topic, Instant max) {
    return await(async.pull(topic, max));
  }

  @Override
  public boolean release(String topic, String id) {
    return await(async.release(topic, id));
  }

  @Override
  public boolean delete(String topic, String id) {
    return await(async.delete(topic, id));
  }

  @Override
  public int requeue(String topic, Instant max, int limit) {
    return await(async.requeue(topic, max, limit));
  }

  @Override
  public Optional<JobInfo> get(String topic, String id) {
    return await(async.get(topic, id));
  }

  @Override
  public TopicCounts counts(String topic, Instant now) {
    return await(async.counts(topic, now));
  }

  @Override
  public Clock clock() {
    return async.clock();
  }

  @Override
  public void close() {
    async.close();
  }

  private static <T> T await(CompletionStage<T> answer) {
    try {
      return answer.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SchedulerException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
