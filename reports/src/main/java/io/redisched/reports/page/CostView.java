package io.redisched.reports.page;

import io.redisched.reports.results.Costs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What operations cost, in counts.
 *
 * @param setting which jobs on which server
 * @param memory what a waiting job takes
 * @param groups a group for each operation
 */
public record CostView(String setting, String memory, List<Group> groups) {

  /**
   * The costs of one operation.
   *
   * @param operation which
   * @param rows one for each client
   */
  public record Group(String operation, List<Row> rows) {}

  /**
   * The costs through one client, each in figures.
   *
   * @param client which
   * @param commands Redis commands
   * @param bytesIn bytes to the server
   * @param bytesOut bytes from the server
   * @param reads the server's system calls to receive
   * @param allocated bytes that the client allocates
   * @param serverTime what the server takes for it
   */
  public record Row(
      String client,
      String commands,
      String bytesIn,
      String bytesOut,
      String reads,
      String allocated,
      String serverTime) {}

  static CostView of(Costs costs) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Costs.Cost cost : costs.operations()) {
      groups
          .computeIfAbsent(cost.operation(), operation -> new ArrayList<>())
          .add(
              new Row(
                  cost.client(),
                  Figures.average(cost.commands()),
                  Figures.average(cost.bytesIn()),
                  Figures.average(cost.bytesOut()),
                  cost.reads().map(Figures::average).orElse("varies"),
                  Figures.average(cost.allocatedBytes()),
                  cost.serverMicros().map(Figures::time).orElse("–")));
    }
    return new CostView(
        "Jobs with an id of %s bytes and a body of %s bytes on %s."
            .formatted(costs.idBytes(), costs.bodyBytes(), costs.redis()),
        "A waiting job takes %s bytes of Redis memory."
            .formatted(Figures.average(costs.memoryPerJob())),
        groups.entrySet().stream()
            .map(entry -> new Group(entry.getKey(), List.copyOf(entry.getValue())))
            .toList());
  }
}
