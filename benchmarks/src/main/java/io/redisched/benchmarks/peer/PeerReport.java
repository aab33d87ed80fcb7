package io.redisched.benchmarks.peer;

import io.redisched.benchmarks.run.Conditions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code peers.json}.
 *
 * @param conditions under which it was measured
 * @param connections to the server, or threads where one connection serves all
 * @param bodyBytes the length of a body
 * @param depth jobs waiting in each queue
 * @param peers those that were measured
 * @param absent those that could not be
 */
record PeerReport(
    Conditions conditions,
    int connections,
    int bodyBytes,
    int depth,
    List<Measured> peers,
    List<Absent> absent) {

  /**
   * A peer that was measured.
   *
   * @param peer its name
   * @param version of what is compared: the server's where it is a server, else the library's; null
   *     if unknown
   * @param acknowledges what ends a job
   * @param survives what a crash leaves
   * @param ids how a job is told from others
   * @param operations what was measured
   */
  record Measured(
      String peer,
      @Nullable String version,
      String acknowledges,
      String survives,
      String ids,
      List<Operation> operations) {}

  /**
   * An operation's rates.
   *
   * @param operation {@code put}, or {@code cycle}: put, take and end
   * @param opsPerSecond one for each round; all peers' rounds are interleaved
   */
  record Operation(String operation, List<Double> opsPerSecond) {}

  /**
   * A peer that was not measured.
   *
   * @param peer its name
   * @param reason why
   */
  record Absent(String peer, String reason) {}
}
