package io.redisched.conformance.report;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.spec.Clause;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code conformance.json}: everything, for machines; one result a clause. */
final class JsonResults {

  private JsonResults() {}

  static String of(ConformanceReport report) {
    ObjectNode json = Json.object();
    json.putObject("kit").put("version", KitVersion.get());
    json.set("port", Json.MAPPER.valueToTree(report.port()));
    json.put("redis", report.redis()).put("seed", report.seed()).put("command", report.command());
    json.put("startedAt", report.startedAt().toString());
    json.put("durationSeconds", report.duration().toMillis() / 1000.0);
    json.put("verdict", report.verdict().id());
    json.put("planned", report.plannedClauses());
    json.putObject("checks").put("planned", report.planned()).put("accounted", report.accounted());
    json.set("figures", Json.MAPPER.valueToTree(report.figures()));
    ArrayNode results = json.putArray("results");
    report.clauses().forEach(clause -> results.add(result(clause)));
    addAll(json.putArray("warnings"), report.warnings());
    addAll(json.putArray("contradictions"), report.contradictions());
    addAll(json.putArray("errors"), report.errors());
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
  }

  private static ObjectNode result(ClauseResult result) {
    Clause clause = result.clause();
    ObjectNode entry =
        Json.object()
            .put("id", clause.id())
            .put("title", clause.sentence())
            .put("level", clause.level().name())
            .put("profile", clause.profile().id())
            .put("operation", clause.section())
            .put("outcome", result.outcome().id())
            .put("message", result.message());
    ArrayNode trace = entry.putArray("trace");
    result.checks().stream()
        .flatMap(check -> check.exchanges().stream())
        .forEach(exchange -> trace.add(exchange.toString()));
    ArrayNode pictures = entry.putArray("pictures");
    result.checks().stream()
        .flatMap(check -> check.pictures().stream())
        .map(Json.MAPPER::<ObjectNode>valueToTree)
        .forEach(pictures::add);
    return entry.put("rerun", result.rerun());
  }

  private static void addAll(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
