package io.redisched.conformance.report;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.spec.Specification;
import io.redisched.conformance.subject.Effort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports made by hand. */
public final class Reports {

  private static final Specification SPECIFICATION = Specification.load();

  private Reports() {}

  /** Returns what came of a check of PROC-2 that is not known to fail. */
  public static CheckResult check(String name, Outcome outcome, @Nullable String message) {
    return new CheckResult(
        name, List.of("PROC-2"), outcome, message, List.of(), 0, List.of(), Duration.ofMillis(5));
  }

  /** Returns what came of a clause. */
  public static ClauseResult clause(
      String id, @Nullable String knownReason, CheckResult... checks) {
    return ClauseResult.of(
        SPECIFICATION.clause(id), List.of(checks), knownReason, "kit --only " + id);
  }

  /** Returns a sound report. */
  public static ConformanceReport of(ClauseResult... clauses) {
    return new ConformanceReport(
        new Description("sample", "1", "Java", "none", List.of("core")),
        "Redis 7",
        1,
        "kit",
        Instant.EPOCH,
        Duration.ofSeconds(1),
        Figures.of(new Effort()),
        clauses.length,
        clauses.length,
        clauses.length,
        List.of(clauses),
        List.of(),
        List.of(),
        List.of());
  }
}
