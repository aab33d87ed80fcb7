package io.redisched.conformance.report;

import io.redisched.conformance.subject.Exchange;
import io.redisched.conformance.subject.Picture;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one check.
 *
 * @param check the check's name, {@code PutChecks.aNewJobIsAdded}
 * @param clauses the ids of the clauses that it checks
 * @param outcome {@link Outcome#PASSED}, {@link Outcome#FAILED}, {@link Outcome#UNDECIDED}, {@link
 *     Outcome#NOT_APPLICABLE} or {@link Outcome#NOT_TESTABLE}
 * @param message why, null when passed
 * @param exchanges the calls made, the last thousand of them
 * @param calls how many calls were made in all
 * @param pictures what shows the failure at a glance
 * @param duration how long it took
 */
public record CheckResult(
    String check,
    List<String> clauses,
    Outcome outcome,
    @Nullable String message,
    List<Exchange> exchanges,
    long calls,
    List<Picture> pictures,
    Duration duration) {

  /** Returns this result without its exchanges, for a run that keeps only those that failed. */
  public CheckResult withoutExchanges() {
    return new CheckResult(check, clauses, outcome, message, List.of(), calls, pictures, duration);
  }

  /** Returns how many calls a reader has to follow; of races, whose calls are not kept, no end. */
  long length() {
    return calls == 0 ? Long.MAX_VALUE : calls;
  }
}
