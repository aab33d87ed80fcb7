package io.redisched.benchmarks;

import static java.util.Objects.requireNonNull;

import io.redisched.benchmarks.fixture.Counterweight;
import io.redisched.benchmarks.fixture.Queue;
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

  /** How many jobs wait in the queue. */
  @Param("100000")
  public int depth;

  /** The length of a job's body in bytes. */
  @Param("64")
  public int bodyBytes;

  private Queue queue;
  private @Nullable Counterweight counterweight;

  /** Fills the queue. */
  @Setup
  public void fill(Client client) {
    queue = new Queue(client.server(), client.subject().scheduler(), depth, bodyBytes);
  }

  Queue queue() {
    return queue;
  }

  /** From now on undoes what {@link #changed} tells of. */
  void counterweigh(IntConsumer undo) {
    counterweight = new Counterweight(undo, depth);
  }

  /** To be called after each operation that changed the depth. */
  void changed() {
    requireNonNull(counterweight).add();
  }

  /** Fails if not exactly {@link #depth} jobs wait, or if any is still reserved. */
  @TearDown(Level.Iteration)
  public void assertDepth() {
    // Not a state of its own: JMH does not keep the order of states at the end of an iteration.
    if (counterweight != null) {
      counterweight.settle();
    }
    queue.assertDepth();
  }
}
