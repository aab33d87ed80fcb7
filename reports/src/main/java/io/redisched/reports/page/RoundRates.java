package io.redisched.reports.page;

import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Samples;
import java.util.List;

/** Rates of which each round gave one. */
final class RoundRates {
  private RoundRates() {}

  /** The mean over the rounds, each of which stands for itself. */
  static Estimate estimate(List<Double> perSecond) {
    return Spread.mean(new Samples(perSecond.stream().map(List::of).toList()));
  }
}
