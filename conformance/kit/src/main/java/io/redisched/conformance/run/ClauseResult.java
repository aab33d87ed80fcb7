package io.redisched.conformance.run;

import io.redisched.conformance.spec.Clause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a clause: the sum of its checks.
 *
 * @param clause the clause
 * @param outcome the outcome of its worst check
 * @param message what its checks said, null if there is nothing to say
 * @param checks the results of its checks
 */
public record ClauseResult(
    Clause clause, Outcome outcome, @Nullable String message, List<CheckResult> checks) {}
