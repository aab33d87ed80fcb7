package io.redisched.reports.compare;

import io.redisched.reports.results.Load;
import io.redisched.reports.results.Measurement;
import io.redisched.reports.results.Operation;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one row compares.
 *
 * @param operation what was measured
 * @param statistic what is taken of it: {@code rate}, {@code time}, {@code p50} or {@code p99}
 * @param threads on how many threads
 * @param params with which parameters, by name
 */
record RowKey(Operation operation, String statistic, int threads, Map<String, String> params)
    implements Comparable<RowKey> {

  private static final String CLIENT = "client";

  private static final Comparator<RowKey> ORDER =
      Comparator.comparingInt((RowKey key) -> key.operation.rank())
          .thenComparing(key -> key.operation.name())
          .thenComparing(RowKey::statistic, Comparator.comparing(s -> !s.equals("rate")))
          .thenComparing(RowKey::statistic)
          .thenComparing(RowKey::threads)
          .thenComparing(key -> key.params.toString());

  RowKey {
    params = new TreeMap<>(params);
  }

  static RowKey of(Measurement measurement, String statistic) {
    return new RowKey(
        Operation.of(measurement), statistic, measurement.threads(), measurement.params());
  }

  /** In words, with the parameters among the named ones. */
  String title(Set<String> shown) {
    String client = params.getOrDefault(CLIENT, "");
    return operation.title()
        + (statistic.equals("rate") ? "" : ", " + statistic)
        + (client.isEmpty() ? "" : ", " + client)
        + ", "
        + threads
        + (threads == 1 ? " thread" : " threads")
        + params.entrySet().stream()
            .filter(param -> shown.contains(param.getKey()) && !param.getKey().equals(CLIENT))
            .map(param -> ", " + param.getKey() + " " + param.getValue())
            .collect(Collectors.joining());
  }

  /** The row among those that does nothing with the same client under the same load. */
  Optional<RowKey> floorOf(Collection<RowKey> rows) {
    Load load = new Load(threads, params);
    return operation
        .floor()
        .flatMap(
            floor ->
                rows.stream()
                    .filter(row -> row.operation.name().equals(floor.name()))
                    .filter(row -> row.statistic.equals(statistic))
                    .filter(row -> load.isOver(new Load(row.threads, row.params)))
                    .findFirst());
  }

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
