package io.redisched.conformance.checks;

/** The instants that the checks are told by, in milliseconds since the Unix epoch. */
final class Instants {

  /** The present of most checks: years before the wall clock of any run, exact in a double. */
  static final double NOW = 1_700_000_000_000.0;

  /**
   * What is due at {@link #NOW} by a millisecond: for the checks that are not about the bound, so
   * that a port that is wrong just there fails where it is wrong.
   */
  static final double DUE = NOW - 1;

  /** Later than anything a check puts or reserves, unless it says otherwise. */
  static final double FAR = NOW + 1e10;

  /** A present that is ahead of the wall clock of any run: the year 2200. */
  static final double FUTURE = 7_258_118_400_000.0;

  private Instants() {}
}
