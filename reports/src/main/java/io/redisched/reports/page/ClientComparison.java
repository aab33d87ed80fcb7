package io.redisched.reports.page;

import io.redisched.reports.results.Measurement;
import io.redisched.reports.statistics.Bootstrap;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Interval;
import io.redisched.reports.statistics.Samples;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How the fastest client of one operation stands to the next, in words. */
final class ClientComparison {
  private ClientComparison() {}

  /** A sentence; empty if fewer than two clients were measured. */
  static Optional<Statement> of(Series.Group group, int threads) {
    record Rated(String client, Samples rates) {}
    List<Rated> rated =
        group.measurements().stream()
            .flatMap(
                measurement ->
                    Series.perSecond(measurement)
                        .map(rates -> new Rated(name(measurement), rates))
                        .stream())
            .sorted(Comparator.comparingDouble((Rated one) -> one.rates().mean()).reversed())
            .toList();
    if (rated.size() < 2) {
      return Optional.empty();
    }
    Rated first = rated.get(0);
    Rated second = rated.get(1);
    Estimate ratio = Bootstrap.ratio(first.rates(), second.rates());
    String subject = "%s, %s".formatted(group.title(), Figures.plural(threads, "thread"));
    return ratio
        .interval()
        .map(
            interval ->
                interval.contains(1)
                    ? Statement.plain(
                        "%s: no difference between %s and %s that the noise could not make (%s)."
                            .formatted(
                                subject,
                                first.client(),
                                second.client(),
                                inWords(ratio.value(), interval)))
                    : Statement.plain(
                        "%s: %s goes at %s times the rate of %s (%s)."
                            .formatted(
                                subject,
                                first.client(),
                                Figures.factor(ratio.value()),
                                second.client(),
                                inWords(interval))));
  }

  private static String name(Measurement measurement) {
    return Series.clientTitle(measurement);
  }

  private static String inWords(double ratio, Interval interval) {
    return "ratio %s, %s".formatted(Figures.factor(ratio), inWords(interval));
  }

  private static String inWords(Interval interval) {
    return "95\u00a0%% interval %s to %s"
        .formatted(Figures.factor(interval.low()), Figures.factor(interval.high()));
  }
}
