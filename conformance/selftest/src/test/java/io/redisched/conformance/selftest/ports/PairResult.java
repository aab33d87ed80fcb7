package io.redisched.conformance.selftest.ports;

import java.util.List;

/**
 * What came of an ordered pair of ports, as {@code pairs.json} has it.
 *
 * @param from the port that begins
 * @param to the port that goes on
 * @param outcome {@code passed}, {@code failed} or {@code not-run}
 * @param message what went wrong or why it was not run; empty if it passed
 * @param trace what was asked and answered, a line each, under a heading for each handover
 */
record PairResult(String from, String to, String outcome, String message, List<String> trace) {

  static PairResult notRun(String from, String to, String reason) {
    return new PairResult(from, to, "not-run", reason, List.of());
  }
}
