package io.redisched.reports.page;

import io.redisched.reports.statistics.Estimate;
import java.util.function.DoubleFunction;

/** Estimates in words, never without their interval. */
final class Spread {
  private static final double CONFIDENCE = 0.95;

  private Spread() {}

  /** The confidence of the page's intervals. */
  static double confidence() {
    return CONFIDENCE;
  }

  /** As {@code 1.21 (95 % interval 1.15 to 1.27)}. */
  static String factor(Estimate estimate) {
    return inWords(estimate, Figures::factor);
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
