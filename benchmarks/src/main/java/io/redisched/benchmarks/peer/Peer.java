package io.redisched.benchmarks.peer;

/** A job queue that is ready to be measured, with its queues filled. */
interface Peer extends AutoCloseable {

  Traits traits();

  /** Putting a job that is due later. */
  Workload put();

  /** Putting a job that is due, taking a job, and ending it. */
  Workload cycle();

  @Override
  void close();
}
