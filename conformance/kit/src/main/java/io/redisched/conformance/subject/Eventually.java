package io.redisched.conformance.subject;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
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
