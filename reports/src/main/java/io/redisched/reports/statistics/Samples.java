package io.redisched.reports.statistics;

import java.util.List;

/**
 * What a benchmark measured, raw: one figure for each iteration of each fork.
 *
 * @param forks the forks, each a list of its iterations' figures; at least one, none empty
 */
public record Samples(List<List<Double>> forks) {

  /** Copies the lists. */
  public Samples {
    forks = forks.stream().map(List::copyOf).toList();
    if (forks.isEmpty() || forks.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("forks: each of at least one fork needs an iteration");
    }
  }

  /** The mean of the forks' means, so that each fork weighs the same. */
  public double mean() {
    return forks.stream().mapToDouble(Samples::mean).average().orElseThrow();
  }

  /** The mean of each fork's iterations. */
  public List<Double> forkMeans() {
    return forks.stream().map(Samples::mean).toList();
  }

  /** All figures, fork after fork. */
  public List<Double> all() {
    return forks.stream().flatMap(List::stream).toList();
  }

  /** Every figure multiplied by the factor. */
  public Samples times(double factor) {
    return new Samples(
        forks.stream().map(fork -> fork.stream().map(figure -> figure * factor).toList()).toList());
  }

  private static double mean(List<Double> figures) {
    return figures.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
