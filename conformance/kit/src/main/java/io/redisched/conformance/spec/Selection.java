package io.redisched.conformance.spec;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which clauses are meant: patterns of clause ids, in which {@code *} stands for any characters and
 * case does not matter. Immutable.
 *
 * @param patterns the patterns; none means every clause
 */
public record Selection(List<String> patterns) {

  /** Every clause. */
  public static final Selection ALL = new Selection(List.of());

  /** Copies the patterns, without white space around them. */
  public Selection {
    patterns = patterns.stream().map(String::strip).toList();
  }

  /** Tells whether the clause with this id is meant. */
  public boolean covers(String clause) {
    return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, clause));
  }

  /**
   * Makes sure that every pattern means something.
   *
   * @throws IllegalArgumentException if one matches no clause of the specification
   */
  public void requireMatches(Specification specification) {
    for (String pattern : patterns) {
      if (specification.clauses().stream().noneMatch(clause -> matches(pattern, clause.id()))) {
        throw new IllegalArgumentException(
            "The pattern \"" + pattern + "\" matches no clause of the specification.");
      }
    }
  }

  private static boolean matches(String pattern, String clause) {
    StringBuilder regex = new StringBuilder();
    for (String literal : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return clause.matches("(?i)" + regex);
  }
}
