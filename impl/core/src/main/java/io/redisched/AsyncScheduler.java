package io.redisched;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * {@link Scheduler} without blocking: every operation sends its EVALSHA and returns a stage that
 * completes with what the synchronous form returns.
 *
 * <p>A bad argument is thrown at once as {@link BadArgumentException}; nothing is sent. Every other
 * failure completes the stage exceptionally with the {@link SchedulerException} that the
 * synchronous form throws, not wrapped. Stages complete on a thread of the Redis client: do not
 * block in their callbacks.
 *
 * <p>Operations sent one after the other over one connection are carried out in that order, except
 * those that meet an emptied script cache, which are sent again behind the ones that did not. The
 * scripts are loaded ahead of the first operation, so this is rare.
 *
 * <p>As in {@link Scheduler}, no operation is sent again after its answer was lost.
 *
 * <p>Implementations are thread-safe unless they say otherwise.
 */
public interface AsyncScheduler extends AutoCloseable {

  /** As {@link Scheduler#put(String, String, byte[], Instant)}. */
  CompletionStage<Boolean> put(String topic, String id, byte[] body, Instant expiration);

  /** As {@link Scheduler#put(String, String, String, Instant)}. */
  CompletionStage<Boolean> put(String topic, String id, String body, Instant expiration);

  /** As {@link Scheduler#reserve(String, Instant, Duration)}. */
  CompletionStage<Optional<Job>> reserve(String topic, Instant max, Duration ttr);

  /** As {@link Scheduler#reserve(String, Duration)}. */
  default CompletionStage<Optional<Job>> reserve(String topic, Duration ttr) {
    return reserve(topic, clock().instant(), ttr);
  }

  /** As {@link Scheduler#pull(String, Instant)}. */
  CompletionStage<Optional<Job>> pull(String topic, Instant max);

  /** As {@link Scheduler#pull(String)}. */
  default CompletionStage<Optional<Job>> pull(String topic) {
    return pull(topic, clock().instant());
  }

  /** As {@link Scheduler#release(String, String)}. */
  CompletionStage<Boolean> release(String topic, String id);

  /** As {@link Scheduler#delete(String, String)}. */
  CompletionStage<Boolean> delete(String topic, String id);

  /** As {@link Scheduler#requeue(String, Instant, int)}. */
  CompletionStage<Integer> requeue(String topic, Instant max, int limit);

  /** As {@link Scheduler#requeue(String, int)}. */
  default CompletionStage<Integer> requeue(String topic, int limit) {
    return requeue(topic, clock().instant(), limit);
  }

  /** As {@link Scheduler#get(String, String)}. */
  CompletionStage<Optional<JobInfo>> get(String topic, String id);

  /** As {@link Scheduler#counts(String, Instant)}. */
  CompletionStage<TopicCounts> counts(String topic, Instant now);

  /** As {@link Scheduler#counts(String)}. */
  default CompletionStage<TopicCounts> counts(String topic) {
    return counts(topic, clock().instant());
  }

  /** Returns the clock that this scheduler was made with. */
  Clock clock();

  /** As {@link Scheduler#close()}. */
  @Override
  void close();
}
