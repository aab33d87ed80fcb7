package io.redisched.reports.page;

import io.redisched.reports.results.Benchmarks;
import io.redisched.reports.results.History;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Key ratios over the dated results.
 *
 * @param note what there is to compare, in a sentence
 * @param runs the names of the runs, oldest first
 * @param rows one for each ratio; none if there are fewer than two runs
 */
public record TrendView(String note, List<String> runs, List<Row> rows) {
  /** As wide as intervals of runs on other days have been seen to lie apart for no reason. */
  private static final double MARGIN = 0.05;

  private static final int MOST_RUNS = 8;

  /**
   * One ratio over time.
   *
   * @param name what it is
   * @param cells one for each run
   * @param change from the run before the last to the last, in words
   * @param tone whether that is good news
   */
  public record Row(String name, List<Cell> cells, String change, Statement.Tone tone) {}

  /**
   * A ratio in one run.
   *
   * @param value in words
   * @param interval its interval
   * @param height among the ratio's values, from 0 the smallest to 100 the largest; negative if not
   *     measured
   */
  public record Cell(String value, String interval, double height) {}

  private record Run(String name, Map<String, KeyRatio> ratios) {
    static Run of(String name, Benchmarks benchmarks) {
      Map<String, KeyRatio> ratios = new LinkedHashMap<>();
      for (KeyRatio ratio : KeyRatio.of(benchmarks)) {
        if (ratios.put(ratio.name(), ratio) != null) {
          throw new IllegalStateException(
              "%s has two ratios that are called \"%s\"".formatted(name, ratio.name()));
        }
      }
      return new Run(name, ratios);
    }
  }

  static TrendView of(History history, Optional<Benchmarks> current) {
    List<Run> runs = new ArrayList<>();
    history.entries().forEach(entry -> runs.add(Run.of(entry.name(), entry.benchmarks())));
    current
        .filter(benchmarks -> !benchmarks.smoke())
        .map(benchmarks -> Run.of("this run", benchmarks))
        .filter(run -> runs.isEmpty() || !run.ratios().equals(runs.get(runs.size() - 1).ratios()))
        .ifPresent(runs::add);
    List<Run> shown = runs.subList(Math.max(0, runs.size() - MOST_RUNS), runs.size());
    if (shown.size() < 2) {
      return new TrendView(
          shown.isEmpty()
              ? "There is no earlier full result yet, so there is nothing to compare with."
              : "There is one full result so far (%s), so there is nothing to compare it with yet."
                  .formatted(shown.get(0).name()),
          List.of(),
          List.of());
    }
    Run last = shown.get(shown.size() - 1);
    return new TrendView(
        "Ratios within one run, oldest run first. The last column compares the last two; a change is one whose intervals lie more than 5\u00a0% apart.",
        shown.stream().map(Run::name).toList(),
        last.ratios().values().stream().map(ratio -> row(ratio, shown)).toList());
  }

  /** What moved between the last two runs by more than noise. */
  List<Row> moved() {
    return rows.stream().filter(row -> row.tone() != Statement.Tone.PLAIN).toList();
  }

  /** What moved between the last two runs, in sentences. */
  List<Statement> answer() {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<Row> moved = moved();
    String before = runs.get(runs.size() - 2);
    return moved.isEmpty()
        ? List.of(
            Statement.plain(
                "Since %s none of %s has moved beyond noise."
                    .formatted(before, Figures.plural(rows.size(), "key ratio"))))
        : moved.stream()
            .limit(4)
            .map(
                row ->
                    new Statement(
                        row.tone(),
                        "Since %s, %s: %s.".formatted(before, row.name(), row.change())))
            .toList();
  }

  private static Row row(KeyRatio last, List<Run> runs) {
    List<Optional<KeyRatio>> values =
        runs.stream().map(run -> Optional.ofNullable(run.ratios().get(last.name()))).toList();
    double[] sorted =
        values.stream()
            .flatMap(Optional::stream)
            .mapToDouble(ratio -> ratio.estimate().value())
            .sorted()
            .toArray();
    double low = sorted[0];
    double width = sorted[sorted.length - 1] - low;
    List<Cell> cells =
        values.stream()
            .map(
                value ->
                    value
                        .map(
                            ratio ->
                                new Cell(
                                    Figures.factor(ratio.estimate().value()),
                                    Spread.range(ratio.estimate(), Figures::factor),
                                    width == 0
                                        ? 50
                                        : 100 * (ratio.estimate().value() - low) / width))
                        .orElse(new Cell("–", "", -1)))
            .toList();
    Optional<KeyRatio> previous = values.get(values.size() - 2);
    if (previous.isEmpty()) {
      return new Row(last.name(), cells, "not measured before", Statement.Tone.PLAIN);
    }
    return changed(last, previous.get().estimate(), cells);
  }

  private static Row changed(KeyRatio last, Estimate before, List<Cell> cells) {
    Estimate now = last.estimate();
    boolean up = apart(before, now);
    boolean down = apart(now, before);
    if (!up && !down) {
      return new Row(last.name(), cells, "no change beyond noise", Statement.Tone.PLAIN);
    }
    return new Row(
        last.name(),
        cells,
        "%s to %s times what it was"
            .formatted(up ? "up" : "down", Figures.factor(now.value() / before.value())),
        tone(last.better(), up));
  }

  private static Statement.Tone tone(KeyRatio.Better better, boolean up) {
    return switch (better) {
      case UP -> up ? Statement.Tone.GOOD : Statement.Tone.BAD;
      case DOWN -> up ? Statement.Tone.BAD : Statement.Tone.GOOD;
      case NEITHER -> Statement.Tone.CAUTION;
    };
  }

  /** Whether the whole of one interval lies below the other, by more than the margin. */
  private static boolean apart(Estimate lower, Estimate upper) {
    Optional<Interval> low = lower.interval();
    Optional<Interval> high = upper.interval();
    return low.isPresent()
        && high.isPresent()
        && low.get().high() * (1 + MARGIN) < high.get().low();
  }
}
