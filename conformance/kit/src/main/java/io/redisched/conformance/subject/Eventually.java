package io.redisched.conformance.subject;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

/** Waits, with a bound, for what a port or a server owes but not at once. Stateless. */
public final class Eventually {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /**
   * Waits until a condition holds.
   *
   * @param what what is waited for, as the failure will say
   * @throws AssertionError if it does not hold within the bound
   */
  public static void within(Duration bound, String what, Callable<Boolean> condition) {
    if (!holdsWithin(bound, condition)) {
      throw new AssertionError(what + ": not within " + bound.toSeconds() + " seconds");
    }
  }

  /**
   * Waits until a condition holds steadily: so often in a row, or, if it takes long to ask, for as
   * long as the bound.
   *
   * @param what what is waited for, as the failure will say
   * @return how long it took until it held
   * @throws AssertionError if that was not within the bound
   */
  public static Duration steadily(
      Duration bound, String what, int times, BooleanSupplier condition) {
    long start = System.nanoTime();
    AtomicLong held = new AtomicLong();
    do {
      Duration left = bound.minus(since(start));
      boolean holds =
          left.compareTo(Duration.ZERO) > 0
              && holdsWithin(
                  left,
                  () -> {
                    held.set(since(start).toNanos());
                    return condition.getAsBoolean();
                  });
      if (!holds) {
        throw new AssertionError(what + ": not within " + bound.toSeconds() + " seconds");
      }
    } while (!keepsHolding(bound, times - 1, condition));
    return Duration.ofNanos(held.get());
  }

  private static boolean keepsHolding(Duration bound, int times, BooleanSupplier condition) {
    long start = System.nanoTime();
    for (int i = 0; i < times && since(start).compareTo(bound) < 0; i++) {
      if (!condition.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Waits until a condition holds, and tells whether it does within the bound. */
  public static boolean holdsWithin(Duration bound, Callable<Boolean> condition) {
    try {
      await()
          .pollInSameThread() // else a condition under way would be interrupted when the time is up
          .atMost(bound)
          .pollDelay(Duration.ZERO)
          .pollInterval(PAUSE)
          .until(condition);
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }
}
