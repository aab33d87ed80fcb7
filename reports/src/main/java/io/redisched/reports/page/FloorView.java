package io.redisched.reports.page;

import io.redisched.reports.results.Measurement;
import io.redisched.reports.results.Operation;
import io.redisched.reports.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What operations reach of the rate of no-op EVALSHAs with arguments of the same size, and of the
 * rate of the commands that their scripts call, through the same client on the same number of
 * threads: what is left of the round trip once a script does its work, and what it costs that it is
 * a script.
 *
 * @param threads the numbers of threads
 * @param groups the shares, a group for each operation and kind of floor
 * @param answer the share of the full cycle on the most threads; empty if not measured
 */
public record FloorView(List<String> threads, List<Group> groups, Optional<String> answer) {
  /**
   * The shares of one operation.
   *
   * @param operation which, and of what if not of no-op EVALSHAs
   * @param rows one for each client
   */
  public record Group(String operation, List<Row> rows) {}

  /**
   * The shares through one client.
   *
   * @param client which
   * @param series its colour
   * @param shares one for each number of threads
   */
  public record Row(String client, int series, List<Share> shares) {}

  /**
   * One share.
   *
   * @param share in percent
   * @param interval its interval
   */
  public record Share(String share, String interval) {}

  static Optional<FloorView> of(Series rates) {
    List<Integer> threads = rates.threads();
    List<String> titles =
        threads.stream()
            .flatMap(count -> rates.groups(count).stream())
            .filter(group -> !group.operation().isFloor())
            .map(Series.Group::title)
            .distinct()
            .toList();
    List<Group> groups = new ArrayList<>();
    for (String title : titles) {
      group(rates, threads, title, title, Operation::floor).ifPresent(groups::add);
      group(rates, threads, title, title + ", of its commands without scripts", Operation::raw)
          .ifPresent(groups::add);
    }
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FloorView(
                threads.stream().map(count -> Figures.plural(count, "thread")).toList(),
                groups,
                answer(rates)));
  }

  /** The share of a measurement, if its floor was measured. */
  static Optional<Estimate> share(Series rates, Measurement measurement) {
    return share(rates, measurement, Operation::floor);
  }

  /** What a measurement is of its commands without a script, if they were measured. */
  static Optional<Estimate> shareOfRaw(Series rates, Measurement measurement) {
    return share(rates, measurement, Operation::raw);
  }

  private static Optional<Estimate> share(
      Series rates,
      Measurement measurement,
      Function<Operation, Optional<Operation.Floor>> reference) {
    return reference
        .apply(Operation.of(measurement))
        .flatMap(floor -> rates.shareOf(floor, measurement));
  }

  private static Optional<Group> group(
      Series rates,
      List<Integer> threads,
      String title,
      String name,
      Function<Operation, Optional<Operation.Floor>> reference) {
    List<Row> rows =
        threads.stream()
            .flatMap(count -> members(rates, count, title).stream())
            .map(Series::client)
            .distinct()
            .map(client -> row(rates, threads, title, client, reference))
            .filter(row -> row.shares().stream().anyMatch(share -> !share.interval().isEmpty()))
            .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Group(name, rows));
  }

  private static Row row(
      Series rates,
      List<Integer> threads,
      String title,
      String client,
      Function<Operation, Optional<Operation.Floor>> reference) {
    return new Row(
        Series.titled(client),
        ClientColour.of(client),
        threads.stream()
            .map(
                count ->
                    members(rates, count, title).stream()
                        .filter(measurement -> Series.client(measurement).equals(client))
                        .findFirst()
                        .flatMap(measurement -> share(rates, measurement, reference)))
            .map(
                share ->
                    share
                        .map(
                            found ->
                                new Share(
                                    Figures.percent(found.value()),
                                    Spread.range(found, Figures::percent)))
                        .orElse(new Share("–", "")))
            .toList());
  }

  private static List<Measurement> members(Series rates, int threads, String title) {
    return rates.groups(threads).stream()
        .filter(group -> group.title().equals(title))
        .flatMap(group -> group.measurements().stream())
        .toList();
  }

  private static Optional<String> answer(Series rates) {
    return rates.threads().stream()
        .max(Integer::compare)
        .flatMap(
            most -> {
              String shares =
                  rates.groups(most).stream()
                      .filter(Series.Group::isUsual)
                      .flatMap(group -> group.measurements().stream())
                      .filter(measurement -> Operation.of(measurement).isCycle())
                      .flatMap(
                          cycle ->
                              share(rates, cycle).stream()
                                  .map(
                                      share ->
                                          Spread.percent(share)
                                              + " over "
                                              + Series.clientTitle(cycle)))
                      .collect(Collectors.joining(", "));
              return shares.isEmpty()
                  ? Optional.<String>empty()
                  : Optional.of(
                      "On %s the full cycle runs at this share of the rate of three no-op EVALSHAs of the same size: %s."
                          .formatted(Figures.plural(most, "thread"), shares));
            });
  }
}
