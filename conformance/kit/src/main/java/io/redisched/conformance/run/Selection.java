package io.redisched.conformance.run;

import io.redisched.conformance.spec.Specification;
import java.util.List;

/** Sees to it that a selection selects something. */
final class Selection {

  private Selection() {}

  /**
   * Checks a selection.
   *
   * @throws IllegalArgumentException if a pattern matches no clause, or no check is selected
   */
  static void check(Settings settings, Specification specification, List<PlannedCheck> planned) {
    for (String pattern : settings.only()) {
      if (specification.clauses().stream()
          .noneMatch(clause -> Settings.matches(pattern, clause.id()))) {
        throw new IllegalArgumentException(
            "The pattern \"" + pattern + "\" matches no clause of the specification.");
      }
    }
    if (planned.isEmpty()) {
      throw new IllegalArgumentException(
          "No check is selected"
              + (settings.only().isEmpty() ? "." : " by " + settings.only() + "."));
    }
  }
}
