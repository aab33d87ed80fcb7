package io.redisched.reports;

import io.redisched.reports.compare.Comparison;
import io.redisched.reports.compare.ComparisonJson;
import io.redisched.reports.compare.ComparisonMarkdown;
import io.redisched.reports.compare.ComparisonText;
import io.redisched.reports.compare.Driver;
import io.redisched.reports.compare.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether HEAD is faster or slower than BASE, or that the figures do not tell. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Tells whether HEAD is faster or slower than BASE, or that the figures do not tell.",
      "",
      "Without --jars, BASE and HEAD are JMH result files, or folders with jmh-result*.json."
          + " Each row is held against its floor (no-op EVALSHAs) in its own run, because"
          + " between two runs the machine may have changed; a row without floors"
          + " stays inconclusive.",
      "",
      "With --jars, they are benchmark jars. Each benchmark runs one fork at a time: BASE, HEAD,"
          + " BASE again and BASE with slowed scripts, back to back in random order. BASE must come"
          + " out the same as itself, and slow scripts slower: a row in which they do not gets no"
          + " verdict, and the comparison is void if they come out otherwise anywhere, or right"
          + " nowhere, or if such a row might be slower. A benchmark is run until this is sure,"
          + " between --forks and --max-forks times. JMH's options follow a lone --, by default"
          + " -bm thrpt -wi 4 -w 1s -i 4 -r 1s.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no row is slower (some may be inconclusive)",
      "1:at least one row is slower",
      "2:bad arguments, a file that cannot be read or written, a benchmark that failed, or nothing"
          + " to compare",
      "3:void: the comparison failed its own check"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  compare results/monday results/tuesday",
      "  compare --jars old/benchmarks.jar benchmarks/target/benchmarks.jar \\",
      "    --include CycleBenchmark -- -t 8 -bm thrpt -wi 4 -w 1s -i 4 -r 1s"
    })
final class CompareCommand implements Callable<Integer> {
  private static final List<String> JMH_DEFAULTS =
      List.of("-bm", "thrpt", "-wi", "4", "-w", "1s", "-i", "4", "-r", "1s");

  /** What the driver says to JMH itself. */
  private static final Set<String> TAKEN = Set.of("-f", "-foe", "-rf", "-rff", "-o");

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BASE", description = "What to compare with.")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "HEAD", description = "What to give verdicts on.")
  private Path head = Path.of("");

  @Parameters(
      index = "2..*",
      arity = "0..*",
      paramLabel = "JMH",
      description = "With --jars: options of JMH, after a lone --.")
  private List<String> jmh = new ArrayList<>();

  @Option(
      names = "--margin",
      paramLabel = "PERCENT",
      description = "Speeds that differ by less are the same. Default: ${DEFAULT-VALUE}")
  private double margin = 10;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Also writes Markdown.")
  private @Nullable Path markdown;

  @Option(names = "--json", paramLabel = "FILE", description = "Also writes JSON.")
  private @Nullable Path json;

  @Option(
      names = "--absolute",
      description =
          "Compares the figures themselves, not their shares of the floors: right only if nothing"
              + " but the program differed between the two runs.")
  private boolean absolute;

  @Option(names = "--jars", description = "BASE and HEAD are benchmark jars, to be run here.")
  private boolean jars;

  @Option(
      names = "--forks",
      paramLabel = "N",
      description =
          "With --jars: the fewest forks of a benchmark, at least 5. Default: ${DEFAULT-VALUE}")
  private int forks = 10;

  @Option(
      names = "--max-forks",
      paramLabel = "N",
      description = "With --jars: the most. Default: four times the fewest")
  private @Nullable Integer maxForks;

  @Option(
      names = "--include",
      paramLabel = "REGEX",
      description = "With --jars: which benchmarks to run; may be repeated. Default: all")
  private List<String> include = new ArrayList<>();

  @Option(
      names = "--jvm",
      paramLabel = "OPTION",
      description = "With --jars: an option of the JVMs, as -Dname=value; may be repeated.")
  private List<String> jvm = new ArrayList<>();

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "With --jars: where result files and logs go; earlier ones there are replaced."
              + " Default: ${DEFAULT-VALUE}")
  private Path results = Path.of("reports/target/compare");

  @Option(
      names = "--slow-by",
      paramLabel = "TURNS",
      description =
          "With --jars: turns of an empty loop that slow a script for the self-check."
              + " Default: ${DEFAULT-VALUE}")
  private int slowBy = 5_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "With --jars: of the order of the forks. Default: drawn, and told")
  private long seed = System.nanoTime() & 0xffff;

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    Comparison comparison = jars ? run() : Runs.compare(base, head, margin / 100, absolute);
    if (comparison.isEmpty()) {
      throw bad("BASE and HEAD have no row in common: there is nothing to compare");
    }
    write(markdown, ComparisonMarkdown.of(comparison));
    write(json, ComparisonJson.of(comparison));
    spec().commandLine().getOut().print(ComparisonText.of(comparison));
    spec().commandLine().getOut().flush();
    return comparison.exitCode();
  }

  private Comparison run() throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(include);
    options.addAll(jmh.isEmpty() ? JMH_DEFAULTS : jmh);
    spec()
        .commandLine()
        .getErr()
        .printf(
            "%s rounds of 4 forks of each benchmark, seed %s; logs in %s%n",
            forks == most() ? forks : forks + " to " + most(), seed, results);
    return new Driver(
            new Driver.Plan(
                base.toAbsolutePath(),
                head.toAbsolutePath(),
                forks,
                most(),
                jvm,
                options,
                seed,
                slowBy,
                results),
            spec().commandLine().getErr())
        .run(margin / 100);
  }

  private void check() {
    if (!(margin > 0 && margin < 100)) {
      throw bad("--margin should be above 0 and below 100: " + margin);
    }
    if (!Files.exists(base)) {
      throw bad("BASE: there is no " + base);
    }
    if (!Files.exists(head)) {
      throw bad("HEAD: there is no " + head);
    }
    if (jars && !Files.isRegularFile(base)) {
      throw bad("BASE: with --jars it should be a jar: " + base);
    }
    if (jars && !Files.isRegularFile(head)) {
      throw bad("HEAD: with --jars it should be a jar: " + head);
    }
    if (!jars && !jmh.isEmpty()) {
      throw bad("options of JMH need --jars: " + String.join(" ", jmh));
    }
    if (jars && forks < 5) {
      throw bad("--forks should be at least 5, or no verdict can follow: " + forks);
    }
    if (jars && most() < forks) {
      throw bad(
          "--max-forks should not be below --forks, which is %s: %s".formatted(forks, most()));
    }
    if (jars && slowBy < 1) {
      throw bad("--slow-by should be at least 1: " + slowBy);
    }
    jmh.stream()
        .filter(TAKEN::contains)
        .findFirst()
        .ifPresent(
            option -> {
              throw bad("JMH's option " + option + " is set by compare itself");
            });
  }

  private int most() {
    return maxForks == null ? (int) Math.min(4L * forks, Integer.MAX_VALUE) : maxForks;
  }

  private static void write(@Nullable Path file, String text) throws IOException {
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(Objects.requireNonNull(folder, "a file stands in a folder"));
      Files.writeString(file, text);
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
