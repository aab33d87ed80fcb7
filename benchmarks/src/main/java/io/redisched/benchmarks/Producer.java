package io.redisched.benchmarks;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** What a thread needs to put jobs of its own: ids that nobody has used, and chance. */
@State(Scope.Thread)
public class Producer {

  private static final long IDS_OF_A_THREAD = 1_000_000_000_000_000L;
  private static final long NINETEEN_DIGITS = 1_000_000_000_000_000_000L;

  private long next;
  private SplittableRandom random;

  /** Starts where no other thread of the fork will come. */
  @Setup
  public void start(ThreadParams thread) {
    next = NINETEEN_DIGITS + thread.getThreadIndex() * IDS_OF_A_THREAD;
    random = new SplittableRandom(thread.getThreadIndex());
  }

  /** A new id of 20 characters. */
  String nextId() {
    return "j" + next++;
  }

  SplittableRandom random() {
    return random;
  }
}
