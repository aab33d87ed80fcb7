package io.redisched.reports.statistics;

import java.util.List;

/** The middle of some figures. */
public final class Median {
  private Median() {}

  /**
   * The figure that as many are below as above; of an even number, the mean of the middle two.
   *
   * @param figures at least one
   */
  public static double of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("figures: the median needs at least one");
    }
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
