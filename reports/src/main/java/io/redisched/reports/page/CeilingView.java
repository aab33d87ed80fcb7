package io.redisched.reports.page;

import io.redisched.reports.chart.BarChart;
import io.redisched.reports.results.Ceiling;
import io.redisched.reports.results.Ceiling.Load;
import io.redisched.reports.results.Ceiling.Rate;
import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Interval;
import io.redisched.reports.statistics.SpeedRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What clients reach of what the server can do.
 *
 * @param setting what was measured, in a sentence
 * @param description the chart in words
 * @param chart the rates
 * @param groups the rates and shares in figures
 * @param absent why there is no ceiling; empty if there is
 * @param answer the shares in a sentence; empty if there are none
 * @param origin where the figures come from
 */
public record CeilingView(
    String setting,
    String description,
    BarChart chart,
    List<Group> groups,
    Optional<String> absent,
    Optional<String> answer,
    Origin origin) {

  private static final int TOOL = 5;

  /**
   * One load.
   *
   * @param load in words
   * @param rows the ceiling first
   */
  public record Group(String load, List<Row> rows) {}

  /**
   * One rate.
   *
   * @param client whose
   * @param series its colour
   * @param rate the mean
   * @param interval its interval
   * @param share of the ceiling
   * @param shareInterval the share's interval
   */
  public record Row(
      String client,
      int series,
      String rate,
      String interval,
      String share,
      String shareInterval) {}

  static CeilingView of(Ceiling ceiling) {
    List<BarChart.Data> data = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    Map<String, List<Interval>> shares = new TreeMap<>();
    for (Rate top : ceiling.ceilings()) {
      List<Rate> subjects =
          ceiling.subjects().stream().filter(rate -> rate.load().equals(top.load())).toList();
      String load = inWords(top.load());
      List<Rate> all = Stream.concat(Stream.of(top), subjects.stream()).toList();
      data.add(
          new BarChart.Data(load, all.stream().map(rate -> bar(rate, rate.equals(top))).toList()));
      groups.add(new Group(load, all.stream().map(rate -> row(rate, top)).toList()));
      subjects.forEach(
          subject ->
              share(subject, top)
                  .flatMap(Estimate::interval)
                  .ifPresent(
                      share ->
                          shares
                              .computeIfAbsent(
                                  Series.titled(subject.client()), client -> new ArrayList<>())
                              .add(share)));
    }
    return new CeilingView(
        "The same scripts, driven by %s, on a queue of %s jobs with bodies of %s bytes."
            .formatted(
                tool(ceiling), Figures.count(ceiling.depth()), Figures.count(ceiling.bodyBytes())),
        groups.stream()
            .flatMap(
                group ->
                    group.rows().stream()
                        .map(row -> group.load() + ", " + row.client() + ": " + row.rate()))
            .collect(Collectors.joining("; ", "Rates beside the ceiling. ", ".")),
        BarChart.of(data, Figures::rate, Figures::shortCount),
        List.copyOf(groups),
        ceiling.absent(),
        shares.isEmpty()
            ? Optional.empty()
            : Optional.of(
                "Of what %s gets out of the same server with the same scripts, clients reach (95\u00a0%% intervals of all loads together): %s."
                    .formatted(ceiling.tool(), together(shares))),
        Origin.of(ceiling.conditions()));
  }

  /** The tool with its version, which may name the tool, too. */
  private static String tool(Ceiling ceiling) {
    return ceiling
        .version()
        .map(
            version ->
                version.startsWith(ceiling.tool()) ? version : ceiling.tool() + " " + version)
        .orElse(ceiling.tool());
  }

  private static String together(Map<String, List<Interval>> shares) {
    return shares.entrySet().stream()
        .map(
            entry ->
                "%s %s to %s"
                    .formatted(
                        entry.getKey(),
                        Figures.percent(
                            entry.getValue().stream()
                                .mapToDouble(Interval::low)
                                .min()
                                .orElseThrow()),
                        Figures.percent(
                            entry.getValue().stream()
                                .mapToDouble(Interval::high)
                                .max()
                                .orElseThrow())))
        .collect(Collectors.joining(", "));
  }

  private static BarChart.Datum bar(Rate rate, boolean top) {
    return new BarChart.Datum(
        name(rate, top),
        colour(rate, top),
        RoundRates.estimate(rate.perSecond()),
        rate.perSecond());
  }

  private static Row row(Rate rate, Rate top) {
    Estimate estimate = RoundRates.estimate(rate.perSecond());
    Optional<Estimate> share = rate.equals(top) ? Optional.empty() : share(rate, top);
    return new Row(
        name(rate, rate.equals(top)),
        colour(rate, rate.equals(top)),
        Figures.rate(estimate.value()),
        Spread.range(estimate, Figures::bareRate),
        rate.equals(top)
            ? "the ceiling"
            : share.map(found -> Figures.percent(found.value())).orElse("–"),
        share.map(found -> Spread.range(found, Figures::percent)).orElse(""));
  }

  private static Optional<Estimate> share(Rate subject, Rate top) {
    return subject.perSecond().size() == top.perSecond().size()
        ? Optional.of(SpeedRatio.paired(subject.perSecond(), top.perSecond(), Spread.confidence()))
        : Optional.empty();
  }

  private static String name(Rate rate, boolean top) {
    return top ? rate.client() : Series.titled(rate.client());
  }

  private static int colour(Rate rate, boolean top) {
    return top ? TOOL : ClientColour.of(rate.client());
  }

  private static String inWords(Load load) {
    return "%s, %s, %s in flight"
        .formatted(
            load.operation(),
            Figures.plural(load.connections(), "connection"),
            Figures.count(load.inFlight()));
  }
}
