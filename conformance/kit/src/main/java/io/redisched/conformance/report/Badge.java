package io.redisched.conformance.report;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.spec.Level;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code badge.json}: the endpoint format of shields. */
final class Badge {

  private static final Set<Outcome> DECIDED =
      EnumSet.of(Outcome.PASSED, Outcome.FAILED, Outcome.KNOWN_FAILING);

  private Badge() {}

  static String of(ConformanceReport report) {
    ObjectNode badge = Json.object().put("schemaVersion", 1).put("label", "redisched");
    long decided =
        report.clauses().stream()
            .filter(c -> c.clause().level() == Level.MUST)
            .filter(c -> DECIDED.contains(c.outcome()))
            .count();
    long broken = report.clauses().stream().filter(ClauseResult::breaks).count();
    long passed = report.totals().getOrDefault(Outcome.PASSED, 0L);
    switch (report.verdict()) {
      case CONFORMS -> {
        int undecided = report.undecided().size();
        int known = report.with(Outcome.KNOWN_FAILING).size();
        badge
            .put(
                "message",
                "conforms, "
                    + passed
                    + " clauses"
                    + (known == 0 ? "" : ", " + known + " known to fail")
                    + (undecided == 0 ? "" : ", " + undecided + " undecided"))
            .put("color", undecided + known == 0 ? "brightgreen" : "yellow");
      }
      case DOES_NOT_CONFORM ->
          badge
              .put(
                  "message",
                  broken == 0
                      ? "known failures out of date"
                      : broken + " of " + decided + " broken")
              .put("color", "red");
      case COULD_NOT_RUN -> badge.put("message", "no verdict").put("color", "lightgrey");
    }
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(badge);
  }
}
