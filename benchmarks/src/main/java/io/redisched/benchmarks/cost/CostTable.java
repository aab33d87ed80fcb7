package io.redisched.benchmarks.cost;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Costs as a Markdown table, in which a reviewer reads what a change costs. */
final class CostTable {

  private static final String HEAD =
      """
      # What an operation costs

      Generated from `costs.json`; the build fails when the code costs something else. To accept new
      costs, and show them to whoever reviews the change:

          %s

      One operation, with an id of %s bytes and a body of %s bytes. Commands are those that the
      script calls; reads are the server's system calls to receive. Pipelined clients have %s
      operations in flight. Allocation is that of the client's JVM (JDK %s) without escape analysis,
      so it is more than a warm program allocates.

      A waiting job takes **%s bytes** of memory (%s, 100 000 jobs).

      | operation | client | commands | bytes in | bytes out | reads | allocated bytes |
      |---|---|--:|--:|--:|--:|--:|
      """;

  private CostTable() {}

  static String of(Costs costs) {
    StringBuilder table =
        new StringBuilder(
            HEAD.formatted(
                CostRun.UPDATE_COMMAND,
                costs.idBytes(),
                costs.bodyBytes(),
                CostedClient.IN_FLIGHT,
                costs.jdk(),
                String.format(Locale.ROOT, "%.1f", costs.memoryPerJob()),
                costs.redis()));
    for (CostedOperation operation : CostedOperation.values()) {
      costs.operations().stream()
          .filter(cost -> cost.operation().equals(operation.toString()))
          .forEach(cost -> table.append(row(cost)));
    }
    return table.toString();
  }

  private static String row(Cost cost) {
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            cost.operation(),
            cost.client(),
            number(cost.commands()),
            number(cost.bytesIn()),
            number(cost.bytesOut()),
            number(cost.reads()),
            number(cost.allocatedBytes()));
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "varies";
    }
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
