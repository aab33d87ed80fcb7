package io.redisched.conformance.subject;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what the checks that draw at random get done: how much that is depends on the port and the
 * machine, so a report has to say it. Thread-safe.
 */
public final class Effort {

  private final LongAdder steps = new LongAdder();
  private final LongAdder stepNanos = new LongAdder();
  private final LongAdder histories = new LongAdder();
  private final LongAdder historyCalls = new LongAdder();
  private final LongAdder historyNanos = new LongAdder();

  /** Counts steps of random sequences. */
  public void addSteps(int number, Duration time) {
    steps.add(number);
    stepNanos.add(time.toNanos());
  }

  /** Counts histories of concurrent calls, the time to judge them included. */
  public void addHistories(int number, long calls, Duration time) {
    histories.add(number);
    historyCalls.add(calls);
    historyNanos.add(time.toNanos());
  }

  /** Returns the number of steps of random sequences. */
  public long steps() {
    return steps.sum();
  }

  /** Returns the time that the steps took, in seconds. */
  public double stepSeconds() {
    return stepNanos.sum() / 1e9;
  }

  /** Returns the number of histories of concurrent calls. */
  public long histories() {
    return histories.sum();
  }

  /** Returns the number of calls in all histories. */
  public long historyCalls() {
    return historyCalls.sum();
  }

  /** Returns the time that the histories took, in seconds. */
  public double historySeconds() {
    return historyNanos.sum() / 1e9;
  }
}
