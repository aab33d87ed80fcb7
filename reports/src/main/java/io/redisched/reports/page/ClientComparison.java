package io.redisched.reports.page;

import io.redisched.reports.statistics.Bootstrap;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Interval;
import io.redisched.reports.statistics.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the fastest client of one operation stands to the next.
 *
 * @param subject what was measured, on how many threads
 * @param first the faster client
 * @param second the next
 * @param ratio how many times the second's rate the first's is
 * @param interval the 95 % interval of that
 */
record ClientComparison(
    String subject, String first, String second, double ratio, Interval interval) {

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
    Estimate ratio = Bootstrap.ratio(rated.get(0).rates(), rated.get(1).rates());
    return ratio
        .interval()
        .map(
            interval ->
                new ClientComparison(
                    "%s, %s".formatted(group.title(), Figures.plural(threads, "thread")),
                    rated.get(0).client(),
                    rated.get(1).client(),
                    ratio.value(),
                    interval));
  }

  /** Whether the noise alone could not have made the difference. */
  boolean conclusive() {
    return !interval.contains(1);
  }

  String sentence() {
    String range =
        "95\u00a0%% interval %s to %s"
            .formatted(Figures.factor(interval.low()), Figures.factor(interval.high()));
    return conclusive()
        ? "%s: %s goes at %s times the rate of %s (%s)."
            .formatted(subject, first, Figures.factor(ratio), second, range)
        : "%s: no difference between %s and %s that noise could not make (ratio %s, %s)."
            .formatted(subject, first, second, Figures.factor(ratio), range);
  }

  /** Many comparisons in few sentences: who was ahead how often, and by how much. */
  static List<Statement> digest(List<ClientComparison> comparisons) {
    List<ClientComparison> conclusive =
        comparisons.stream().filter(ClientComparison::conclusive).toList();
    List<Statement> statements =
        new ArrayList<>(
            conclusive.stream()
                .map(ClientComparison::first)
                .distinct()
                .sorted()
                .map(client -> ahead(client, conclusive, comparisons.size()))
                .toList());
    int open = comparisons.size() - conclusive.size();
    if (open > 0) {
      statements.add(
          Statement.plain(
              "In %s of %s there is no difference that noise could not make."
                  .formatted(
                      Figures.count(open), Figures.plural(comparisons.size(), "comparison"))));
    }
    return statements;
  }

  private static Statement ahead(String client, List<ClientComparison> conclusive, int all) {
    double[] ratios =
        conclusive.stream()
            .filter(comparison -> comparison.first().equals(client))
            .mapToDouble(ClientComparison::ratio)
            .sorted()
            .toArray();
    return Statement.plain(
        "%s is ahead in %s of %s, at %s to %s times the rate of the next."
            .formatted(
                client,
                Figures.count(ratios.length),
                Figures.plural(all, "comparison"),
                Figures.factor(ratios[0]),
                Figures.factor(ratios[ratios.length - 1])));
  }
}
