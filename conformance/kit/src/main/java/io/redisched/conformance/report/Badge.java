package io.redisched.conformance.report;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.spec.Level;
import tools.jackson.databind.node.ObjectNode;

/** {@code badge.json}: the endpoint format of shields. */
final class Badge {

  private Badge() {}

  static String of(ConformanceReport report) {
    ObjectNode badge = Json.object().put("schemaVersion", 1).put("label", "redisched");
    long must = report.clauses().stream().filter(c -> c.clause().level() == Level.MUST).count();
    long broken = report.clauses().stream().filter(ClauseResult::breaks).count();
    long passed = report.totals().getOrDefault(Outcome.PASSED, 0L);
    switch (report.verdict()) {
      case CONFORMS -> {
        int undecided = report.undecided().size();
        badge
            .put(
                "message",
                "conforms, "
                    + passed
                    + " clauses"
                    + (undecided == 0 ? "" : ", " + undecided + " undecided"))
            .put("color", undecided == 0 ? "brightgreen" : "yellow");
      }
      case DOES_NOT_CONFORM ->
          badge
              .put(
                  "message",
                  broken == 0 ? "known failures out of date" : broken + " of " + must + " broken")
              .put("color", "red");
      case COULD_NOT_RUN -> badge.put("message", "no verdict").put("color", "lightgrey");
    }
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(badge);
  }
}
