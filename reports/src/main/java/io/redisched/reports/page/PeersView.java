package io.redisched.reports.page;

import io.redisched.reports.chart.BarChart;
import io.redisched.reports.results.Peers;
import io.redisched.reports.results.Peers.Peer;
import io.redisched.reports.results.Peers.Rate;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.SpeedRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Other queues on the same machine, with what they promise beside what they do.
 *
 * @param setting what was measured, in a sentence
 * @param description the chart in words
 * @param chart the rates
 * @param operations the names of the operations
 * @param rows one for each queue
 * @param answer who is faster, a sentence each
 * @param absent the queues that could not be measured
 * @param origin where the figures come from
 */
public record PeersView(
    String setting,
    String description,
    BarChart chart,
    List<String> operations,
    List<Row> rows,
    List<String> answer,
    List<Peers.Absent> absent,
    Origin origin) {

  /**
   * A queue.
   *
   * @param name which
   * @param series its colour
   * @param version of the queue
   * @param acknowledges how a job is said to be done
   * @param survives what survives a crash
   * @param ids whether jobs have ids of the caller's
   * @param rates one for each of {@link #operations()}
   */
  public record Row(
      String name,
      int series,
      String version,
      String acknowledges,
      String survives,
      String ids,
      List<Figure> rates) {}

  /**
   * A rate.
   *
   * @param rate the mean
   * @param interval its interval
   */
  public record Figure(String rate, String interval) {}

  static PeersView of(Peers peers) {
    List<String> operations =
        peers.peers().stream()
            .flatMap(peer -> peer.operations().stream())
            .map(Rate::operation)
            .distinct()
            .toList();
    List<Row> rows =
        IntStream.range(0, peers.peers().size())
            .mapToObj(i -> row(peers.peers().get(i), i, operations))
            .toList();
    return new PeersView(
        "%s, a queue of %s jobs, bodies of %s bytes; all of them in the same rounds on the same machine."
            .formatted(
                Figures.plural(peers.connections(), "connection"),
                Figures.count(peers.depth()),
                Figures.count(peers.bodyBytes())),
        rows.stream()
            .flatMap(
                row ->
                    IntStream.range(0, operations.size())
                        .mapToObj(
                            i ->
                                "%s, %s: %s"
                                    .formatted(
                                        operations.get(i), row.name(), row.rates().get(i).rate())))
            .collect(Collectors.joining("; ", "Rates of the queues. ", ".")),
        BarChart.of(
            operations.stream().map(operation -> bars(peers, operation)).toList(),
            Figures::rate,
            Figures::shortCount),
        operations,
        rows,
        operations.stream().flatMap(operation -> answer(peers, operation).stream()).toList(),
        peers.absent(),
        Origin.of(peers.conditions()));
  }

  private static BarChart.Data bars(Peers peers, String operation) {
    List<BarChart.Datum> bars = new ArrayList<>();
    for (int i = 0; i < peers.peers().size(); i++) {
      int series = i;
      Peer peer = peers.peers().get(i);
      rate(peer, operation)
          .ifPresent(
              rate ->
                  bars.add(
                      new BarChart.Datum(
                          peer.name(),
                          series % 6,
                          RoundRates.estimate(rate.perSecond()),
                          rate.perSecond())));
    }
    return new BarChart.Data(operation, bars);
  }

  private static Row row(Peer peer, int series, List<String> operations) {
    return new Row(
        peer.name(),
        series % 6,
        peer.version(),
        peer.acknowledges(),
        peer.survives(),
        peer.ids(),
        operations.stream()
            .map(operation -> rate(peer, operation).map(PeersView::figure))
            .map(figure -> figure.orElse(new Figure("–", "not measured")))
            .toList());
  }

  private static Figure figure(Rate rate) {
    Estimate estimate = RoundRates.estimate(rate.perSecond());
    return new Figure(Figures.rate(estimate.value()), Spread.range(estimate, Figures::bareRate));
  }

  /** How each queue that is not ours stands to the fastest of ours. */
  private static List<String> answer(Peers peers, String operation) {
    Optional<Peer> own =
        peers.peers().stream()
            .filter(peer -> peer.isOwn() && rate(peer, operation).isPresent())
            .max(Comparator.comparingDouble(peer -> mean(peer, operation)));
    if (own.isEmpty()) {
      return List.of();
    }
    List<Double> ours = rate(own.get(), operation).orElseThrow().perSecond();
    return peers.peers().stream()
        .filter(peer -> !peer.isOwn())
        .flatMap(
            peer ->
                rate(peer, operation)
                    .filter(theirs -> theirs.perSecond().size() == ours.size())
                    .map(theirs -> sentence(own.get(), peer, operation, ours, theirs.perSecond()))
                    .stream())
        .toList();
  }

  private static String sentence(
      Peer own, Peer peer, String operation, List<Double> ours, List<Double> theirs) {
    Estimate ratio = SpeedRatio.paired(theirs, ours, Spread.confidence());
    if (ratio.interval().isEmpty()) {
      return "%s: %s at %s times the rate of %s in a single round, which proves nothing."
          .formatted(operation, peer.name(), Figures.factor(ratio.value()), own.name());
    }
    if (!Spread.conclusive(ratio)) {
      return "%s: no difference between %s and %s that noise could not make (ratio %s)."
          .formatted(operation, peer.name(), own.name(), Spread.bareFactor(ratio));
    }
    return ratio.value() > 1
        ? "%s: %s is faster, at %s times the rate of %s."
            .formatted(operation, peer.name(), Spread.factor(ratio), own.name())
        : "%s: %s goes at %s times the rate of %s."
            .formatted(
                operation,
                own.name(),
                Spread.factor(SpeedRatio.paired(ours, theirs, Spread.confidence())),
                peer.name());
  }

  private static double mean(Peer peer, String operation) {
    return rate(peer, operation)
        .map(rate -> RoundRates.estimate(rate.perSecond()).value())
        .orElse(0.0);
  }

  private static Optional<Rate> rate(Peer peer, String operation) {
    return peer.operations().stream()
        .filter(rate -> rate.operation().equals(operation))
        .findFirst();
  }
}
