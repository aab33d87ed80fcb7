package io.redisched.conformance.selftest.mutation;

import java.util.Locale;

/**
 * A script with one small change.
 *
 * @param operation whose script it is
 * @param operator the kind of change
 * @param line the line changed, from 1
 * @param before the text replaced
 * @param after the text in its place
 * @param source the whole changed script
 */
record Mutant(
    String operation, Operator operator, int line, String before, String after, String source) {

  /** Kinds of change. */
  enum Operator {
    DROPPED_CALL,
    COMPARISON,
    CONSTANT,
    BOUND,
    KEY,
    COMMAND,
    ARGUMENT_ORDER,
    CONNECTIVE,
    ARITHMETIC,
    RETURN;

    /** Returns the name as reports show it, {@code dropped call}. */
    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Returns a name that stays the same from run to run: {@code put.lua:47 key queued → jobs}. */
  String name() {
    return operation
        + ".lua:"
        + line
        + " "
        + operator.label()
        + ": "
        + before.strip()
        + " → "
        + (after.isBlank() ? "(nothing)" : after.strip());
  }

  @Override
  public String toString() {
    return name();
  }
}
