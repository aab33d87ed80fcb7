package io.redisched.reports.page;

import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Interval;
import io.redisched.reports.statistics.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the fastest client of one operation stands to the next.
 *
 * @param subject what was measured, on how many threads
 * @param first the faster client
 * @param second the next
 * @param rate the faster client's, per second
 * @param ratio how many times the second's rate the first's is
 * @param interval the 95 % interval of that
 */
record ClientComparison(
    String subject, String first, String second, double rate, double ratio, Interval interval) {

  private record Rated(String client, Samples rates) {}

  /** Compares; empty if fewer than two clients were measured, or without any spread. */
  static Optional<ClientComparison> of(Series.Group group, int threads) {
    List<Rated> rated =
        group.measurements().stream()
            .flatMap(
                measurement ->
                    measurement
                        .perSecond()
                        .map(rates -> new Rated(Series.clientTitle(measurement), rates))
                        .stream())
            .sorted(Comparator.comparingDouble((Rated one) -> one.rates().mean()).reversed())
            .toList();
    if (rated.size() < 2) {
      return Optional.empty();
    }
    Estimate ratio = Spread.ratio(rated.get(0).rates(), rated.get(1).rates());
    return ratio
        .interval()
        .map(
            interval ->
                new ClientComparison(
                    "%s, %s".formatted(group.title(), Figures.plural(threads, "thread")),
                    rated.get(0).client(),
                    rated.get(1).client(),
                    rated.get(0).rates().mean(),
                    ratio.value(),
                    interval));
  }

  /** Whether the noise alone could not have made the difference. */
  boolean conclusive() {
    return !interval.contains(1);
  }

  /** The interval in words. */
  String range() {
    return "95\u00a0%% interval %s to %s"
        .formatted(Figures.factor(interval.low()), Figures.factor(interval.high()));
  }

  String sentence() {
    return conclusive()
        ? "%s: %s goes at %s times the rate of %s (%s)."
            .formatted(subject, first, Figures.factor(ratio), second, range())
        : "%s: no difference between %s and %s that noise could not make (ratio %s, %s)."
            .formatted(subject, first, second, Figures.factor(ratio), range());
  }
}
