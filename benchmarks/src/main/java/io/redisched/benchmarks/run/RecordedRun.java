package io.redisched.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs JMH and leaves in one directory what a report needs: {@code jmh-result.json}, JMH's own
 * JSON; {@code jmh-output.txt}, what JMH said meanwhile; and {@code conditions.json}.
 *
 * <p>It fails, as plain JMH does only with {@code -foe true}, when a benchmark fails.
 */
@Command(
    name = "RecordedRun",
    mixinStandardHelpOptions = true,
    description = "Runs JMH benchmarks and records results and conditions.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0: measured", "1: a benchmark failed", "2: bad arguments"})
public final class RecordedRun implements Callable<Integer> {

  /** Enough to see that everything works, far too little to trust a figure. */
  private static final List<String> SMOKE =
      List.of(
          "-f=1",
          "-wi=1",
          "-w=200ms",
          "-i=2",
          "-r=200ms",
          "-to=60s",
          "-p=depth=10000",
          "-jvmArgsAppend=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

  private static final String SMOKE_SELECTION = "\\.(Cycle|Floor|Put)Benchmark\\.";

  @Option(
      names = "--results",
      paramLabel = "DIR",
      required = true,
      description = "where to write; made if missing, files of an earlier run are replaced")
  private Path results = Path.of("");

  @Option(names = "--smoke", description = "a run of under a minute that is marked as no evidence")
  private boolean smoke;

  @Parameters(
      paramLabel = "JMH",
      description = "options of JMH, after a lone --; -- -h lists them",
      arity = "0..*")
  private List<String> jmhOptions = List.of();

  private RecordedRun() {}

  /** Runs, and exits with one of the codes that {@code --help} lists. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new RecordedRun()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(results);
    Path json = results.resolve("jmh-result.json");
    Path log = results.resolve("jmh-output.txt");
    Path conditions = results.resolve("conditions.json");
    Files.deleteIfExists(json);
    Files.deleteIfExists(conditions);
    Instant start = Instant.now();

    System.out.printf(
        "Measuring%s; progress in %s%n", smoke ? " (smoke run, about a minute)" : "", log);
    try {
      Collection<RunResult> measured =
          new Runner(
                  new OptionsBuilder()
                      .parent(new CommandLineOptions(allJmhOptions()))
                      .shouldFailOnError(true)
                      .resultFormat(ResultFormatType.JSON)
                      .result(json.toString())
                      .output(log.toString())
                      .build())
              .run();
      List<String> flags =
          measured.stream()
              .map(run -> String.join(" ", run.getParams().getJvmArgs()))
              .distinct()
              .toList();
      Conditions.observe(smoke, command(), start, String.join("; ", flags)).write(conditions);
      measured.forEach(RecordedRun::print);
      return 0;
    } catch (CommandLineOptionException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (RunnerException e) {
      System.err.println("The run failed: " + e.getMessage() + "; see " + log);
      return 1;
    }
  }

  private String[] allJmhOptions() {
    List<String> all = new ArrayList<>(smoke ? SMOKE : List.of());
    if (smoke && jmhOptions.isEmpty()) {
      all.add(SMOKE_SELECTION);
    }
    all.addAll(jmhOptions);
    return all.toArray(new String[0]);
  }

  private String command() {
    StringBuilder command =
        new StringBuilder("java -cp benchmarks/target/benchmarks.jar ")
            .append(RecordedRun.class.getName())
            .append(" --results ")
            .append(results);
    if (smoke) {
      command.append(" --smoke");
    }
    if (!jmhOptions.isEmpty()) {
      command.append(" -- ").append(String.join(" ", jmhOptions));
    }
    return command.toString();
  }

  private static void print(RunResult run) {
    String name = run.getParams().getBenchmark();
    Result<?> score = run.getPrimaryResult();
    System.out.printf(
        Locale.ROOT,
        "%-34s %-8s %-6s %10.3f %s%n",
        name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
        run.getParams().getParam("client"),
        run.getParams().getMode().shortLabel(),
        score.getScore(),
        score.getScoreUnit());
  }
}
