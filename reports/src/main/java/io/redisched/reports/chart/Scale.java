package io.redisched.reports.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps a value to its place on an axis, in percent of the axis' length.
 *
 * <p>Percent, so that a chart is as wide as the page lets it be while its text keeps its size.
 */
sealed interface Scale {

  /** The place of the value: 0 at the start of the axis, 100 at its end. */
  double position(double value);

  /** Round values to label the axis with, ascending. */
  List<Double> ticks();

  /**
   * An axis from 0 to a round value that is not below {@code largest}; to 1 if that is no length.
   */
  static Scale linear(double largest) {
    double reach = largest > 0 ? largest : 1;
    double step = roundUp(reach / 4);
    return new Linear(step, (int) Math.ceil(reach / step - 1e-9));
  }

  /** An axis of powers of ten that holds both values, which are positive. */
  static Scale logarithmic(double smallest, double largest) {
    int from = (int) Math.floor(Math.log10(smallest) + 1e-9);
    int to = (int) Math.ceil(Math.log10(largest) - 1e-9);
    return new Logarithmic(from, Math.max(to, from + 1));
  }

  /** The next of 1, 2, 2.5, 5 and 10 times a power of ten. */
  private static double roundUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (value <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Equal steps from 0. */
  record Linear(double step, int steps) implements Scale {
    @Override
    public double position(double value) {
      return 100 * value / (step * steps);
    }

    @Override
    public List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      for (int i = 0; i <= steps; i++) {
        ticks.add(i * step);
      }
      return ticks;
    }
  }

  /** Equal factors, from one power of ten to another. */
  record Logarithmic(int from, int to) implements Scale {
    @Override
    public double position(double value) {
      return 100 * (Math.log10(value) - from) / (to - from);
    }

    @Override
    public List<Double> ticks() {
      List<Double> ticks = new ArrayList<>();
      for (int exponent = from; exponent <= to; exponent++) {
        ticks.add(Math.pow(10, exponent));
      }
      return ticks;
    }
  }
}
