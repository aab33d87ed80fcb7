package io.redisched.reports.page;

import io.redisched.reports.results.Measurement;
import io.redisched.reports.results.Operation;
import io.redisched.reports.statistics.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measurements of one mode, sorted out: what was measured, of which client, on how many threads.
 */
final class Series {
  private static final String CLIENT = "client";

  private final List<Measurement> measurements;

  /** Of each parameter that varies, the value that is not told; empty if every value is. */
  private final Map<String, Optional<String>> usual;

  private Series(List<Measurement> measurements, Map<String, Optional<String>> usual) {
    this.measurements = measurements;
    this.usual = usual;
  }

  /** The measurements of one mode among all. */
  static Series of(List<Measurement> all, String mode) {
    Map<String, List<String>> values = new TreeMap<>();
    for (Measurement measurement : all) {
      measurement
          .paramsWithout(CLIENT)
          .forEach(
              (name, value) -> values.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }
    Map<String, Optional<String>> usual = new TreeMap<>();
    values.forEach(
        (name, seen) -> {
          if (seen.stream().distinct().count() > 1) {
            usual.put(name, mostOf(seen));
          }
        });
    return new Series(
        all.stream().filter(measurement -> measurement.mode().equals(mode)).toList(), usual);
  }

  /** What holds where a row does not say otherwise, in words; empty if there is nothing. */
  Optional<String> setting() {
    String setting =
        usual.entrySet().stream()
            .flatMap(
                entry -> entry.getValue().map(value -> inWords(entry.getKey(), value)).stream())
            .collect(Collectors.joining(", "));
    return setting.isEmpty() ? Optional.empty() : Optional.of(setting);
  }

  /** The value of more than half, if there is one. */
  private static Optional<String> mostOf(List<String> values) {
    return values.stream()
        .distinct()
        .filter(value -> 2 * Collections.frequency(values, value) > values.size())
        .findFirst();
  }

  private static String inWords(String param, String value) {
    String number = value.matches("\\d{1,18}") ? Figures.count(Long.parseLong(value)) : value;
    return switch (param) {
      case "bodyBytes" -> "bodies of " + number + "\u00a0bytes";
      case "depth" -> number + "\u00a0jobs waiting";
      case "inFlight" -> number + "\u00a0in flight";
      default -> param + " " + value;
    };
  }

  boolean isEmpty() {
    return measurements.isEmpty();
  }

  /** The numbers of threads that were measured, ascending. */
  List<Integer> threads() {
    return measurements.stream().map(Measurement::threads).distinct().sorted().toList();
  }

  /** What was measured on so many threads, floors last, each with one measurement a client. */
  List<Group> groups(int threads) {
    Map<Key, List<Measurement>> byKey =
        measurements.stream()
            .filter(measurement -> measurement.threads() == threads)
            .collect(Collectors.groupingBy(this::key, TreeMap::new, Collectors.toList()));
    return byKey.entrySet().stream()
        .map(
            entry ->
                new Group(
                    entry.getKey().operation(),
                    entry.getKey().title(),
                    entry.getValue().stream()
                        .sorted(Comparator.comparing(Series::client))
                        .toList()))
        .toList();
  }

  /**
   * The mean rate of a measurement as a share of the rate at which the same client goes through
   * that floor under the same load; empty if the floor was not measured.
   */
  Optional<Estimate> shareOf(Operation.Floor floor, Measurement measurement) {
    return measurements.stream()
        .filter(other -> Operation.of(other).name().equals(floor.name()))
        .filter(other -> other.perSecond().isPresent())
        .filter(other -> measurement.load().isOver(other.load()))
        .findFirst()
        .map(
            other ->
                Spread.ratio(measurement.perSecond().orElseThrow(), other.perSecond().orElseThrow())
                    .times(floor.times()));
  }

  /** A colour number for the client. */
  int colour(Measurement measurement) {
    return ClientColour.of(client(measurement));
  }

  static String client(Measurement measurement) {
    return measurement.param(CLIENT).orElse("");
  }

  /** The client's name as a heading has it. */
  static String clientTitle(Measurement measurement) {
    return titled(client(measurement));
  }

  /** A client's name as a heading has it. */
  static String titled(String name) {
    return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private Key key(Measurement measurement) {
    Operation operation = Operation.of(measurement);
    String params =
        measurement.paramsWithout(CLIENT).entrySet().stream()
            .filter(entry -> tells(entry.getKey(), entry.getValue()))
            .map(entry -> ", " + inWords(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
    return new Key(operation, operation.title() + params);
  }

  private boolean tells(String param, String value) {
    Optional<String> untold = usual.get(param);
    return untold != null && !untold.equals(Optional.of(value));
  }

  /** Measurements that differ in nothing but the client. */
  record Group(Operation operation, String title, List<Measurement> measurements) {

    /** Whether its parameters are those that need not be told. */
    boolean isUsual() {
      return title.equals(operation.title());
    }
  }

  private record Key(Operation operation, String title) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byRank = Integer.compare(operation.rank(), other.operation.rank());
      return byRank != 0 ? byRank : title.compareTo(other.title);
    }
  }
}
