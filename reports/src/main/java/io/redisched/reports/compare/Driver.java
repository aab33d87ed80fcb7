package io.redisched.reports.compare;

import io.redisched.reports.page.Figures;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs two benchmark jars in turn, a fork at a time, on this machine.
 *
 * <p>A round goes through all benchmarks, one value of each parameter at a time. Of each it runs
 * one fork each of BASE, of HEAD, of BASE once more and of BASE with slowed scripts, one right
 * after the other; what is compared lies seconds apart, so whatever comes and goes on the machine
 * meets all of them alike. Both orders are drawn anew every time. Every JVM is a plain run of JMH,
 * whose result file is kept.
 *
 * <p>A benchmark takes part in the fewest rounds, and from then on until the self-check is sure of
 * it or the most rounds are over. HEAD's figures have no say in that.
 */
public final class Driver {

  /** What takes part in a round. */
  private enum Arm {
    BASE,
    HEAD,
    AGAIN,
    SLOWED;

    String folder() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What to run.
   *
   * @param base the jar of BASE
   * @param head the jar of HEAD
   * @param fewest how many rounds everything takes part in, and so how many forks each has
   * @param most how many rounds there are at most
   * @param jvmOptions options of the JVMs
   * @param jmhOptions options of JMH, the selection of benchmarks among them
   * @param seed of the order
   * @param slowBy turns of an empty loop that slow a script for the self-check
   * @param results the folder for result files and logs; made if missing
   */
  public record Plan(
      Path base,
      Path head,
      int fewest,
      int most,
      List<String> jvmOptions,
      List<String> jmhOptions,
      long seed,
      int slowBy,
      Path results) {}

  /** One fork of one benchmark; JMH itself gives up on an iteration after ten minutes. */
  private static final Duration LIMIT = Duration.ofHours(1);

  private final Plan plan;
  private final PrintWriter progress;
  private final JmhOptions options;
  private final Map<Arm, String> classPaths = new EnumMap<>(Arm.class);
  private final Map<Arm, Set<Case>> cases = new EnumMap<>(Arm.class);

  /**
   * Plans; nothing is run yet.
   *
   * @param plan what to run
   * @param progress told of each round
   */
  public Driver(Plan plan, PrintWriter progress) {
    this.plan = plan;
    this.progress = progress;
    this.options = JmhOptions.of(plan.jmhOptions());
  }

  /**
   * Runs all rounds. Blocks for as long as they take.
   *
   * @param margin by which speeds may differ and yet be called the same, as 0.05
   * @return what came of it
   * @throws DriverException if a jar cannot be run, or a benchmark fails
   */
  public Comparison run(double margin) throws IOException, InterruptedException {
    prepare();
    list();
    List<Case> all =
        Stream.concat(of(Arm.BASE).stream(), of(Arm.HEAD).stream()).distinct().toList();
    List<Case> left = new ArrayList<>(all);
    Judge judge = new Judge(margin);
    List<Arm> arms = new ArrayList<>(List.of(Arm.values()));
    Random random = new Random(plan.seed());
    long start = System.nanoTime();
    for (int round = 1; round <= plan.most() && !left.isEmpty(); round++) {
      Collections.shuffle(left, random);
      for (Case next : left) {
        Collections.shuffle(arms, random);
        progress.printf("round %s, %s:", round, next.title());
        for (Arm arm : arms) {
          if (of(arm).contains(next)) {
            progress.printf(" %s", arm.folder());
            progress.flush();
            fork(arm, next, String.format(Locale.ROOT, "%03d-%02d", round, all.indexOf(next) + 1));
          }
        }
        progress.println();
      }
      if (round >= plan.fewest()) {
        left.removeAll(settled(left, judge));
      }
      progress.println(outlook(round, left.size(), Duration.ofNanos(System.nanoTime() - start)));
      progress.flush();
    }
    return Comparison.ofRounds(
        plan.base().toString(),
        plan.head().toString(),
        speeds(Arm.BASE),
        speeds(Arm.HEAD),
        speeds(Arm.AGAIN),
        speeds(Arm.SLOWED),
        judge);
  }

  /** Those of which more forks would tell nothing about how far the figures can be believed. */
  private Set<Case> settled(List<Case> left, Judge judge) {
    ForkSpeeds bases = speeds(Arm.BASE);
    SelfCheck check =
        SelfCheck.of(judge.pairs(bases, speeds(Arm.AGAIN)), judge.pairs(bases, speeds(Arm.SLOWED)));
    return left.stream()
        .filter(
            one ->
                !of(Arm.HEAD).contains(one)
                    || bases.byRow().keySet().stream()
                        .filter(one::measured)
                        .allMatch(row -> check.isSettled(row, judge)))
        .collect(Collectors.toSet());
  }

  private void prepare() throws IOException {
    for (Arm arm : Arm.values()) {
      Path folder = Files.createDirectories(plan.results().resolve(arm.folder()));
      try (Stream<Path> earlier = Files.list(folder)) {
        for (Path file : earlier.filter(Files::isRegularFile).toList()) {
          Files.delete(file);
        }
      }
    }
    Path slowed = plan.results().resolve(Arm.SLOWED.folder()).resolve("scripts");
    SlowedScripts.write(plan.base(), slowed, plan.slowBy());
    classPaths.put(Arm.BASE, plan.base().toString());
    classPaths.put(Arm.HEAD, plan.head().toString());
    classPaths.put(Arm.AGAIN, plan.base().toString());
    classPaths.put(Arm.SLOWED, slowed + File.pathSeparator + plan.base());
  }

  /** Finds out which benchmarks each side has. */
  private void list() throws IOException, InterruptedException {
    for (Arm arm : List.of(Arm.BASE, Arm.HEAD)) {
      List<String> arguments = new ArrayList<>(options.selection());
      arguments.add("-lp");
      Path log = plan.results().resolve(arm.folder()).resolve("jmh-list.txt");
      jmh(arm, arguments, log, arm.folder());
      cases.put(arm, Case.listed(Files.readAllLines(log)));
    }
    cases.put(Arm.AGAIN, of(Arm.BASE));
    cases.put(Arm.SLOWED, of(Arm.BASE));
    if (of(Arm.BASE).stream().noneMatch(of(Arm.HEAD)::contains)) {
      throw new DriverException(
          "BASE and HEAD have no benchmark in common that is called %s"
              .formatted(String.join(" ", options.selection())));
    }
  }

  private Set<Case> of(Arm arm) {
    return cases.getOrDefault(arm, Set.of());
  }

  private void fork(Arm arm, Case which, String number) throws IOException, InterruptedException {
    Path folder = plan.results().resolve(arm.folder());
    List<String> arguments = new ArrayList<>(which.options());
    arguments.addAll(options.manner());
    arguments.addAll(List.of("-f", "1", "-foe", "true", "-rf", "json"));
    arguments.addAll(
        List.of("-rff", folder.resolve("jmh-result-%s.json".formatted(number)).toString()));
    jmh(
        arm,
        arguments,
        folder.resolve("jmh-output-%s.txt".formatted(number)),
        "%s, %s".formatted(arm.folder(), which.title()));
  }

  private void jmh(Arm arm, List<String> arguments, Path log, String what)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(plan.jvmOptions());
    command.addAll(List.of("-cp", classPaths.getOrDefault(arm, ""), "org.openjdk.jmh.Main"));
    command.addAll(arguments);
    try (ChildProcess jmh =
        ChildProcess.start(
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()))) {
      jmh.process().getOutputStream().close();
      int status = jmh.waitFor(LIMIT);
      if (status != 0) {
        throw new DriverException(
            "%s: JMH ended with status %s%s; see %s".formatted(what, status, cause(log), log));
      }
    }
  }

  /** What JMH says went wrong: of the exceptions in its log the last, which is the innermost. */
  private static String cause(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.matches(".*(Exception|Error): .*"))
          .reduce((earlier, later) -> later)
          .map(line -> " (" + line.replaceFirst("^.*(Exception|Error): ", "") + ")")
          .orElse("");
    }
  }

  private ForkSpeeds speeds(Arm arm) {
    return ForkSpeeds.read(plan.results().resolve(arm.folder()));
  }

  private String outlook(int done, int left, Duration spent) {
    if (left == 0 || done == plan.most()) {
      return "done";
    }
    if (done < plan.fewest()) {
      long seconds = spent.dividedBy(done).multipliedBy(plan.fewest() - done).toSeconds();
      return "about %s min %s s to round %s".formatted(seconds / 60, seconds % 60, plan.fewest());
    }
    return "%s to go on with, at most to round %s: BASE is not yet surely the same as itself, or"
            .formatted(Figures.plural(left, "benchmark"), plan.most())
        + " slow scripts not yet slower";
  }
}
