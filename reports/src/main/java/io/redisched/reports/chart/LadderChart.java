package io.redisched.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Percentiles as rungs on a logarithmic axis: one row for each name, one mark for each percentile.
 *
 * @param ticks the axis
 * @param groups the groups from top to bottom
 * @param height in pixels
 */
public record LadderChart(List<Tick> ticks, List<Group> groups, int height) {
  private static final int AXIS = 26;
  private static final int HEADING = 30;
  private static final int ROW = 50;
  private static final int GAP = 6;

  /**
   * What a row shows.
   *
   * @param name who the row belongs to
   * @param series a small number that stands for the name's colour, from 0
   * @param rungs the percentiles, ascending
   */
  public record Datum(String name, int series, List<Rung> rungs) {}

  /**
   * A percentile.
   *
   * @param name as {@code p99}
   * @param value its value, positive
   * @param low the least that it may be, positive
   * @param high the most that it may be
   */
  public record Rung(String name, double value, double low, double high) {}

  /**
   * Rows that belong together.
   *
   * @param name what they have in common
   * @param data what they show
   */
  public record Data(String name, List<Datum> data) {}

  /**
   * Rows under one heading.
   *
   * @param name the heading
   * @param y of the heading's baseline in pixels
   * @param rows from top to bottom
   */
  public record Group(String name, int y, List<Row> rows) {}

  /**
   * One row: a line of text, and the marks under it.
   *
   * @param name who it belongs to
   * @param series its colour
   * @param y of its text's baseline in pixels
   * @param marks from the lowest percentile to the highest
   */
  public record Row(String name, int series, int y, List<Mark> marks) {}

  /**
   * One percentile of one row.
   *
   * @param name as {@code p99}
   * @param figure its value with its unit
   * @param x its place in percent
   * @param low the place of the least that it may be
   * @param high the place of the most that it may be
   */
  public record Mark(String name, String figure, double x, double low, double high) {}

  /**
   * Lays the chart out.
   *
   * @param data the groups from top to bottom, with at least one percentile in all
   * @param label a value with its unit
   * @param tickLabel a power of ten with its unit
   */
  public static LadderChart of(
      List<Data> data, DoubleFunction<String> label, DoubleFunction<String> tickLabel) {
    double[] values =
        data.stream()
            .flatMap(group -> group.data().stream())
            .flatMap(datum -> datum.rungs().stream())
            .flatMapToDouble(rung -> DoubleStream.of(rung.low(), rung.high()))
            .sorted()
            .toArray();
    Scale scale = Scale.logarithmic(values[0], values[values.length - 1]);
    List<Group> groups = new ArrayList<>();
    int y = AXIS;
    for (Data group : data) {
      int heading = y + HEADING - 8;
      y += HEADING;
      List<Row> rows = new ArrayList<>();
      for (Datum datum : group.data()) {
        List<Mark> marks =
            datum.rungs().stream()
                .map(
                    rung ->
                        new Mark(
                            rung.name(),
                            label.apply(rung.value()),
                            scale.position(rung.value()),
                            scale.position(rung.low()),
                            scale.position(rung.high())))
                .toList();
        rows.add(new Row(datum.name(), datum.series(), y + 12, marks));
        y += ROW;
      }
      y += GAP;
      groups.add(new Group(group.name(), heading, rows));
    }
    return new LadderChart(Tick.of(scale, tickLabel), groups, y);
  }
}
