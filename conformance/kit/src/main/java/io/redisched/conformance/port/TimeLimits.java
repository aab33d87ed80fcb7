package io.redisched.conformance.port;

import java.time.Duration;

/**
 * How long the kit waits for a port.
 *
 * @param start for the first answer of a new process: compilers and package managers that run in
 *     front of a port take their time, once
 * @param call for any other answer
 */
public record TimeLimits(Duration start, Duration call) {

  /** Half a minute to start, ten seconds for a call. */
  public static final TimeLimits DEFAULT =
      new TimeLimits(Duration.ofSeconds(30), Duration.ofSeconds(10));

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public TimeLimits {
    if (start.isNegative() || start.isZero()) {
      throw new IllegalArgumentException("start must be positive, not " + start);
    }
    if (call.isNegative() || call.isZero()) {
      throw new IllegalArgumentException("call must be positive, not " + call);
    }
  }
}
