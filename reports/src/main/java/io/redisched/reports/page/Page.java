package io.redisched.reports.page;

import io.redisched.reports.results.Benchmarks;
import io.redisched.reports.results.Conformance;
import io.redisched.reports.results.History;
import io.redisched.reports.results.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole page.
 *
 * @param assets its style and scripts
 * @param answer what it all comes to, in sentences
 * @param conformance the conformance part; empty if nothing was run
 * @param conformanceMissing why not
 * @param benchmarks the benchmark part; empty if nothing was run
 * @param benchmarksMissing why not
 * @param trend key ratios over earlier results
 */
public record Page(
    Assets assets,
    List<Statement> answer,
    Optional<ConformanceView> conformance,
    String conformanceMissing,
    Optional<BenchmarkView> benchmarks,
    String benchmarksMissing,
    TrendView trend) {

  /** Makes a page of what there is. */
  public static Page of(
      Input<Conformance> conformance, Input<Benchmarks> benchmarks, History history) {
    Optional<ConformanceView> conformanceView = conformance.value().map(ConformanceView::of);
    Optional<BenchmarkView> benchmarkView = benchmarks.value().map(BenchmarkView::of);
    List<Statement> answer = new ArrayList<>();
    answer.addAll(
        conformanceView
            .map(ConformanceView::statements)
            .orElseGet(() -> notRun("Conformance was not checked", conformance)));
    answer.addAll(
        benchmarkView
            .map(BenchmarkView::answer)
            .orElseGet(() -> notRun("No benchmark was run", benchmarks)));
    TrendView trend = TrendView.of(history, benchmarks.value());
    answer.addAll(trend.answer());
    return new Page(
        Assets.load(),
        List.copyOf(answer),
        conformanceView,
        reason(conformance),
        benchmarkView,
        reason(benchmarks),
        trend);
  }

  /** Whether the page tells of speed without being evidence of it. */
  public boolean smoke() {
    return benchmarks.map(BenchmarkView::smoke).orElse(false);
  }

  private static List<Statement> notRun(String what, Input<?> input) {
    return List.of(Statement.caution("%s: %s.".formatted(what, reason(input))));
  }

  private static String reason(Input<?> input) {
    return input instanceof Input.NotRun<?> notRun ? notRun.reason() : "";
  }
}
