package io.redisched.benchmarks.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Counts what operations cost and compares it with what they are expected to cost.
 *
 * <p>The question: has a change made an operation cost more, or less, than everybody thinks? The
 * answers are counts, the same on every machine and at every load. Do not conclude how fast
 * anything is.
 */
@Command(
    name = "CostRun",
    mixinStandardHelpOptions = true,
    description = "Counts what operations cost and compares it with what is expected.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0: as expected, or updated",
      "1: something costs more or less",
      "2: could not run"
    })
public final class CostRun implements Callable<Integer> {

  static final String UPDATE_COMMAND =
      "java -XX:-DoEscapeAnalysis -cp benchmarks/target/benchmarks.jar "
          + CostRun.class.getName()
          + " --update";

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "where to write costs.json (default: ${DEFAULT-VALUE})",
      defaultValue = "benchmarks/target/results")
  private Path results = Path.of("");

  @Option(
      names = "--expected",
      paramLabel = "DIR",
      description =
          "where the expected costs.json and its COSTS.md are (default: ${DEFAULT-VALUE})",
      defaultValue = "benchmarks")
  private Path expected = Path.of("");

  @Option(names = "--update", description = "make what was measured the expectation")
  private boolean update;

  private CostRun() {}

  /** Runs, and exits with one of the codes that {@code --help} lists. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new CostRun())
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  command.getErr().println("The costs could not be counted: " + failure);
                  return 2;
                })
            .execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (!Allocations.areExact()) {
      System.err.println("Start the JVM with -XX:-DoEscapeAnalysis: without, allocations vary.");
      return 2;
    }
    Costs measured = CostMeter.measure();
    Files.createDirectories(results);
    measured.write(results.resolve("costs.json"));
    print(measured);
    return update ? update(measured) : compare(measured);
  }

  private int update(Costs measured) throws IOException {
    Path file = expected.resolve("costs.json");
    Costs former = Files.exists(file) ? Costs.read(file) : measured;
    Costs costs = CostGate.accept(former, measured);
    costs.write(file);
    Files.writeString(expected.resolve("COSTS.md"), CostTable.of(costs));
    System.out.printf("Updated costs.json and COSTS.md in %s.%n", expected);
    return 0;
  }

  private int compare(Costs measured) throws IOException {
    Costs expectation = Costs.read(expected.resolve("costs.json"));
    if (!Files.readString(expected.resolve("COSTS.md")).equals(CostTable.of(expectation))) {
      System.err.println("COSTS.md does not say what costs.json says.");
      return unexpected();
    }
    List<String> changes = CostGate.changes(expectation, measured);
    if (changes.isEmpty()) {
      System.out.printf("All as expected in %s.%n", expected.resolve("costs.json"));
      return 0;
    }
    changes.forEach(System.err::println);
    return unexpected();
  }

  private static int unexpected() {
    System.err.printf(
        "If that is meant, update the expectation, and commit it:%n  %s%n", UPDATE_COMMAND);
    return 1;
  }

  private static void print(Costs costs) {
    System.out.println(
        "operation client            commands bytes in     out    reads allocated  us/call");
    for (Cost cost : costs.operations()) {
      System.out.printf(
          Locale.ROOT,
          "%-9s %-17s %8.3f %8.2f %7.2f %8s %9.0f %8.2f%n",
          cost.operation(),
          cost.client(),
          cost.commands(),
          cost.bytesIn(),
          cost.bytesOut(),
          cost.reads() == null ? "varies" : String.format(Locale.ROOT, "%.4f", cost.reads()),
          cost.allocatedBytes(),
          cost.serverMicros());
    }
    System.out.printf(
        Locale.ROOT, "A waiting job takes %.1f bytes of Redis memory.%n", costs.memoryPerJob());
  }
}
