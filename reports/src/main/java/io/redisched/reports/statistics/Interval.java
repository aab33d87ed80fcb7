package io.redisched.reports.statistics;

/**
 * A range of values.
 *
 * @param low the lower end
 * @param high the upper end, not below {@code low}
 */
public record Interval(double low, double high) {

  /** Whether the value lies in the range, ends included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Every value multiplied by a positive factor. */
  public Interval times(double factor) {
    return new Interval(low * factor, high * factor);
  }
}
