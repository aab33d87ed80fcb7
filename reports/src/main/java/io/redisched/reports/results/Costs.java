package io.redisched.reports.results;

import java.util.List;
import java.util.Optional;

/**
 * What operations cost in counts that noise cannot move: {@code costs.json}.
 *
 * @param redis the version of the server
 * @param idBytes the length of a job's id
 * @param bodyBytes the length of a job's body
 * @param memoryPerJob bytes of Redis memory that a waiting job takes
 * @param operations the cost of each operation over each client
 */
public record Costs(
    String redis, long idBytes, long bodyBytes, double memoryPerJob, List<Cost> operations) {

  /**
   * What one operation costs.
   *
   * @param operation which
   * @param client through which client
   * @param commands Redis commands that its script calls
   * @param bytesIn bytes that the server receives
   * @param bytesOut bytes that the server sends
   * @param reads system calls with which the server receives them; empty where it depends on timing
   * @param allocatedBytes bytes that the client's JVM allocates
   * @param serverMicros microseconds that the server spends, a clock's figure; empty if not kept
   */
  public record Cost(
      String operation,
      String client,
      double commands,
      double bytesIn,
      double bytesOut,
      Optional<Double> reads,
      double allocatedBytes,
      Optional<Double> serverMicros) {

    private static Cost read(Field field) {
      return new Cost(
          field.text("operation"),
          field.text("client"),
          field.number("commands"),
          field.number("bytesIn"),
          field.number("bytesOut"),
          field.optional("reads").map(Field::asNumber),
          field.number("allocatedBytes"),
          field.optional("serverMicros").map(Field::asNumber));
    }
  }

  static Costs read(Field root) {
    return new Costs(
        root.text("redis"),
        root.whole("idBytes"),
        root.whole("bodyBytes"),
        root.number("memoryPerJob"),
        root.list("operations", Cost::read));
  }
}
