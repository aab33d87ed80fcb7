package io.redisched.benchmarks;

import static java.util.Objects.requireNonNull;

import io.redisched.benchmarks.fixture.Counterweight;
import io.redisched.benchmarks.fixture.Queue;
import io.redisched.benchmarks.run.Conditions;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A queue of a constant depth. Its depth is asserted at the end of each iteration. */
@State(Scope.Benchmark)
public class WaitingJobs {

  /** How many jobs there are in the queue. */
  @Param("100000")
  public int depth;

  /** The length of a job's body in bytes. */
  @Param("64")
  public int bodyBytes;

  private Queue queue;
  private @Nullable Counterweight counterweight;

  /** Fills the queue. */
  @Setup
  public void fill(Server server) {
    queue = new Queue(server.redis(), depth, bodyBytes);
  }

  Queue queue() {
    return queue;
  }

  /**
   * From now on undoes what {@link #changed} tells of.
   *
   * @param undo undoes that many changes
   * @param bound how many may wait to be undone
   */
  void counterweigh(IntConsumer undo, int bound) {
    counterweight = new Counterweight(undo, bound, Boolean.getBoolean(Conditions.PATIENT));
  }

  /** To be called after each operation that changed the depth by one. */
  void changed() {
    changed(1);
  }

  /** To be called after each operation that changed the depth. */
  void changed(int jobs) {
    requireNonNull(counterweight).add(jobs);
  }

  /** Fails if there are not exactly as many jobs, waiting and reserved, as at the start. */
  @TearDown(Level.Iteration)
  public void assertDepth() {
    // Not a state of its own: JMH does not keep the order of states at the end of an iteration.
    if (counterweight != null) {
      counterweight.settle();
    }
    queue.assertDepth();
  }

  /** Ends what undoes changes. */
  @TearDown
  public void close() {
    if (counterweight != null) {
      counterweight.close();
    }
  }
}
