package io.redisched.benchmarks.full;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.redisched.benchmarks.ceiling.CeilingRun;
import io.redisched.benchmarks.cost.CostRun;
import io.redisched.benchmarks.fixture.ChildProcess;
import io.redisched.benchmarks.load.LoadRun;
import io.redisched.benchmarks.peer.PeerRun;
import io.redisched.benchmarks.run.Conditions;
import io.redisched.benchmarks.run.RecordedRun;
import io.redisched.benchmarks.scale.MemoryGuard;
import io.redisched.benchmarks.scale.ScaleRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Every runner, one after the other, each in a JVM of its own, with one directory for all results:
 * what a result that is to be kept consists of.
 *
 * <p>It takes three quarters of an hour on a machine that should have nothing else to do.
 */
@Command(
    name = "FullRun",
    mixinStandardHelpOptions = true,
    description = "Makes a full result: costs, JMH, latency under load, peers, ceiling, scale.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0: all was measured, and the costs are as expected",
      "1: a runner failed; the others have left their results",
      "2: bad arguments"
    })
public final class FullRun implements Callable<Integer> {

  /** A runner takes minutes, the longest of them half an hour. */
  private static final Duration LIMIT = Duration.ofHours(3);

  @Option(
      names = "--results",
      paramLabel = "DIR",
      required = true,
      description = "where to write; made if missing, files of an earlier run are replaced")
  private Path results = Path.of("");

  @Option(
      names = "--smoke",
      description =
          "all but the costs for a moment each, marked as no evidence, to see that everything works")
  private boolean smoke;

  @Option(
      names = "--deep",
      description =
          "also a queue of ten million jobs: takes about 4 GiB of memory, which is asked for before"
              + " anything is run, and some minutes more")
  private boolean deep;

  @Spec private @Nullable CommandSpec spec;

  private FullRun() {}

  /** Runs, and exits with one of the codes that {@code --help} lists. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new FullRun()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (deep) {
      requireMemory();
    }
    List<String> failures = new ArrayList<>();
    for (Step step : smoke ? smokeSteps() : fullSteps(deep)) {
      System.out.println("== " + step.runner().getSimpleName());
      long start = System.nanoTime();
      int exit = run(step);
      System.out.printf(
          "== %s: %d s, exit code %d%n",
          step.runner().getSimpleName(),
          SECONDS.convert(System.nanoTime() - start, NANOSECONDS),
          exit);
      if (exit != 0) {
        failures.add(step.runner().getSimpleName());
      }
    }
    if (!failures.isEmpty()) {
      System.err.println("Failed: " + String.join(", ", failures));
      return 1;
    }
    return 0;
  }

  record Step(Class<?> runner, List<String> jvmFlags, List<String> arguments) {

    static Step of(Class<?> runner, String... arguments) {
      return new Step(runner, List.of(), List.of(arguments));
    }
  }

  private static List<Step> fullSteps(boolean deep) {
    return List.of(
        new Step(CostRun.class, List.of("-XX:-DoEscapeAnalysis"), List.of()),
        Step.of(RecordedRun.class, "--full"),
        Step.of(LoadRun.class, "--seconds", "4"),
        Step.of(PeerRun.class),
        Step.of(CeilingRun.class, "--rounds", "4"),
        deep ? Step.of(ScaleRun.class, "--deep") : Step.of(ScaleRun.class));
  }

  /** Asked now, as an hour is too late to hear it. */
  private void requireMemory() {
    CommandLine commandLine = requireNonNull(spec, "picocli sets it").commandLine();
    if (smoke) {
      throw new ParameterException(commandLine, "--deep is not for a run with --smoke");
    }
    MemoryGuard.ofThisMachine()
        .objection(ScaleRun.DEEP, ScaleRun.BODY_BYTES)
        .ifPresent(
            objection -> {
              throw new ParameterException(commandLine, "--deep: " + objection);
            });
  }

  private static List<Step> smokeSteps() {
    return List.of(
        smoke(RecordedRun.class),
        smoke(LoadRun.class, "--rounds=1", "--seconds=0.2", "--rates=50,100", "--depth=1000"),
        smoke(PeerRun.class, "--rounds=1", "--seconds=0.2", "--connections=4", "--depth=1000"),
        smoke(CeilingRun.class, "--rounds=1", "--connections=1", "--depth=4000"),
        smoke(ScaleRun.class, "--rounds=1", "--calls=200", "--depths=1000,10000"));
  }

  private static Step smoke(Class<?> runner, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--smoke"));
    all.addAll(List.of(arguments));
    return new Step(
        runner, List.of("-XX:TieredStopAtLevel=1", "-D" + Conditions.PATIENT + "=true"), all);
  }

  private int run(Step step) throws IOException, InterruptedException {
    List<String> command = command(step, results, System.getProperties());
    try (ChildProcess runner = ChildProcess.start(new ProcessBuilder(command).inheritIO())) {
      return runner.waitFor(LIMIT);
    }
  }

  /**
   * What starts a runner.
   *
   * @param properties of this JVM: those of redisched say what is measured, so they are handed on
   */
  static List<String> command(Step step, Path results, Properties properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(properties.getProperty("java.home"), "bin", "java").toString());
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith("redisched."))
        .sorted()
        .forEach(name -> command.add("-D" + name + "=" + properties.getProperty(name)));
    command.addAll(step.jvmFlags());
    command.addAll(List.of("-cp", properties.getProperty("java.class.path")));
    command.add(step.runner().getName());
    command.addAll(List.of("--results", results.toString()));
    command.addAll(step.arguments());
    return command;
  }
}
