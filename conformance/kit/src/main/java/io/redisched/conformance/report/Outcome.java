package io.redisched.conformance.report;

import java.util.Locale;

/** What came of a clause or a check. */
public enum Outcome {
  /** Checked and kept. */
  PASSED,
  /** Checked and broken. */
  FAILED,
  /** Listed as known to fail, and it does. */
  KNOWN_FAILING,
  /** The check ran but could not tell; the message says why. */
  UNDECIDED,
  /** Binds only ports of a profile that this port does not declare. */
  NOT_APPLICABLE,
  /** Cannot be checked with this driver or this Redis; the message says why. */
  NOT_TESTABLE;

  /** Returns the outcome as a reader has it: {@code known failing}. */
  public String words() {
    return id().replace('-', ' ');
  }

  /** Returns a sign that can be told from the others without colour. */
  public String sign() {
    return switch (this) {
      case PASSED -> "✓";
      case FAILED -> "✗";
      case KNOWN_FAILING -> "!";
      case UNDECIDED -> "◐";
      case NOT_APPLICABLE -> "–";
      case NOT_TESTABLE -> "?";
    };
  }

  /** Returns the name used in result files, such as {@code known-failing}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
