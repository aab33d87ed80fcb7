package io.redisched;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Schedules jobs in Redis: {@code put} one with an id and a time, {@code reserve} it once it is
 * due, {@code release} it when it has run, or {@code requeue} brings it back.
 *
 * <p>The guarantee is <em>at least once</em>. A reserved job has at most one holder until its
 * deadline; a job that was put is never lost unless Redis itself loses it. A job whose holder is
 * slower than its time to run is handed out again, so running a job twice must be harmless.
 *
 * <p>Time is an argument, to the operations that need it. An {@link Instant} or {@link Duration} is
 * kept as a double of milliseconds, which is exact to the microsecond for present dates. The forms
 * without an instant take it from {@link #clock()}.
 *
 * <p>Topics and ids are non-empty text, bodies are bytes; all come back exactly as they were given.
 * A topic must not begin with <code>}</code>, which would break the Redis Cluster hash tag.
 *
 * <p>Every operation is one EVALSHA, atomic in Redis, and blocks until Redis has answered or the
 * client's own timeout has passed. Every operation throws
 *
 * <ul>
 *   <li>{@link BadArgumentException} for an argument that is null, or not acceptable as its
 *       parameter says; nothing has changed;
 *   <li>{@link RedisRefusedException} if Redis answers with an error; nothing has changed;
 *   <li>{@link ConnectionLostException} if no answer comes; it may or may not have happened.
 * </ul>
 *
 * <p>Implementations are thread-safe.
 *
 * @see AsyncScheduler
 */
public interface Scheduler extends AutoCloseable {

  /**
   * Adds a job to a topic unless its id is in use. (Clauses PUT-*)
   *
   * @param topic the topic, not empty
   * @param id the job's id, not empty
   * @param body the body, any bytes, possibly none
   * @param expiration when the job becomes available, any instant, past ones included
   * @return true if the job was added; false if the id is in use by a queued or reserved job, which
   *     is then unchanged
   */
  boolean put(String topic, String id, byte[] body, Instant expiration);

  /**
   * Adds a job whose body is text, kept as UTF-8. As {@link #put(String, String, byte[], Instant)}.
   *
   * @param topic the topic, not empty
   * @param id the job's id, not empty
   * @param body the body, possibly empty
   * @param expiration when the job becomes available
   * @return true if the job was added; false if the id is in use
   */
  boolean put(String topic, String id, String body, Instant expiration);

  /**
   * Takes the job with the smallest expiration that is not after {@code max}, and reserves it until
   * {@code max + ttr}. Jobs with equal expirations come in any order, each once. (Clauses RSV-*)
   *
   * @param topic the topic, not empty
   * @param max the latest expiration that counts as due, inclusive; normally now
   * @param ttr the time to run, zero or more
   * @return the job, held by the caller until the deadline; empty if none is due
   */
  Optional<Job> reserve(String topic, Instant max, Duration ttr);

  /**
   * Reserves the next job that is due by {@link #clock()}. As {@link #reserve(String, Instant,
   * Duration)}.
   *
   * @param topic the topic, not empty
   * @param ttr the time to run, zero or more
   * @return the job; empty if none is due
   */
  default Optional<Job> reserve(String topic, Duration ttr) {
    return reserve(topic, clock().instant(), ttr);
  }

  /**
   * Takes the next due job as {@link #reserve(String, Instant, Duration)} does, but ends it at
   * once: it does not come back if the caller fails. (Clauses PULL-*)
   *
   * @param topic the topic, not empty
   * @param max the latest expiration that counts as due, inclusive
   * @return the job, which has ended; empty if none is due
   */
  Optional<Job> pull(String topic, Instant max);

  /**
   * Pulls the next job that is due by {@link #clock()}. As {@link #pull(String, Instant)}.
   *
   * @param topic the topic, not empty
   * @return the job, which has ended; empty if none is due
   */
  default Optional<Job> pull(String topic) {
    return pull(topic, clock().instant());
  }

  /**
   * Ends a reserved job: it has run. (Clauses REL-*)
   *
   * @param topic the topic, not empty
   * @param id the job's id, not empty
   * @return true if the job was reserved, even past its deadline, and has ended; false if it was
   *     queued or there is none, and nothing has changed
   */
  boolean release(String topic, String id);

  /**
   * Removes a job in any state; nothing done with it later brings it back. (Clauses DEL-*)
   *
   * @param topic the topic, not empty
   * @param id the job's id, not empty
   * @return true if a queued or reserved job was removed; false if there was none
   */
  boolean delete(String topic, String id);

  /**
   * Gives reserved jobs whose deadline is not after {@code max} back to the queue, earliest
   * deadline first; they become queued with expiration {@code max}. (Clauses REQ-*)
   *
   * @param topic the topic, not empty
   * @param max the latest deadline that counts as passed, inclusive; normally now
   * @param limit how many jobs at most, zero or more
   * @return how many jobs were requeued, zero to {@code limit}
   */
  int requeue(String topic, Instant max, int limit);

  /**
   * Requeues jobs that are overdue by {@link #clock()}. As {@link #requeue(String, Instant, int)}.
   *
   * @param topic the topic, not empty
   * @param limit how many jobs at most, zero or more
   * @return how many jobs were requeued
   */
  default int requeue(String topic, int limit) {
    return requeue(topic, clock().instant(), limit);
  }

  /**
   * Reads a job without changing it. (Clauses GET-*)
   *
   * @param topic the topic, not empty
   * @param id the job's id, not empty
   * @return the job with its state; empty if there is none
   */
  Optional<JobInfo> get(String topic, String id);

  /**
   * Counts a topic's jobs by state, as of {@code now}. (Clauses CNT-*)
   *
   * @param topic the topic, not empty
   * @param now the instant that divides ready from delayed, and overdue from the rest
   * @return the counts, all zero for a topic without jobs
   */
  TopicCounts counts(String topic, Instant now);

  /**
   * Counts a topic's jobs as of {@link #clock()}. As {@link #counts(String, Instant)}.
   *
   * @param topic the topic, not empty
   * @return the counts
   */
  default TopicCounts counts(String topic) {
    return counts(topic, clock().instant());
  }

  /** Returns the clock that the forms without an instant read. */
  Clock clock();

  /** Releases what this scheduler opened itself; a client that was handed in stays open. */
  @Override
  void close();
}
