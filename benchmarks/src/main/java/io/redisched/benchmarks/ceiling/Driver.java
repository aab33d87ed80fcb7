package io.redisched.benchmarks.ceiling;

import io.redisched.benchmarks.fixture.Queue;

/** What makes calls on a number of connections, with a number of them in flight on each. */
interface Driver extends AutoCloseable {

  String name();

  boolean offers(Phase phase);

  /**
   * Makes that many calls, or somewhat more to fill the last batches.
   *
   * @return calls a second
   * @throws IllegalStateException if a call failed
   */
  double rate(Phase phase, Queue queue, int depth, long calls);

  @Override
  void close();
}
