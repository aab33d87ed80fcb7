package io.redisched.reports.compare;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A comparison for programs. */
public final class ComparisonJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ComparisonJson() {}

  /** The whole comparison, indented. */
  public static String of(Comparison comparison) {
    ObjectNode root =
        JSON.createObjectNode()
            .put("base", comparison.base())
            .put("head", comparison.head())
            .put("margin", comparison.margin())
            .put("fewestForks", Judge.FEWEST_FORKS)
            .put("exitCode", comparison.exitCode());
    rows(root.putArray("rows"), comparison.rows());
    comparison
        .selfCheck()
        .ifPresent(
            check -> {
              ObjectNode node = root.putObject("selfCheck").put("void", check.isVoid());
              ArrayNode faults = node.putArray("faults");
              check.faults().forEach(faults::add);
              rows(node.putArray("baseAgainstItself"), check.again());
              rows(node.putArray("slowedScripts"), check.slowed());
            });
    ArrayNode notes = root.putArray("notes");
    comparison.notes().forEach(notes::add);
    return root.toPrettyString() + "\n";
  }

  private static void rows(ArrayNode nodes, List<Row> rows) {
    for (Row row : rows) {
      ObjectNode node =
          nodes
              .addObject()
              .put("benchmark", row.key().operation().name())
              .put("statistic", row.key().statistic())
              .put("threads", row.key().threads());
      ObjectNode params = node.putObject("params");
      row.key().params().forEach(params::put);
      if (Double.isFinite(row.speed().value())) {
        node.put("speed", row.speed().value());
      }
      row.speed()
          .interval()
          .ifPresent(interval -> node.put("low", interval.low()).put("high", interval.high()));
      node.put("verdict", row.verdict().word()).put("why", row.why()).put("forks", row.forks());
    }
  }
}
