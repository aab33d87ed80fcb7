package io.redisched.conformance.run;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.Figures;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Specification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books of a run: every planned check must be accounted for, and every clause that is
 * known to fail must. Thread-safe while results come in.
 */
final class Accounts {

  private final Specification specification;
  private final Settings settings;
  private final List<PlannedCheck> planned;
  private final Queue<CheckResult> results = new ConcurrentLinkedQueue<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final Set<String> inError = ConcurrentHashMap.newKeySet();

  Accounts(Specification specification, Settings settings, List<PlannedCheck> planned) {
    this.specification = specification;
    this.settings = settings;
    this.planned = planned;
  }

  void record(CheckResult result) {
    results.add(result);
  }

  /** Records a check that came to no verdict by a fault that is not the port's. */
  void recordKitError(PlannedCheck check, Throwable error) {
    inError.add(check.name());
    StackTraceElement[] stack = error.getStackTrace();
    errors.add(
        "The kit failed in "
            + check.name()
            + ": "
            + error
            + (stack.length == 0 ? "" : " at " + stack[0]));
  }

  /** Records what keeps the run from being sound, in full sentences. */
  void recordFault(String reason) {
    errors.add(reason);
  }

  ConformanceReport report(
      Description port,
      String redis,
      Instant startedAt,
      Duration duration,
      Figures figures,
      List<String> warnings) {
    Set<String> accounted = new HashSet<>();
    results.forEach(result -> accounted.add(result.check()));
    List<String> faults = new ArrayList<>(errors);
    planned.stream()
        .map(PlannedCheck::name)
        .filter(name -> !accounted.contains(name) && !inError.contains(name))
        .forEach(name -> faults.add(name + " was planned, and nothing came of it."));
    List<ClauseResult> clauses = clauses();
    return new ConformanceReport(
        port,
        redis,
        settings.seed(),
        settings.rerun().command("", settings.seed()),
        startedAt,
        duration,
        figures,
        planned.size(),
        accounted.size(),
        plannedClauses(),
        clauses,
        warnings,
        contradictions(clauses),
        faults);
  }

  private int plannedClauses() {
    return (int)
        planned.stream()
            .flatMap(check -> check.clauses().stream())
            .filter(settings::selects)
            .distinct()
            .count();
  }

  private List<ClauseResult> clauses() {
    List<ClauseResult> clauses = new ArrayList<>();
    for (Clause clause : specification.clauses()) {
      List<CheckResult> checks =
          results.stream().filter(result -> result.clauses().contains(clause.id())).toList();
      if (!checks.isEmpty() && settings.selects(clause.id())) {
        @Nullable String known =
            settings.knownFailing().find(clause.id()).map(KnownFailures.Entry::words).orElse(null);
        String rerun = settings.rerun().command(clause.id(), settings.seed());
        clauses.add(ClauseResult.of(clause, checks, known, rerun));
      }
    }
    return clauses;
  }

  /** A list of known failures that has gone stale hides the next failure. */
  private List<String> contradictions(List<ClauseResult> clauses) {
    List<String> contradictions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (KnownFailures.Entry entry : settings.knownFailing().entries()) {
      String id = entry.clause();
      if (specification.find(id).isEmpty()) {
        contradictions.add(id + " is listed as known to fail, but there is no such clause.");
      } else if (!seen.add(id)) {
        contradictions.add(id + " is listed twice as known to fail.");
      } else {
        Optional<ClauseResult> result =
            clauses.stream().filter(clause -> clause.clause().id().equals(id)).findFirst();
        result
            .filter(clause -> clause.outcome() == Outcome.PASSED)
            .ifPresent(
                clause -> contradictions.add(id + " is listed as known to fail, but it passed."));
        result
            .filter(clause -> clause.outcome() == Outcome.NOT_APPLICABLE)
            .ifPresent(
                clause ->
                    contradictions.add(
                        id + " is listed as known to fail, but does not apply to this port."));
      }
    }
    return contradictions;
  }
}
