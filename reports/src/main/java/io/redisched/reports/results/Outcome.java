package io.redisched.reports.results;

/**
 * How a check of a clause ended. From the worst to the best, so that the first of several counts.
 */
public enum Outcome {
  /** The port does not keep the clause. */
  FAILED("failed", "failed", "✗"),
  /** The port does not keep the clause, and its author has said so. */
  KNOWN_FAILING("known-failing", "known to fail", "!"),
  /** The clause could be checked, but whether the port keeps it was not found out. */
  UNDECIDED("undecided", "undecided", "◐"),
  /** The port keeps the clause. */
  PASSED("passed", "passed", "✓"),
  /** The clause cannot be checked here, for a reason that the message tells. */
  NOT_TESTABLE("not-testable", "not testable here", "?"),
  /** The port does not offer the clause's profile. */
  NOT_APPLICABLE("not-applicable", "not applicable", "–"),
  /** The run has no result for the clause. */
  NOT_RUN("not-run", "not run", "·");

  private final String word;
  private final String label;
  private final String mark;

  Outcome(String word, String label, String mark) {
    this.word = word;
    this.label = label;
    this.mark = mark;
  }

  /** The word that result files use; also the name of the style. */
  public String word() {
    return word;
  }

  /** The outcome in words for a reader. */
  public String label() {
    return label;
  }

  /** One character that tells the outcome without colour. */
  public String mark() {
    return mark;
  }

  /** Whether a reader would want to know more: the check failed, known or not. */
  public boolean isFailure() {
    return this == FAILED || this == KNOWN_FAILING;
  }

  /** Whether the check could have passed and did not. */
  public boolean needsAttention() {
    return isFailure() || this == UNDECIDED;
  }
}
