package io.redisched.reports.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * A labelled value on an axis.
 *
 * @param x its place in percent
 * @param label the value with its unit
 * @param anchor which end of the label stands at the place, in SVG's words: the outermost labels
 *     stay inside the chart
 */
public record Tick(double x, String label, String anchor) {

  static List<Tick> of(Scale scale, DoubleFunction<String> label) {
    List<Double> values = scale.ticks();
    int last = values.size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(
            i ->
                new Tick(
                    scale.position(values.get(i)),
                    label.apply(values.get(i)),
                    i == 0 ? "start" : i == last ? "end" : "middle"))
        .toList();
  }
}
