package io.redisched.benchmarks;

import io.redisched.Job;
import java.util.Optional;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What the operations answered. A rate says nothing if most calls came back empty-handed, so a
 * single such answer fails the run. The counts stand in the results beside the score.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Outcomes {

  /** Calls of reserve or pull that returned a job. */
  public long reserved;

  /** Calls of reserve or pull that found no job. */
  public long empty;

  /** Calls of put, release, delete or requeue that did less than they were to do. */
  public long refused;

  /** Counts a put, release, delete or requeue. */
  boolean accepted(boolean done) {
    if (!done) {
      refused++;
    }
    return done;
  }

  /** Counts a reserve or pull. */
  Optional<Job> found(Optional<Job> job) {
    if (job.isPresent()) {
      reserved++;
    } else {
      empty++;
    }
    return job;
  }

  /** Fails if an operation came back empty or was refused. */
  @TearDown(Level.Iteration)
  public void assertAllDone() {
    if (empty > 0 || refused > 0) {
      throw new IllegalStateException(
          "%s jobs were reserved, but %s calls found none and %s were refused; both were to be 0"
              .formatted(reserved, empty, refused));
    }
  }
}
