package io.redisched.benchmarks.ceiling;

import io.redisched.TopicCounts;
import io.redisched.benchmarks.fixture.BenchmarkServer;
import io.redisched.benchmarks.fixture.Queue;
import java.util.SplittableRandom;

/**
 * One command over and over again, since redis-benchmark cannot do anything else: it knows neither
 * what was answered nor what it sent before.
 *
 * <p>Numbers that differ from call to call are drawn at random, of 12 digits, in the way
 * redis-benchmark does it.
 */
enum Phase {
  /** A script that returns at once, with arguments like those of a put. */
  NOOP,

  /** Puts of new ids. */
  PUT,

  /** Reserves, of jobs that are there. */
  RESERVE,

  /** Releases of ids that were reserved at the beginning. */
  RELEASE;

  /** Ids of new jobs are drawn from so many that hardly one is drawn twice. */
  static final int NEW_IDS = 2_000_000_000;

  /** Due times are 1 and twelve digits. */
  static final long EPOCH = 1_000_000_000_000L;

  /** When all of them have passed. */
  static final long END = EPOCH + NEW_IDS;

  static final String NEW_ID = "p0000000";
  static final String FILLED_ID = "f0000000";
  static final int TTR_SECONDS = 60;

  /** A queue to begin with, of waiting jobs. */
  static Queue waiting(BenchmarkServer server, int depth, int bodyBytes) {
    return new Queue(server, depth, bodyBytes, EPOCH, NEW_IDS);
  }

  /** A queue to begin with, of reserved jobs. */
  static Queue reserved(BenchmarkServer server, int depth, int bodyBytes) {
    Queue queue = waiting(server, depth, bodyBytes);
    queue.keepReserved(depth);
    return queue;
  }

  /**
   * Asserts that the calls have done what they were to do.
   *
   * @param before how many jobs there were, waiting and reserved
   * @throws IllegalStateException if more calls than chance allows were in vain
   */
  void check(Queue queue, TopicCounts before, long calls) {
    TopicCounts after = queue.counts();
    boolean done =
        switch (this) {
          case NOOP -> after.equals(before);
          case PUT -> after.total() >= before.total() + calls - calls / 100;
          case RESERVE -> after.reserved() >= before.reserved() + calls;
          case RELEASE -> after.total() <= before.total() - calls * 4 / 5;
        };
    if (!done) {
      throw new IllegalStateException(
          "%s times %s made %s of %s".formatted(calls, this, after, before));
    }
  }

  /** A number as redis-benchmark writes it, behind {@code prefix}. */
  static String numbered(String prefix, SplittableRandom random, int bound) {
    return prefix + Long.toString(EPOCH + random.nextInt(bound)).substring(1);
  }
}
