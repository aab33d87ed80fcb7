package io.redisched.conformance.spec;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which clauses are meant: patterns of clause ids, in which {@code *} stands for any characters and
 * case does not matter. A pattern that begins with {@code !} takes clauses out again, whatever its
 * place. Immutable.
 *
 * @param patterns the patterns; with none, or none but such that take out, all other clauses are
 *     meant
 */
public record Selection(List<String> patterns) {

  /** Every clause. */
  public static final Selection ALL = new Selection(List.of());

  private static final String NOT = "!";

  /** Copies the patterns, without white space around them. */
  public Selection {
    patterns = patterns.stream().map(String::strip).toList();
  }

  /** Tells whether the clause with this id is meant. */
  public boolean covers(String clause) {
    boolean takenOut = patterns.stream().anyMatch(p -> p.startsWith(NOT) && matches(p, clause));
    List<String> taken = patterns.stream().filter(p -> !p.startsWith(NOT)).toList();
    return !takenOut && (taken.isEmpty() || taken.stream().anyMatch(p -> matches(p, clause)));
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

  /** Tells whether a clause is what the pattern names, taken or taken out. */
  private static boolean matches(String pattern, String clause) {
    String named = pattern.startsWith(NOT) ? pattern.substring(NOT.length()) : pattern;
    StringBuilder regex = new StringBuilder();
    for (String literal : named.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return clause.matches("(?i)" + regex);
  }
}
