package io.redisched.reports.page;

import io.redisched.reports.results.Benchmarks;
import io.redisched.reports.results.Conditions;
import io.redisched.reports.results.Measurement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The benchmark part of the page.
 *
 * @param smoke whether the run was too short to be evidence
 * @param spread what the intervals rest on, in words
 * @param throughput rates, a panel for each number of threads
 * @param latency percentiles, a panel for each number of threads
 * @param answer what it comes to, in sentences
 * @param comparisons how the clients stand to one another, operation by operation
 * @param costs what operations cost in counts, if that was measured
 * @param conditions under which it was measured, by name
 * @param command what repeats it
 */
public record BenchmarkView(
    boolean smoke,
    String spread,
    List<ThroughputPanel> throughput,
    List<LatencyPanel> latency,
    List<Statement> answer,
    List<String> comparisons,
    Optional<CostView> costs,
    Map<String, String> conditions,
    Optional<String> command) {

  private static final int MOST_SENTENCES = 6;

  private static final Map<String, String> TITLES =
      Map.of(
          "cpu", "CPU",
          "os", "Operating system",
          "jdk", "JDK",
          "jvmFlags", "JVM flags",
          "redisConfig", "Redis settings",
          "jmh", "JMH");

  static BenchmarkView of(Benchmarks benchmarks) {
    Series rates = Series.of(benchmarks.measurements(), "thrpt");
    Series calls = Series.of(benchmarks.measurements(), "sample");
    Conditions conditions = benchmarks.conditions();
    List<ClientComparison> comparisons = comparisons(rates);
    return new BenchmarkView(
        conditions.smoke(),
        spread(benchmarks.measurements()),
        rates.threads().stream()
            .flatMap(threads -> ThroughputPanel.of(rates, threads).stream())
            .toList(),
        calls.threads().stream()
            .flatMap(threads -> LatencyPanel.of(calls, threads).stream())
            .toList(),
        answer(conditions.smoke(), comparisons),
        comparisons.stream().map(ClientComparison::sentence).toList(),
        benchmarks.costs().map(CostView::of),
        titled(conditions.facts()),
        conditions.command());
  }

  private static List<Statement> answer(boolean smoke, List<ClientComparison> comparisons) {
    if (smoke) {
      return List.of(
          Statement.caution(
              "The benchmark was a smoke run: it shows that everything works. Its figures are no"
                  + " evidence of speed."));
    }
    if (comparisons.isEmpty()) {
      return List.of(Statement.plain("The benchmark measured nothing that compares clients."));
    }
    return comparisons.size() > MOST_SENTENCES
        ? ClientComparison.digest(comparisons)
        : comparisons.stream().map(comparison -> Statement.plain(comparison.sentence())).toList();
  }

  private static List<ClientComparison> comparisons(Series rates) {
    return rates.threads().stream()
        .flatMap(
            threads ->
                rates.groups(threads).stream()
                    .filter(group -> !group.operation().isFloor())
                    .flatMap(group -> ClientComparison.of(group, threads).stream()))
        .toList();
  }

  private static String spread(List<Measurement> measurements) {
    int fewest =
        measurements.stream()
            .flatMap(measurement -> measurement.samples().stream())
            .mapToInt(samples -> samples.forks().size())
            .min()
            .orElse(1);
    return fewest > 1
        ? "Intervals are 95 %% bootstrap intervals over %d or more forks and their iterations."
            .formatted(fewest)
        : "Intervals are 95 % bootstrap intervals over the iterations of a single fork: another"
            + " start of the JVM may lie outside.";
  }

  private static Map<String, String> titled(Map<String, Optional<String>> facts) {
    Map<String, String> titled = new LinkedHashMap<>();
    facts.forEach(
        (name, value) ->
            titled.put(
                TITLES.getOrDefault(
                    name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)),
                value.filter(text -> !text.isBlank()).orElse("unknown")));
    return titled;
  }
}
