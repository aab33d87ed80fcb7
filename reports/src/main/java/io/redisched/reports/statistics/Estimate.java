package io.redisched.reports.statistics;

import java.util.Optional;

/**
 * A mean with the spread that its data supports.
 *
 * @param value the mean
 * @param interval the 95 % interval; empty if there is but one figure, which has no spread
 * @param basis what the interval rests on
 */
public record Estimate(double value, Optional<Interval> interval, Basis basis) {

  /** What a spread says something about. */
  public enum Basis {
    /** Several JVMs were started: the spread holds between runs. */
    BETWEEN_FORKS,
    /** One JVM only: the next one may be further off than the spread says. */
    WITHIN_ONE_FORK,
    /** A single figure. */
    NONE
  }

  /** The same in another unit. */
  public Estimate times(double factor) {
    return new Estimate(value * factor, interval.map(range -> range.times(factor)), basis);
  }
}
