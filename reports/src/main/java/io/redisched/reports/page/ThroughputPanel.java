package io.redisched.reports.page;

import io.redisched.reports.chart.BarChart;
import io.redisched.reports.results.Measurement;
import io.redisched.reports.results.Operation;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Interval;
import io.redisched.reports.statistics.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rates on one number of threads, as a chart and as a table.
 *
 * @param id a name for the chart that is safe in an attribute
 * @param title on how many threads
 * @param description the chart in words
 * @param chart the rates with their intervals
 * @param groups the same in figures
 */
public record ThroughputPanel(
    String id, String title, String description, BarChart chart, List<Group> groups) {

  /**
   * The rates of one operation.
   *
   * @param operation what was measured
   * @param rows one for each client
   */
  public record Group(String operation, List<Row> rows) {}

  /**
   * One rate.
   *
   * @param client of which client
   * @param series the client's colour
   * @param rate the mean
   * @param interval its 95 % interval
   * @param shareOfNoop share of the rate of no-op EVALSHAs of the same size
   * @param shareOfRaw share of the rate of the same commands sent without scripts
   * @param shareOfPing share of the rate of as many PINGs as the operation has calls
   */
  public record Row(
      String client,
      int series,
      String rate,
      String interval,
      String shareOfNoop,
      String shareOfRaw,
      String shareOfPing) {}

  private static final String NONE = "–";

  /** Whether any rate stands beside that of the same commands without scripts. */
  public boolean showsRaw() {
    return groups.stream()
        .flatMap(group -> group.rows().stream())
        .anyMatch(row -> !row.shareOfRaw().equals(NONE));
  }

  static Optional<ThroughputPanel> of(Series series, int threads) {
    List<BarChart.Data> data = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (Series.Group group : series.groups(threads)) {
      List<BarChart.Datum> bars = new ArrayList<>();
      List<Row> rows = new ArrayList<>();
      for (Measurement measurement : group.measurements()) {
        Optional<Samples> rates = measurement.perSecond();
        if (rates.isPresent()) {
          Estimate estimate = Spread.mean(rates.get());
          int colour = series.colour(measurement);
          String client = Series.clientTitle(measurement);
          bars.add(new BarChart.Datum(client, colour, estimate, rates.get().all()));
          rows.add(row(series, group, measurement, estimate));
        }
      }
      if (!bars.isEmpty()) {
        data.add(new BarChart.Data(group.title(), bars));
        groups.add(new Group(group.title(), rows));
      }
    }
    String title = Figures.plural(threads, "thread");
    return data.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ThroughputPanel(
                "throughput-" + threads,
                title,
                inWords(title, groups),
                BarChart.of(data, Figures::rate, Figures::bareRate),
                groups));
  }

  private static String inWords(String title, List<Group> groups) {
    return groups.stream()
        .flatMap(
            group ->
                group.rows().stream()
                    .map(row -> group.operation() + ", " + row.client() + ": " + row.rate()))
        .collect(Collectors.joining("; ", "Operations per second on " + title + ". ", "."));
  }

  private static Row row(
      Series series, Series.Group group, Measurement measurement, Estimate estimate) {
    Operation operation = group.operation();
    return new Row(
        Series.clientTitle(measurement),
        series.colour(measurement),
        Figures.rate(estimate.value()),
        estimate.interval().map(ThroughputPanel::range).orElse("one figure only"),
        share(FloorView.share(series, measurement)),
        share(FloorView.shareOfRaw(series, measurement)),
        share(operation.pings().flatMap(pings -> series.shareOf(pings, measurement))));
  }

  private static String share(Optional<Estimate> share) {
    return share.map(found -> Figures.percent(found.value())).orElse(NONE);
  }

  private static String range(Interval interval) {
    return Figures.bareRate(interval.low()) + " to " + Figures.bareRate(interval.high());
  }
}
