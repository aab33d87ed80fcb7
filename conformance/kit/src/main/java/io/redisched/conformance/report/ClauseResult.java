package io.redisched.conformance.report;

import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Level;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a clause: the sum of its checks.
 *
 * @param clause the clause
 * @param outcome the outcome of its worst check; {@link Outcome#KNOWN_FAILING} for a failure that
 *     is listed
 * @param message what its checks said, null if there is nothing to say
 * @param checks the results of its checks
 * @param rerun the command that checks this clause again
 */
public record ClauseResult(
    Clause clause,
    Outcome outcome,
    @Nullable String message,
    List<CheckResult> checks,
    String rerun) {

  /** A clause is kept only if nothing about it is undecided; what has no means may be left out. */
  private static final List<Outcome> WORST_FIRST =
      List.of(
          Outcome.FAILED,
          Outcome.UNDECIDED,
          Outcome.PASSED,
          Outcome.NOT_TESTABLE,
          Outcome.NOT_APPLICABLE);

  /**
   * Sums up the checks of a clause.
   *
   * @param knownReason why the clause is known to fail, or null if it is not
   */
  public static ClauseResult of(
      Clause clause, List<CheckResult> checks, @Nullable String knownReason, String rerun) {
    Outcome worst =
        WORST_FIRST.stream()
            .filter(candidate -> checks.stream().anyMatch(check -> check.outcome() == candidate))
            .findFirst()
            .orElseThrow();
    Stream<String> words =
        checks.stream()
            .filter(check -> check.message() != null && explains(check.outcome(), worst))
            .map(check -> check.check() + ": " + String.valueOf(check.message()).strip());
    Outcome outcome = worst;
    if (outcome == Outcome.FAILED && knownReason != null) {
      outcome = Outcome.KNOWN_FAILING;
      words = Stream.concat(Stream.of("Known: " + knownReason), words);
    }
    String message = words.distinct().collect(Collectors.joining("\n"));
    return new ClauseResult(clause, outcome, message.isEmpty() ? null : message, checks, rerun);
  }

  /** Says what matters; of a clause that did not fail also which part could not be checked. */
  private static boolean explains(Outcome check, Outcome clause) {
    return check == clause || (clause != Outcome.FAILED && check == Outcome.NOT_TESTABLE);
  }

  /** Tells whether the port does not conform because of this clause alone. */
  public boolean breaks() {
    return outcome == Outcome.FAILED && clause.level() == Level.MUST;
  }

  /** Returns the checks that came to this outcome. */
  public List<CheckResult> with(Outcome wanted) {
    return checks.stream().filter(check -> check.outcome() == wanted).toList();
  }

  /** Returns the checks that failed, the one with the fewest calls first: it explains best. */
  public List<CheckResult> failures() {
    return with(Outcome.FAILED).stream()
        .sorted(Comparator.comparingLong(CheckResult::length))
        .toList();
  }
}
