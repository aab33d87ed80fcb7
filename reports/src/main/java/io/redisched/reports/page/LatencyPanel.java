package io.redisched.reports.page;

import io.redisched.reports.chart.LadderChart;
import io.redisched.reports.results.Measurement;
import io.redisched.reports.statistics.Histogram;
import io.redisched.reports.statistics.Median;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Percentiles of single calls on one number of threads, as a chart and as a table: medians over the
 * forks, with the lowest and the highest fork.
 *
 * @param id a name for the chart that is safe in an attribute
 * @param title on how many threads
 * @param description the chart in words
 * @param chart the percentiles
 * @param groups the same in figures
 */
public record LatencyPanel(
    String id, String title, String description, LadderChart chart, List<Group> groups) {

  private static final List<Percentile> PERCENTILES =
      List.of(
          new Percentile("p50", 0.5),
          new Percentile("p90", 0.9),
          new Percentile("p99", 0.99),
          new Percentile("p99.9", 0.999));

  /**
   * The percentiles of one operation.
   *
   * @param operation what was measured
   * @param rows one for each client
   */
  public record Group(String operation, List<Row> rows) {}

  /**
   * Percentiles of one client.
   *
   * @param client of which client
   * @param series the client's colour
   * @param samples how many calls were timed
   * @param percentiles one for each of {@link #percentiles()}
   */
  public record Row(String client, int series, String samples, List<Time> percentiles) {}

  /**
   * A percentile.
   *
   * @param median over the forks
   * @param range the lowest and the highest fork's; empty if not measured
   */
  public record Time(String median, String range) {}

  private record Percentile(String name, double share) {
    List<Double> of(Measurement measurement, double microsecondsPerUnit) {
      return measurement.percentiles(share).stream()
          .map(value -> value * microsecondsPerUnit)
          .toList();
    }
  }

  /** The names of the percentiles, ascending. */
  public List<String> percentiles() {
    return PERCENTILES.stream().map(Percentile::name).toList();
  }

  static Optional<LatencyPanel> of(Series series, int threads) {
    List<LadderChart.Data> data = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (Series.Group group : series.groups(threads)) {
      List<LadderChart.Datum> ladders = new ArrayList<>();
      List<Row> rows = new ArrayList<>();
      for (Measurement measurement : group.measurements()) {
        Optional<Double> unit = measurement.microsecondsPerUnit();
        if (unit.isEmpty() || measurement.histograms().isEmpty()) {
          continue;
        }
        List<List<Double>> forks =
            PERCENTILES.stream().map(percentile -> percentile.of(measurement, unit.get())).toList();
        int colour = series.colour(measurement);
        String client = Series.clientTitle(measurement);
        ladders.add(new LadderChart.Datum(client, colour, rungs(forks)));
        rows.add(
            new Row(
                client,
                colour,
                Figures.count(measurement.histograms().stream().mapToLong(Histogram::size).sum()),
                forks.stream().map(LatencyPanel::time).toList()));
      }
      if (ladders.stream().anyMatch(ladder -> !ladder.rungs().isEmpty())) {
        data.add(new LadderChart.Data(group.title(), ladders));
        groups.add(new Group(group.title(), rows));
      }
    }
    String title = Figures.plural(threads, "thread");
    return data.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LatencyPanel(
                "latency-" + threads,
                title,
                groups.stream()
                    .flatMap(group -> group.rows().stream().map(row -> inWords(group, row)))
                    .collect(Collectors.joining("; ", "Time of a call on " + title + ". ", ".")),
                LadderChart.of(data, Figures::time, Figures::roundTime),
                groups));
  }

  private static Time time(List<Double> forks) {
    if (forks.isEmpty()) {
      return new Time("–", "");
    }
    return new Time(
        Figures.time(Median.of(forks)),
        forks.size() == 1
            ? "one fork only"
            : Figures.times(Collections.min(forks), Collections.max(forks)));
  }

  private static List<LadderChart.Rung> rungs(List<List<Double>> percentiles) {
    return IntStream.range(0, percentiles.size())
        .boxed()
        .flatMap(i -> rung(PERCENTILES.get(i).name(), percentiles.get(i)).stream())
        .toList();
  }

  private static Optional<LadderChart.Rung> rung(String name, List<Double> forks) {
    return forks.isEmpty() || Collections.min(forks) <= 0
        ? Optional.empty()
        : Optional.of(
            new LadderChart.Rung(
                name, Median.of(forks), Collections.min(forks), Collections.max(forks)));
  }

  private static String inWords(Group group, Row row) {
    String percentiles =
        IntStream.range(0, PERCENTILES.size())
            .mapToObj(i -> inWords(PERCENTILES.get(i), row.percentiles().get(i)))
            .collect(Collectors.joining(", "));
    return "%s, %s: %s".formatted(group.operation(), row.client(), percentiles);
  }

  private static String inWords(Percentile percentile, Time time) {
    return percentile.name()
        + " "
        + time.median()
        + (time.range().isEmpty() ? "" : " (" + time.range() + ")");
  }
}
