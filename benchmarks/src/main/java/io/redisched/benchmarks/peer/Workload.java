package io.redisched.benchmarks.peer;

/** An operation on a queue of a known depth. */
interface Workload {

  /**
   * The operation, for one thread to repeat. Each call is done when its answer is there, and fails
   * if that is not what it should be.
   *
   * @param thread the thread's number, less than the number of connections
   */
  Runnable worker(int thread);

  /**
   * After the threads have come to rest, brings the queue back to its depth.
   *
   * @param times how often the operation was done since the last time
   * @throws IllegalStateException if the queue was not as deep as it should have been
   */
  void restore(long times);
}
