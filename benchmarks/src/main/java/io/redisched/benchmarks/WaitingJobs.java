package io.redisched.benchmarks;

import io.redisched.benchmarks.fixture.Queue;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A queue of a constant depth. Its depth is asserted at the end of each iteration. */
@State(Scope.Benchmark)
public class WaitingJobs {

  /** How many jobs wait in the queue. */
  @Param("100000")
  public int depth;

  /** The length of a job's body in bytes. */
  @Param("64")
  public int bodyBytes;

  private Queue queue;

  /** Fills the queue. */
  @Setup
  public void fill(Client client) {
    queue = new Queue(client.server(), client.subject().scheduler(), depth, bodyBytes);
  }

  Queue queue() {
    return queue;
  }

  /** Fails if not exactly {@link #depth} jobs wait, or if any is still reserved. */
  @TearDown(Level.Iteration)
  public void assertDepth() {
    queue.assertDepth();
  }

  /** Removes the queue, for a Redis that outlives the fork. */
  @TearDown
  public void remove() {
    queue.remove();
  }
}
