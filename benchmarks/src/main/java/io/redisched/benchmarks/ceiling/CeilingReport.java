package io.redisched.benchmarks.ceiling;

import io.redisched.benchmarks.run.Conditions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code ceiling.json}. A round measures the tool and every client, so the share of
 * the ceiling is to be taken round by round.
 *
 * @param conditions under which it was measured
 * @param tool what the ceiling is
 * @param version of the tool; null if it is absent
 * @param absent why there is no ceiling; null if there is
 * @param bodyBytes the length of a body
 * @param depth jobs waiting before each measurement
 * @param operations what the tool reached
 * @param subjects what the clients reached
 */
record CeilingReport(
    Conditions conditions,
    String tool,
    @Nullable String version,
    @Nullable String absent,
    int bodyBytes,
    int depth,
    List<Ceiling> operations,
    List<Share> subjects) {

  /**
   * What the tool reached.
   *
   * @param operation {@code noop}, {@code put} or {@code cycle}
   * @param connections in parallel
   * @param inFlight commands sent before an answer is awaited, on each connection
   * @param opsPerSecond one for each round
   */
  record Ceiling(String operation, int connections, int inFlight, List<Double> opsPerSecond) {}

  /**
   * What a client reached.
   *
   * @param client its name
   * @param operation {@code put} or {@code cycle}
   * @param connections in parallel, a thread each
   * @param inFlight operations sent before an answer is awaited, on each connection
   * @param opsPerSecond one for each round
   */
  record Share(
      String client, String operation, int connections, int inFlight, List<Double> opsPerSecond) {}
}
