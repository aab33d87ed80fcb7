package io.redisched.reports.results;

import java.util.List;

/** Figures of which each round of a run gave one, all of them positive numbers. */
final class Rounds {
  private Rounds() {}

  static List<Double> read(Field parent, String child) {
    List<Double> figures = parent.list(child, Rounds::positive);
    if (figures.isEmpty()) {
      throw parent.get(child).wrong("should have a figure for each round");
    }
    return figures;
  }

  private static double positive(Field field) {
    double figure = field.asNumber();
    if (!(figure > 0) || Double.isInfinite(figure)) {
      throw field.wrong("should be a positive number");
    }
    return figure;
  }
}
