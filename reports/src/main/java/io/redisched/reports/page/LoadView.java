package io.redisched.reports.page;

import io.redisched.reports.chart.CurveChart;
import io.redisched.reports.results.LoadCurves;
import io.redisched.reports.results.LoadCurves.Curve;
import io.redisched.reports.results.LoadCurves.Point;
import io.redisched.reports.results.LoadCurves.Round;
import io.redisched.reports.results.Operation;
import io.redisched.reports.statistics.Median;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Latency under load: how long jobs take at fixed rates of arrival.
 *
 * @param setting what was measured, in a sentence
 * @param description the chart in words
 * @param chart the 99th percentile against the rate
 * @param groups the percentiles in figures
 * @param knees where each client's curve bends, a sentence each
 * @param origin where the figures come from
 */
public record LoadView(
    String setting,
    String description,
    CurveChart chart,
    List<Group> groups,
    List<String> knees,
    Origin origin) {

  private static final List<String> PERCENTILES = List.of("p50", "p90", "p99", "p99.9", "p99.99");

  /** A rate that is missed by more was not kept. */
  private static final double KEPT = 0.98;

  /**
   * The percentiles of one client.
   *
   * @param client which
   * @param series its colour
   * @param rows one for each rate
   */
  public record Group(String client, int series, List<Row> rows) {}

  /**
   * The percentiles at one rate.
   *
   * @param percent of the client's capacity
   * @param rate at which jobs arrived
   * @param achieved at which they were done
   * @param percentiles of the response time, medians over the rounds
   * @param spread of p99 over the rounds
   * @param knee whether this is the last rate at which jobs waited less than they took
   */
  public record Row(
      String percent,
      String rate,
      String achieved,
      List<String> percentiles,
      String spread,
      boolean knee) {}

  /** The names of the percentiles, ascending. */
  public List<String> percentiles() {
    return PERCENTILES;
  }

  static LoadView of(LoadCurves load) {
    List<CurveChart.Datum> data = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    List<String> knees = new ArrayList<>();
    for (Curve curve : load.clients()) {
      Optional<Point> knee = knee(curve);
      int series = ClientColour.of(curve.client());
      String client = Series.titled(curve.client());
      data.add(
          new CurveChart.Datum(
              client,
              series,
              curve.points().stream()
                  .map(
                      point ->
                          new CurveChart.Point(
                              median(point, Round::achieved),
                              response(point, "p99"),
                              isAt(knee, point) ? "knee" : ""))
                  .toList()));
      groups.add(
          new Group(
              client,
              series,
              curve.points().stream().map(point -> row(point, isAt(knee, point))).toList()));
      knees.add(sentence(client, curve, knee));
    }
    return new LoadView(
        "A job is %s, on a queue of %s jobs with bodies of %s bytes; %s workers, %s of %s s a rate."
            .formatted(
                Operation.titleOf(load.operation()),
                Figures.count(load.depth()),
                Figures.count(load.bodyBytes()),
                Figures.count(load.workers()),
                Figures.plural(rounds(load), "round"),
                Figures.average(load.secondsPerRound())),
        groups.stream()
            .flatMap(
                group ->
                    group.rows().stream()
                        .map(
                            row ->
                                "%s at %s: p99 %s"
                                    .formatted(
                                        group.client(), row.rate(), row.percentiles().get(2))))
            .collect(Collectors.joining("; ", "Response time against rate. ", ".")),
        CurveChart.of(
            data,
            new CurveChart.Axis(false, LoadView::jobs, Figures::shortCount),
            new CurveChart.Axis(true, Figures::time, Figures::roundTime)),
        List.copyOf(groups),
        List.copyOf(knees),
        Origin.of(load.conditions()));
  }

  /**
   * The highest rate of those, from the lowest on, at which the rate was kept and jobs waited for a
   * worker, at p99, no longer than the worker then took.
   */
  private static Optional<Point> knee(Curve curve) {
    Optional<Point> last = Optional.empty();
    for (Point point : curve.points()) {
      boolean kept = median(point, Round::achieved) >= KEPT * point.rate();
      double wait = median(point, round -> round.slip().getOrDefault("p99", Double.NaN));
      double work = median(point, round -> round.service().getOrDefault("p99", Double.NaN));
      if (!kept || wait > work) {
        break;
      }
      last = Optional.of(point);
    }
    return last;
  }

  private static boolean isAt(Optional<Point> knee, Point point) {
    return knee.filter(at -> at.percent() == point.percent()).isPresent();
  }

  private static String sentence(String client, Curve curve, Optional<Point> knee) {
    return knee.map(
            point ->
                "%s: the knee is at %s, %s\u00a0%% of what it is capable of; p99 there is %s (%s over the rounds)."
                    .formatted(
                        client,
                        jobs(point.rate()),
                        point.percent(),
                        Figures.time(response(point, "p99")),
                        spread(point)))
        .orElseGet(
            () ->
                "%s: jobs wait longer than they take at every rate that was tried, of a capacity of %s."
                    .formatted(client, jobs(curve.capacity())));
  }

  private static Row row(Point point, boolean knee) {
    return new Row(
        point.percent() + "\u00a0%",
        jobs(point.rate()),
        Figures.bareRate(median(point, Round::achieved)),
        PERCENTILES.stream().map(name -> figure(point, name)).toList(),
        spread(point),
        knee);
  }

  /** The least and the most of the rounds at p99. */
  private static String spread(Point point) {
    double[] p99 =
        point.rounds().stream()
            .mapToDouble(round -> round.response().getOrDefault("p99", Double.NaN))
            .sorted()
            .toArray();
    return Figures.time(p99[0]) + " to " + Figures.time(p99[p99.length - 1]);
  }

  private static String figure(Point point, String percentile) {
    double value = response(point, percentile);
    return Double.isNaN(value) ? "–" : Figures.time(value);
  }

  private static double response(Point point, String percentile) {
    return median(point, round -> of(round.response(), percentile));
  }

  private static double of(Map<String, Double> percentiles, String name) {
    return percentiles.getOrDefault(name, Double.NaN);
  }

  private static double median(Point point, Function<Round, Double> figure) {
    return Median.of(point.rounds().stream().map(figure).toList());
  }

  private static int rounds(LoadCurves load) {
    return load.clients().stream()
        .flatMap(curve -> curve.points().stream())
        .mapToInt(point -> point.rounds().size())
        .min()
        .orElse(0);
  }

  private static String jobs(double perSecond) {
    return Figures.bareRate(perSecond) + "\u00a0jobs/s";
  }
}
