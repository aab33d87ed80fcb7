package io.redisched.reports.results;

import java.util.List;
import java.util.Optional;

/**
 * What operations cost on queues of growing depth: {@code scale.json}.
 *
 * @param conditions under which it was measured
 * @param bodyBytes the length of a body
 * @param points one for each depth
 */
public record Depths(Conditions conditions, long bodyBytes, List<Point> points) {

  /**
   * One depth.
   *
   * @param depth jobs waiting in the queue
   * @param memoryPerJob bytes of Redis memory for each; empty if not measured
   * @param operations what they cost there
   */
  public record Point(long depth, Optional<Double> memoryPerJob, List<Cost> operations) {
    private static Point read(Field field) {
      return new Point(
          field.whole("depth"),
          field.optional("memoryBytesPerJob").map(Field::asNumber),
          field.list("operations", Cost::read));
    }

    /** The cost of an operation at this depth. */
    public Optional<Cost> cost(String operation) {
      return operations.stream().filter(cost -> cost.operation().equals(operation)).findFirst();
    }
  }

  /**
   * What one call takes, one figure for each round.
   *
   * @param operation such as {@code put}
   * @param serverMicros microseconds inside the server
   * @param roundTripMicros microseconds from request to answer
   */
  public record Cost(String operation, List<Double> serverMicros, List<Double> roundTripMicros) {
    private static Cost read(Field field) {
      return new Cost(
          field.text("operation"),
          Rounds.read(field, "serverMicros"),
          Rounds.read(field, "roundTripMicros"));
    }
  }

  static Depths read(Field root) {
    return new Depths(
        Conditions.read(root.get("conditions")),
        root.whole("bodyBytes"),
        root.list("points", Point::read));
  }
}
