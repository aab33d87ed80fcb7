package io.redisched.reports.page;

import io.redisched.reports.chart.CurveChart;
import io.redisched.reports.results.Depths;
import io.redisched.reports.results.Depths.Cost;
import io.redisched.reports.results.Depths.Point;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Median;
import io.redisched.reports.statistics.SpeedRatio;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What operations cost on queues of growing depth.
 *
 * @param setting what was measured, in a sentence
 * @param description the chart in words
 * @param chart microseconds in the server against depth
 * @param operations the names of the operations
 * @param rows one for each depth
 * @param answer how cost grows, a sentence each
 * @param origin where the figures come from
 */
public record DepthView(
    String setting,
    String description,
    CurveChart chart,
    List<String> operations,
    List<Row> rows,
    List<String> answer,
    Origin origin) {

  /**
   * One depth.
   *
   * @param depth jobs waiting
   * @param memory for each of them
   * @param costs one for each of {@link #operations()}
   */
  public record Row(String depth, String memory, List<Figure> costs) {}

  /**
   * The cost of one operation.
   *
   * @param server time inside the server, the median over the rounds
   * @param spread the least and the most of the rounds
   * @param roundTrip time from request to answer
   */
  public record Figure(String server, String spread, String roundTrip) {}

  static DepthView of(Depths depths) {
    List<Point> points =
        depths.points().stream().sorted(Comparator.comparingLong(Point::depth)).toList();
    List<String> operations =
        points.stream()
            .flatMap(point -> point.operations().stream())
            .map(Cost::operation)
            .distinct()
            .toList();
    List<Row> rows = points.stream().map(point -> row(point, operations)).toList();
    return new DepthView(
        "Bodies of %s bytes. Medians over the rounds; the server's own clock for its time, so no network is in it."
            .formatted(Figures.count(depths.bodyBytes())),
        rows.stream()
            .flatMap(
                row ->
                    IntStream.range(0, operations.size())
                        .mapToObj(
                            i ->
                                "%s at %s jobs: %s"
                                    .formatted(
                                        operations.get(i),
                                        row.depth(),
                                        row.costs().get(i).server())))
            .collect(Collectors.joining("; ", "Server time against depth. ", ".")),
        CurveChart.of(
            IntStream.range(0, operations.size())
                .mapToObj(i -> line(points, operations.get(i), i))
                .toList(),
            new CurveChart.Axis(true, depth -> jobs(Math.round(depth)), Figures::shortCount),
            new CurveChart.Axis(false, Figures::time, Figures::roundTime)),
        operations,
        rows,
        operations.stream().flatMap(operation -> growth(points, operation).stream()).toList(),
        Origin.of(depths.conditions()));
  }

  private static CurveChart.Datum line(List<Point> points, String operation, int series) {
    List<CurveChart.Point> marks = new ArrayList<>();
    for (Point point : points) {
      point
          .cost(operation)
          .ifPresent(
              cost ->
                  marks.add(
                      new CurveChart.Point(point.depth(), Median.of(cost.serverMicros()), "")));
    }
    return new CurveChart.Datum(operation, series % 6, marks);
  }

  private static Row row(Point point, List<String> operations) {
    return new Row(
        Figures.count(point.depth()),
        point.memoryPerJob().map(bytes -> Figures.factor(bytes) + "\u00a0B").orElse("–"),
        operations.stream()
            .map(
                operation ->
                    point
                        .cost(operation)
                        .map(
                            cost ->
                                new Figure(
                                    Figures.time(Median.of(cost.serverMicros())),
                                    spread(cost.serverMicros()),
                                    Figures.time(Median.of(cost.roundTripMicros()))))
                        .orElse(new Figure("–", "", "–")))
            .toList());
  }

  private static String spread(List<Double> rounds) {
    return Figures.time(Collections.min(rounds)) + " to " + Figures.time(Collections.max(rounds));
  }

  private static Optional<String> growth(List<Point> points, String operation) {
    List<Point> measured =
        points.stream().filter(point -> point.cost(operation).isPresent()).toList();
    if (measured.size() < 2) {
      return Optional.empty();
    }
    Point least = measured.get(0);
    Point most = measured.get(measured.size() - 1);
    Estimate ratio =
        SpeedRatio.unpaired(
            List.of(most.cost(operation).orElseThrow().serverMicros()),
            List.of(least.cost(operation).orElseThrow().serverMicros()),
            Spread.confidence());
    return Optional.of(
        "%s on a queue of %s takes the server %s times as long as on one of %s."
            .formatted(operation, jobs(most.depth()), Spread.factor(ratio), jobs(least.depth())));
  }

  private static String jobs(long depth) {
    return Figures.count(depth) + "\u00a0jobs";
  }
}
