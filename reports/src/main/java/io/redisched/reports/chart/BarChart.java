package io.redisched.reports.chart;

import io.redisched.reports.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Horizontal bars from zero, in groups, each with its interval and the raw figures as dots.
 *
 * @param ticks the axis
 * @param groups the groups from top to bottom
 * @param height in pixels
 */
public record BarChart(List<Tick> ticks, List<Group> groups, int height) {
  private static final int AXIS = 26;
  private static final int HEADING = 30;
  private static final int ROW = 34;
  private static final int GAP = 10;

  /**
   * What a bar shows.
   *
   * @param name who the bar belongs to
   * @param series a small number that stands for the name's colour, from 0
   * @param estimate the length and its spread
   * @param raw the figures behind it
   */
  public record Datum(String name, int series, Estimate estimate, List<Double> raw) {}

  /**
   * Bars that belong together.
   *
   * @param name what the bars have in common
   * @param data what they show
   */
  public record Data(String name, List<Datum> data) {}

  /**
   * Bars under one heading.
   *
   * @param name the heading
   * @param y of the heading's baseline in pixels
   * @param bars from top to bottom
   */
  public record Group(String name, int y, List<Bar> bars) {}

  /**
   * One bar: a line of text and the bar under it.
   *
   * @param name who it belongs to
   * @param figure its value in words
   * @param series its colour
   * @param y of its text's baseline in pixels
   * @param width of the bar in percent
   * @param whisker the ends of the interval in percent
   * @param dots the raw figures in percent
   */
  public record Bar(
      String name,
      String figure,
      int series,
      int y,
      double width,
      Optional<Whisker> whisker,
      List<Double> dots) {}

  /**
   * The ends of an interval.
   *
   * @param low in percent
   * @param high in percent
   */
  public record Whisker(double low, double high) {}

  /**
   * Lays the chart out.
   *
   * @param data the groups from top to bottom
   * @param label a value with its unit
   * @param tickLabel a value without it
   */
  public static BarChart of(
      List<Data> data, DoubleFunction<String> label, DoubleFunction<String> tickLabel) {
    double largest =
        data.stream()
            .flatMap(group -> group.data().stream())
            .mapToDouble(BarChart::reach)
            .max()
            .orElse(1);
    Scale scale = Scale.linear(largest);
    List<Group> groups = new ArrayList<>();
    int y = AXIS;
    for (Data group : data) {
      int heading = y + HEADING - 8;
      y += HEADING;
      List<Bar> bars = new ArrayList<>();
      for (Datum datum : group.data()) {
        bars.add(bar(datum, y + 12, scale, label));
        y += ROW;
      }
      y += GAP;
      groups.add(new Group(group.name(), heading, bars));
    }
    return new BarChart(Tick.of(scale, tickLabel), groups, y);
  }

  private static double reach(Datum datum) {
    double raw = datum.raw().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double high = datum.estimate().interval().map(interval -> interval.high()).orElse(0.0);
    return Math.max(datum.estimate().value(), Math.max(raw, high));
  }

  private static Bar bar(Datum datum, int y, Scale scale, DoubleFunction<String> label) {
    Estimate estimate = datum.estimate();
    return new Bar(
        datum.name(),
        label.apply(estimate.value()),
        datum.series(),
        y,
        scale.position(estimate.value()),
        estimate
            .interval()
            .map(
                interval ->
                    new Whisker(scale.position(interval.low()), scale.position(interval.high()))),
        datum.raw().stream().map(scale::position).toList());
  }
}
