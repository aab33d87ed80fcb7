package io.redisched.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * Lines over two axes. Places across are in percent, places down in pixels, so that the chart is as
 * wide as the page lets it be while its text keeps its size.
 *
 * @param across the horizontal axis
 * @param down the vertical axis
 * @param lines one for each name
 * @param height in pixels
 */
public record CurveChart(List<Tick> across, List<Level> down, List<Line> lines, int height) {
  private static final int TOP = 26;
  private static final int BOTTOM = 34;
  private static final int HEIGHT = 300;

  /** Where the plot begins and how wide it is, in percent: labels of the levels stand before it. */
  private static final double LEFT = 13;

  private static final double WIDTH = 83;

  private static final List<String> SHAPES = List.of("●", "■", "▲", "◆", "▼", "○");

  /**
   * What a line shows.
   *
   * @param name whose it is
   * @param series a small number that stands for the name's colour and shape, from 0
   * @param points in the order in which they are joined
   */
  public record Datum(String name, int series, List<Point> points) {}

  /**
   * A point of a line.
   *
   * @param x its value across
   * @param y its value down
   * @param text what is written at it; may be empty
   */
  public record Point(double x, double y, String text) {}

  /**
   * A labelled value on the vertical axis.
   *
   * @param y its place in pixels
   * @param label the value with its unit
   */
  public record Level(double y, String label) {}

  /**
   * A line.
   *
   * @param name whose it is
   * @param series its colour
   * @param shape the character that stands at its points, which tells it without colour
   * @param side where words at its points stand, so that two lines' do not meet: −1 above and to
   *     the left, 1 below and to the right
   * @param marks its points
   */
  public record Line(String name, int series, String shape, int side, List<Mark> marks) {}

  /**
   * A point of a line.
   *
   * @param x in percent
   * @param y in pixels
   * @param figure its values in words
   * @param text what is written at it; may be empty
   */
  public record Mark(double x, double y, String figure, String text) {}

  /**
   * How values turn into places and words.
   *
   * @param logarithmic whether equal steps are equal factors; then all values are positive
   * @param label a value with its unit
   * @param tickLabel a round value with its unit
   */
  public record Axis(
      boolean logarithmic, DoubleFunction<String> label, DoubleFunction<String> tickLabel) {

    private Scale scale(List<Double> values) {
      double largest = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
      double smallest = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
      return logarithmic ? Scale.logarithmic(smallest, largest) : Scale.linear(largest);
    }
  }

  /**
   * Lays the chart out.
   *
   * @param data the lines, with at least one point in all
   * @param across the horizontal axis
   * @param down the vertical axis
   */
  public static CurveChart of(List<Datum> data, Axis across, Axis down) {
    List<Point> points = data.stream().flatMap(datum -> datum.points().stream()).toList();
    Scale xs = across.scale(points.stream().map(Point::x).toList());
    Scale ys = down.scale(points.stream().map(Point::y).toList());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      Datum datum = data.get(i);
      lines.add(
          new Line(
              datum.name(),
              datum.series(),
              SHAPES.get(i % SHAPES.size()),
              i % 2 == 0 ? -1 : 1,
              datum.points().stream()
                  .map(
                      point ->
                          new Mark(
                              placeAcross(xs, point.x()),
                              placeDown(ys, point.y()),
                              "%s: %s at %s"
                                  .formatted(
                                      datum.name(),
                                      down.label().apply(point.y()),
                                      across.label().apply(point.x())),
                              point.text()))
                  .toList()));
    }
    return new CurveChart(
        xs.ticks().stream()
            .map(
                value ->
                    new Tick(placeAcross(xs, value), across.tickLabel().apply(value), "middle"))
            .toList(),
        ys.ticks().stream()
            .map(value -> new Level(placeDown(ys, value), down.tickLabel().apply(value)))
            .toList(),
        lines,
        HEIGHT);
  }

  /** The strokes between the points of a line: pairs of neighbours. */
  public static List<List<Mark>> strokes(Line line) {
    return IntStream.range(1, line.marks().size())
        .mapToObj(i -> List.of(line.marks().get(i - 1), line.marks().get(i)))
        .toList();
  }

  private static double placeAcross(Scale scale, double value) {
    return LEFT + WIDTH / 100 * scale.position(value);
  }

  private static double placeDown(Scale scale, double value) {
    double length = HEIGHT - TOP - BOTTOM;
    return HEIGHT - BOTTOM - length * scale.position(value) / 100;
  }
}
