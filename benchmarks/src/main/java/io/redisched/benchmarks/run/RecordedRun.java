package io.redisched.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
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
          "-f=0",
          "-bm=thrpt",
          "-wi=0",
          "-i=1",
          "-r=100ms",
          "-to=60s",
          "-p=depth=10000",
          "-p=inFlight=32");

  @Option(
      names = "--results",
      paramLabel = "DIR",
      required = true,
      description = "where to write; made if missing, files of an earlier run are replaced")
  private Path results = Path.of("");

  @ArgGroup(exclusive = true, multiplicity = "0..1")
  private Extent extent = new Extent();

  private static final class Extent {

    @Option(
        names = "--smoke",
        description = "every benchmark for a moment, in this JVM; marked as no evidence")
    private boolean smoke;

    @Option(
        names = "--full",
        description = "what a full result consists of, half an hour; takes no JMH options")
    private boolean full;
  }

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

    System.out.println("Measuring; progress in " + log);
    Measurements measured = new Measurements();
    try (PrintStream output = new PrintStream(log.toFile(), UTF_8)) {
      OutputFormat format = OutputFormatFactory.createFormatInstance(output, VerboseMode.NORMAL);
      for (List<String> options : runs()) {
        System.out.println("JMH " + String.join(" ", options));
        measured.add(
            new Runner(
                    new OptionsBuilder()
                        .parent(new CommandLineOptions(options.toArray(new String[0])))
                        .shouldFailOnError(true)
                        .build(),
                    format)
                .run());
      }
      measured.write(json);
      List<String> flags =
          measured.all().stream()
              .map(
                  run ->
                      run.getParams().getJvmArgs().stream()
                          .map(Invocation::withoutPassword)
                          .collect(Collectors.joining(" ")))
              .distinct()
              .toList();
      Conditions.observe(extent.smoke, command(), start, String.join("; ", flags))
          .write(conditions);
      measured.all().forEach(RecordedRun::print);
      return 0;
    } catch (CommandLineOptionException e) {
      System.err.println(e.getMessage());
      return 2;
    } catch (RunnerException e) {
      System.err.println("The run failed: " + e.getMessage() + "; see " + log);
      return 1;
    }
  }

  /** The options of each run of JMH. */
  private List<List<String>> runs() throws CommandLineOptionException {
    if (!extent.full) {
      return List.of(
          Stream.of(extent.smoke ? SMOKE : List.<String>of(), jmhOptions)
              .flatMap(List::stream)
              .toList());
    }
    if (!jmhOptions.isEmpty()) {
      throw new CommandLineOptionException("--full takes no options of JMH");
    }
    return Collections.nCopies(FullSelection.PASSES, FullSelection.pass()).stream()
        .flatMap(List::stream)
        .toList();
  }

  private String command() {
    List<String> arguments = new ArrayList<>(List.of("--results", results.toString()));
    if (extent.smoke) {
      arguments.add("--smoke");
    }
    if (extent.full) {
      arguments.add("--full");
    }
    if (!jmhOptions.isEmpty()) {
      arguments.add("--");
      arguments.addAll(jmhOptions);
    }
    return Invocation.command(RecordedRun.class, arguments);
  }

  private static void print(RunResult run) {
    String name = run.getParams().getBenchmark();
    Result<?> score = run.getPrimaryResult();
    System.out.printf(
        Locale.ROOT,
        "%-34s %-17s %3d threads %-6s %10.3f %s%n",
        name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
        run.getParams().getParam("client"),
        run.getParams().getThreads(),
        run.getParams().getMode().shortLabel(),
        score.getScore(),
        score.getScoreUnit());
  }
}
