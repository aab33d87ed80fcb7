package io.redisched.conformance.selftest.mutation;

import java.util.Locale;

/**
 * A script with one small change.
 *
 * @param operation whose script it is
 * @param operator the kind of change
 * @param before the line of code as it was, without the white space around it
 * @param occurrence which of the lines that read like this, from 1
 * @param after the line as it is now; empty if nothing is left of it
 * @param source the whole changed script
 */
record Mutant(
    String operation,
    Operator operator,
    String before,
    int occurrence,
    String after,
    String source) {

  /** Kinds of change. */
  enum Operator {
    DROPPED_CALL,
    COMPARISON,
    CONSTANT,
    ROUNDING,
    BOUND,
    KEY,
    COMMAND,
    ARGUMENT_ORDER,
    TEXT,
    CONNECTIVE,
    ARITHMETIC,
    RETURN;

    /** Returns the name as reports show it, {@code dropped call}. */
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * Returns a name that no other mutant has, and that stays the same as long as the line of code
   * does: {@code put: if added == 0 then → if added ~= 0 then}.
   */
  String name() {
    return operation
        + ": "
        + before
        + (occurrence > 1 ? " (" + occurrence + ")" : "")
        + " → "
        + (after.isEmpty() ? "(nothing)" : after);
  }

  @Override
  public String toString() {
    return name();
  }
}
