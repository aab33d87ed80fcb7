package io.redisched.reports.compare;

import io.redisched.reports.results.JmhResults;
import io.redisched.reports.results.Measurement;
import io.redisched.reports.statistics.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One speed for each fork of each row; more is better. A speed is a rate, or one over a time. Its
 * unit is of no matter, it cancels out.
 *
 * @param byRow the speeds in the order in which the forks ran
 */
record ForkSpeeds(NavigableMap<RowKey, List<Double>> byRow) {

  private static final Map<String, Double> QUANTILES = Map.of("p50", 0.5, "p99", 0.99);

  /**
   * Reads a result file of JMH, or all those of a folder as forks of one another.
   *
   * @throws io.redisched.reports.results.ResultFileException if there is none, or one is not what
   *     it should be
   */
  static ForkSpeeds read(Path fileOrFolder) {
    NavigableMap<RowKey, List<Double>> byRow = new TreeMap<>();
    for (Measurement measurement : JmhResults.read(fileOrFolder)) {
      add(byRow, measurement);
    }
    return new ForkSpeeds(byRow);
  }

  /**
   * One speed for each round in which two forks of the same thing ran: their geometric mean. Rows
   * that the two do not have in as many rounds are left as they are.
   */
  ForkSpeeds averagedWith(ForkSpeeds again) {
    NavigableMap<RowKey, List<Double>> means = new TreeMap<>(byRow);
    means.replaceAll(
        (key, speeds) ->
            again
                .of(key)
                .filter(others -> others.size() == speeds.size())
                .map(others -> means(speeds, others))
                .orElse(speeds));
    return new ForkSpeeds(means);
  }

  private static List<Double> means(List<Double> speeds, List<Double> others) {
    return IntStream.range(0, speeds.size())
        .mapToObj(i -> Math.sqrt(speeds.get(i) * others.get(i)))
        .toList();
  }

  Optional<List<Double>> of(RowKey key) {
    return Optional.ofNullable(byRow.get(key));
  }

  /** The row that does nothing with the same client under the same load. */
  Optional<RowKey> floorOf(RowKey key) {
    return key.floorOf(byRow.keySet());
  }

  private static void add(NavigableMap<RowKey, List<Double>> byRow, Measurement measurement) {
    measurement
        .perSecond()
        .ifPresent(rates -> append(byRow, RowKey.of(measurement, "rate"), rates.forkMeans()));
    Optional<Double> unit = measurement.microsecondsPerUnit();
    if (unit.isEmpty()) {
      return;
    }
    measurement
        .samples()
        .map(Samples::forkMeans)
        .ifPresent(
            times -> append(byRow, RowKey.of(measurement, "time"), inverse(times, unit.get())));
    QUANTILES.forEach(
        (name, share) -> {
          List<Double> forks = measurement.percentilesOfLongForks(share);
          if (!forks.isEmpty()) {
            append(byRow, RowKey.of(measurement, name), inverse(forks, unit.get()));
          }
        });
  }

  private static List<Double> inverse(List<Double> times, double unit) {
    return times.stream().map(time -> 1 / (time * unit)).toList();
  }

  private static void append(
      NavigableMap<RowKey, List<Double>> byRow, RowKey key, List<Double> speeds) {
    byRow.computeIfAbsent(key, row -> new ArrayList<>()).addAll(speeds);
  }
}
