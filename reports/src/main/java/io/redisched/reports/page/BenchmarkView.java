package io.redisched.reports.page;

import io.redisched.reports.results.Benchmarks;
import io.redisched.reports.results.Conditions;
import io.redisched.reports.results.Measurement;
import java.util.ArrayList;
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
 * @param floors shares of the floors, if any were measured
 * @param load latency under load, if that was measured
 * @param ceiling shares of the ceiling, if that was measured
 * @param peers other queues, if they were measured
 * @param depths cost against depth, if that was measured
 * @param missing what was not measured, and how to get it
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
    Optional<FloorView> floors,
    Optional<LoadView> load,
    Optional<CeilingView> ceiling,
    Optional<PeersView> peers,
    Optional<DepthView> depths,
    List<Missing> missing,
    List<Statement> answer,
    List<String> comparisons,
    Optional<CostView> costs,
    Map<String, String> conditions,
    Optional<String> command) {

  private static final String JAR =
      "java -cp benchmarks/target/benchmarks.jar io.redisched.benchmarks.";

  /**
   * Something that was not measured.
   *
   * @param what it would tell
   * @param command what measures it
   */
  public record Missing(String what, String command) {}

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
    Optional<FloorView> floors = FloorView.of(rates);
    Optional<LoadView> load = benchmarks.load().map(LoadView::of);
    Optional<CeilingView> ceiling = benchmarks.ceiling().map(CeilingView::of);
    Optional<PeersView> peers = benchmarks.peers().map(PeersView::of);
    Optional<DepthView> depths = benchmarks.depths().map(DepthView::of);
    List<Statement> answer = new ArrayList<>();
    if (benchmarks.smoke()) {
      answer.add(
          Statement.caution(
              "The benchmark was a smoke run: it shows that everything works. Its figures are no"
                  + " evidence of speed."));
    } else {
      answer.addAll(Advice.of(rates));
      floors.flatMap(FloorView::answer).map(Statement::plain).ifPresent(answer::add);
    }
    ceiling
        .filter(view -> !view.origin().smoke())
        .flatMap(CeilingView::answer)
        .map(Statement::plain)
        .ifPresent(answer::add);
    load.filter(view -> !view.origin().smoke())
        .ifPresent(
            view ->
                view.knees().forEach(knee -> answer.add(Statement.plain("Under load, " + knee))));
    peers
        .filter(view -> !view.origin().smoke())
        .ifPresent(
            view ->
                view.answer()
                    .forEach(sentence -> answer.add(Statement.plain("Peers, " + sentence))));
    depths
        .filter(view -> !view.origin().smoke())
        .ifPresent(
            view ->
                view.answer().stream()
                    .limit(1)
                    .forEach(sentence -> answer.add(Statement.plain("Scale, " + sentence))));
    if (answer.isEmpty()) {
      answer.add(Statement.plain("The benchmark measured nothing that compares clients."));
    }
    return new BenchmarkView(
        benchmarks.smoke(),
        spread(benchmarks.measurements())
            + rates
                .setting()
                .map(setting -> " Where a row does not say otherwise: " + setting + ".")
                .orElse(""),
        rates.threads().stream()
            .flatMap(threads -> ThroughputPanel.of(rates, threads).stream())
            .toList(),
        calls.threads().stream()
            .flatMap(threads -> LatencyPanel.of(calls, threads).stream())
            .toList(),
        floors,
        load,
        ceiling,
        peers,
        depths,
        missing(benchmarks),
        List.copyOf(answer),
        comparisons(rates).stream().map(ClientComparison::sentence).toList(),
        benchmarks.costs().map(CostView::of),
        titled(conditions.facts()),
        conditions.command());
  }

  private static List<Missing> missing(Benchmarks benchmarks) {
    List<Missing> missing = new ArrayList<>();
    if (benchmarks.measurements().isEmpty()) {
      missing.add(
          new Missing("Throughput and latency", JAR + "run.RecordedRun --results DIR -- -f 5"));
    }
    if (benchmarks.costs().isEmpty()) {
      missing.add(new Missing("Cost of an operation", JAR + "cost.CostRun --help"));
    }
    if (benchmarks.load().isEmpty()) {
      missing.add(new Missing("Latency under load", JAR + "load.LoadRun --results DIR"));
    }
    if (benchmarks.ceiling().isEmpty()) {
      missing.add(new Missing("Share of the ceiling", JAR + "ceiling.CeilingRun --results DIR"));
    }
    if (benchmarks.peers().isEmpty()) {
      missing.add(new Missing("Peers", JAR + "peer.PeerRun --results DIR"));
    }
    if (benchmarks.depths().isEmpty()) {
      missing.add(new Missing("Cost against depth", JAR + "scale.ScaleRun --results DIR"));
    }
    return List.copyOf(missing);
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
        ? "Intervals are of 95 %% confidence over %s or more forks, wide enough for so few."
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
