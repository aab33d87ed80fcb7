package io.redisched.reports.page;

import io.redisched.reports.chart.LadderChart;
import io.redisched.reports.results.Measurement;
import io.redisched.reports.statistics.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Percentiles of single calls on one number of threads, as a chart and as a table.
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

  /** A percentile needs this many samples above it, or it is but the luck of a few calls. */
  private static final int BEYOND = 10;

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
  public record Row(String client, int series, String samples, List<String> percentiles) {}

  private record Percentile(String name, double share) {
    Optional<Double> of(Histogram histogram) {
      return histogram.size() * (1 - share) >= BEYOND
          ? Optional.of(histogram.quantile(share))
          : Optional.empty();
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
        Histogram calls = Histogram.merge(measurement.histograms());
        List<Optional<Double>> values =
            PERCENTILES.stream()
                .map(percentile -> percentile.of(calls).map(value -> value * unit.get()))
                .toList();
        int colour = series.colour(measurement);
        String client = Series.clientTitle(measurement);
        ladders.add(new LadderChart.Datum(client, colour, rungs(values)));
        rows.add(
            new Row(
                client,
                colour,
                Figures.count(calls.size()),
                values.stream().map(value -> value.map(Figures::time).orElse("–")).toList()));
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

  private static List<LadderChart.Rung> rungs(List<Optional<Double>> values) {
    return IntStream.range(0, values.size())
        .boxed()
        .flatMap(
            i ->
                values
                    .get(i)
                    .filter(value -> value > 0)
                    .map(value -> new LadderChart.Rung(PERCENTILES.get(i).name(), value))
                    .stream())
        .toList();
  }

  private static String inWords(Group group, Row row) {
    String percentiles =
        IntStream.range(0, PERCENTILES.size())
            .mapToObj(i -> PERCENTILES.get(i).name() + " " + row.percentiles().get(i))
            .collect(Collectors.joining(", "));
    return "%s, %s: %s".formatted(group.operation(), row.client(), percentiles);
  }
}
