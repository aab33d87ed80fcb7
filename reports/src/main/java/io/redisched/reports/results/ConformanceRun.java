package io.redisched.reports.results;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One run of the conformance kit against one port: a {@code conformance.json}.
 *
 * @param kitVersion the kit's version
 * @param port the port
 * @param redis the Redis it ran on
 * @param seed the seed of everything random in the run
 * @param command the command that repeats the run
 * @param startedAt when it started
 * @param duration how long it took
 * @param verdict what the kit says of the run, such as {@code conforms}
 * @param planned how many results were planned; fewer mean that the run did not finish
 * @param results what came of each check
 * @param remarks what else the kit has to say: faults of the run, contradictions, warnings
 * @param figures further counts, such as random steps, by name
 */
public record ConformanceRun(
    String kitVersion,
    Port port,
    String redis,
    String seed,
    Optional<String> command,
    Optional<Instant> startedAt,
    Optional<Duration> duration,
    Optional<String> verdict,
    long planned,
    List<CheckResult> results,
    List<String> remarks,
    Map<String, String> figures) {

  /**
   * Reads a file.
   *
   * @throws ResultFileException if the file is not such a result
   */
  public static ConformanceRun read(Path file) {
    Field root = Field.root(file);
    return new ConformanceRun(
        root.optional("kit").flatMap(kit -> kit.optionalText("version")).orElse("unknown"),
        Port.read(root.get("port")),
        root.optional("redis").map(Field::shown).orElse("unknown"),
        root.optional("seed").map(Field::shown).orElse("unknown"),
        root.optionalText("command"),
        root.optionalInstant("startedAt"),
        root.optional("durationSeconds")
            .map(seconds -> Duration.ofMillis(Math.round(seconds.asNumber() * 1000))),
        root.optionalText("verdict"),
        root.whole("planned"),
        results(root),
        Stream.of("errors", "contradictions", "warnings")
            .flatMap(kind -> root.optionalList(kind, Field::asText).stream())
            .toList(),
        root.optional("figures")
            .map(figures -> figures.entries((name, figure) -> figure.shown()))
            .orElse(Map.of()));
  }

  private static List<CheckResult> results(Field root) {
    List<CheckResult> results = root.list("results", CheckResult::read);
    Set<String> ids = new HashSet<>();
    for (CheckResult result : results) {
      if (!ids.add(result.id())) {
        throw root.get("results").wrong("has two results for " + result.id());
      }
    }
    return results;
  }

  /** Those of the figures that are numbers, by name. */
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new HashMap<>();
    figures.forEach(
        (name, figure) -> {
          if (figure.matches("\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
            numbers.put(name, Double.valueOf(figure));
          }
        });
    return numbers;
  }

  /** How many checks ended so. */
  public long count(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).count();
  }

  /** How many checks of clauses of this level ended so. */
  public long count(Outcome outcome, Level level) {
    return results.stream()
        .filter(result -> result.outcome() == outcome && result.level() == level)
        .count();
  }

  /** Whether every planned check is accounted for, and there was at least one. */
  public boolean isComplete() {
    return planned > 0 && planned == results.size();
  }
}
