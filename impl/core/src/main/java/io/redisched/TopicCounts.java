package io.redisched;

/**
 * How many jobs of a topic were in which state at one moment, each 0 or more.
 *
 * @param ready queued with an expiration that has come: {@code reserve} would hand them out
 * @param delayed queued with an expiration still to come
 * @param reserved reserved, whatever the deadline
 * @param overdue those of the reserved whose deadline has come: {@code requeue} would take them
 *     back
 */
public record TopicCounts(long ready, long delayed, long reserved, long overdue) {

  /** Returns how many jobs the topic had in all: ready, delayed and reserved. */
  public long total() {
    return ready + delayed + reserved;
  }
}
