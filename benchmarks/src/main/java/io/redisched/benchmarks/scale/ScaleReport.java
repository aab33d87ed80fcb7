package io.redisched.benchmarks.scale;

import io.redisched.benchmarks.run.Conditions;
import java.util.List;

/**
 * What stands in {@code scale.json}.
 *
 * @param conditions under which it was measured
 * @param bodyBytes the length of a body
 * @param points one for each depth, least first
 */
record ScaleReport(Conditions conditions, int bodyBytes, List<Point> points) {

  /**
   * A depth.
   *
   * @param depth jobs waiting
   * @param memoryBytesPerJob Redis memory that filling the queue took, divided by the depth
   * @param operations what they cost
   */
  record Point(int depth, double memoryBytesPerJob, List<Operation> operations) {}

  /**
   * What an operation costs at a depth.
   *
   * @param operation {@code put}, {@code reserve} or {@code release}
   * @param serverMicros the server's time for a call, one mean for each round
   * @param roundTripMicros the client's time for a call, one median for each round
   */
  record Operation(String operation, List<Double> serverMicros, List<Double> roundTripMicros) {}
}
