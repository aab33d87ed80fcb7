package io.redisched.reports.page;

import io.redisched.reports.results.Benchmarks;
import io.redisched.reports.results.Ceiling;
import io.redisched.reports.results.Depths;
import io.redisched.reports.results.Measurement;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.SpeedRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A ratio of two figures of one run: such ratios hold from machine to machine and from day to day,
 * where rates do not.
 *
 * @param name what it is
 * @param better which way is good news
 * @param estimate its value, with its interval
 */
record KeyRatio(String name, Better better, Estimate estimate) {
  /** Which way is good news. */
  enum Better {
    UP,
    DOWN,
    NEITHER
  }

  /** All of a run's, in the order in which the page tells of them. */
  static List<KeyRatio> of(Benchmarks benchmarks) {
    Series rates = Series.of(benchmarks.measurements(), "thrpt");
    List<KeyRatio> ratios = new ArrayList<>();
    for (int threads : rates.threads()) {
      String on = ", " + Figures.plural(threads, "thread");
      for (Series.Group group : rates.groups(threads)) {
        if (group.operation().isFloor()) {
          continue;
        }
        for (Measurement measurement : group.measurements()) {
          FloorView.share(rates, measurement)
              .ifPresent(
                  share ->
                      ratios.add(
                          new KeyRatio(
                              "%s over %s, of its floor%s"
                                  .formatted(group.title(), Series.clientTitle(measurement), on),
                              Better.UP,
                              share)));
        }
        if (group.operation().isCycle()) {
          clients(group)
              .ifPresent(
                  ratio ->
                      ratios.add(
                          new KeyRatio(
                              group.title() + ", Lettuce to Jedis" + on, Better.NEITHER, ratio)));
        }
      }
    }
    benchmarks.ceiling().ifPresent(ceiling -> addShares(ratios, ceiling));
    benchmarks.depths().flatMap(KeyRatio::growth).ifPresent(ratios::add);
    return List.copyOf(ratios);
  }

  private static Optional<Estimate> clients(Series.Group group) {
    return rates(group, "lettuce")
        .flatMap(
            lettuce ->
                rates(group, "jedis")
                    .map(
                        jedis ->
                            Spread.ratio(
                                lettuce.perSecond().orElseThrow(),
                                jedis.perSecond().orElseThrow())));
  }

  private static Optional<Measurement> rates(Series.Group group, String client) {
    return group.measurements().stream()
        .filter(measurement -> Series.client(measurement).equals(client))
        .filter(measurement -> measurement.perSecond().isPresent())
        .findFirst();
  }

  private static void addShares(List<KeyRatio> ratios, Ceiling ceiling) {
    for (Ceiling.Rate subject : ceiling.subjects()) {
      ceiling.ceilings().stream()
          .filter(top -> top.load().equals(subject.load()))
          .filter(top -> top.perSecond().size() == subject.perSecond().size())
          .findFirst()
          .ifPresent(
              top ->
                  ratios.add(
                      new KeyRatio(
                          "%s over %s, %s, %s in flight, of the ceiling"
                              .formatted(
                                  subject.load().operation(),
                                  Series.titled(subject.client()),
                                  Figures.plural(subject.load().connections(), "connection"),
                                  Figures.count(subject.load().inFlight())),
                          Better.UP,
                          SpeedRatio.paired(
                              subject.perSecond(), top.perSecond(), Spread.confidence()))));
    }
  }

  private static Optional<KeyRatio> growth(Depths depths) {
    return at(depths, 1_000_000)
        .flatMap(
            deep ->
                at(depths, 1_000)
                    .map(
                        shallow ->
                            new KeyRatio(
                                "put, server time at 1,000,000 jobs to 1,000",
                                Better.DOWN,
                                SpeedRatio.unpaired(
                                    List.of(deep.serverMicros()),
                                    List.of(shallow.serverMicros()),
                                    Spread.confidence()))));
  }

  private static Optional<Depths.Cost> at(Depths depths, long depth) {
    return depths.points().stream()
        .filter(point -> point.depth() == depth)
        .findFirst()
        .flatMap(point -> point.cost("put"));
  }
}
