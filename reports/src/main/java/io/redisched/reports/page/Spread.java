package io.redisched.reports.page;

import io.redisched.reports.statistics.Bootstrap;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Estimate.Basis;
import io.redisched.reports.statistics.Samples;
import io.redisched.reports.statistics.SpeedRatio;
import java.util.List;
import java.util.function.DoubleFunction;

/** Estimates in words, never without their interval. */
final class Spread {
  private static final double CONFIDENCE = 0.95;

  private Spread() {}

  /** The confidence of the page's intervals. */
  static double confidence() {
    return CONFIDENCE;
  }

  /**
   * How many times the mean of one is the mean of the other. Forks are compared in the order in
   * which they ran, so what slowed the machine down for a while cancels out.
   */
  static Estimate ratio(Samples numerator, Samples denominator) {
    List<Double> above = numerator.forkMeans();
    List<Double> below = denominator.forkMeans();
    if (above.size() < 2 || below.size() < 2 || !positive(above) || !positive(below)) {
      return Bootstrap.ratio(numerator, denominator);
    }
    return above.size() == below.size()
        ? SpeedRatio.paired(above, below, CONFIDENCE)
        : SpeedRatio.unpaired(List.of(above), List.of(below), CONFIDENCE);
  }

  /** The mean, with an interval over the forks; over the iterations if there is but one fork. */
  static Estimate mean(Samples samples) {
    List<Double> forks = samples.forkMeans();
    if (forks.size() < 2 || !positive(forks)) {
      return Bootstrap.mean(samples);
    }
    return new Estimate(
        samples.mean(),
        SpeedRatio.unpaired(List.of(forks), List.of(), CONFIDENCE).interval(),
        Basis.BETWEEN_FORKS);
  }

  private static boolean positive(List<Double> figures) {
    return figures.stream().allMatch(figure -> figure > 0 && Double.isFinite(figure));
  }

  /** As {@code 1.21 (95 % interval 1.15 to 1.27)}. */
  static String factor(Estimate estimate) {
    return inWords(estimate, Figures::factor);
  }

  /** As {@code 1.21, 95 % interval 1.15 to 1.27}, for within parentheses. */
  static String bareFactor(Estimate estimate) {
    return factor(estimate).replace(" (", ", ").replace(")", "");
  }

  /** As {@code 84 % (95 % interval 82 % to 86 %)}. */
  static String percent(Estimate estimate) {
    return inWords(estimate, Figures::percent);
  }

  /** The interval alone, as {@code 1.15 to 1.27}. */
  static String range(Estimate estimate, DoubleFunction<String> words) {
    return estimate
        .interval()
        .map(interval -> words.apply(interval.low()) + " to " + words.apply(interval.high()))
        .orElse("one figure only");
  }

  /** Whether noise alone could not have made the estimate differ from 1. */
  static boolean conclusive(Estimate estimate) {
    return estimate.interval().map(interval -> !interval.contains(1)).orElse(false);
  }

  private static String inWords(Estimate estimate, DoubleFunction<String> words) {
    return "%s (%s)"
        .formatted(
            words.apply(estimate.value()),
            estimate.interval().isPresent()
                ? "95\u00a0% interval " + range(estimate, words)
                : "one figure only");
  }
}
