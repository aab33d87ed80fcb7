package io.redisched.reports.statistics;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often each value was seen. Immutable. */
public final class Histogram {
  private final NavigableMap<Double, Long> counts;
  private final long total;

  /**
   * Takes a copy.
   *
   * @param counts how often each value was seen; at least one
   */
  public Histogram(Map<Double, Long> counts) {
    this.counts = new TreeMap<>(counts);
    this.total = counts.values().stream().mapToLong(Long::longValue).sum();
    if (total < 1) {
      throw new IllegalArgumentException("counts: a histogram needs at least one value");
    }
  }

  /** How many values there are. */
  public long size() {
    return total;
  }

  /**
   * The smallest value that at least this share of all values does not exceed (nearest rank).
   *
   * @param share from 0 (the smallest value) to 1 (the largest)
   */
  public double quantile(double share) {
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long seen = 0;
    for (Map.Entry<Double, Long> entry : counts.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return entry.getKey();
      }
    }
    return counts.lastKey();
  }
}
