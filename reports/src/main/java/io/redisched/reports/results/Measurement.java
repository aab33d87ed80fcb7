package io.redisched.reports.results;

import io.redisched.reports.statistics.Histogram;
import io.redisched.reports.statistics.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a JMH result file.
 *
 * @param type the simple name of the benchmark class
 * @param method the benchmark method
 * @param mode JMH's short name of the mode: {@code thrpt}, {@code sample}, {@code avgt}, {@code ss}
 * @param threads how many threads called it
 * @param params the benchmark's parameters
 * @param unit the unit of every figure, as {@code ops/s} or {@code us/op}
 * @param samples the raw figures; empty for a mode that keeps histograms in their place
 * @param operations the same of operations, where the benchmark's calls are batches of them
 * @param histograms one histogram a fork, in the modes that sample single calls
 */
public record Measurement(
    String type,
    String method,
    String mode,
    int threads,
    Map<String, String> params,
    String unit,
    Optional<Samples> samples,
    Optional<Samples> operations,
    List<Histogram> histograms) {

  private static final int BEYOND = 10;

  static Measurement read(Field field) {
    String benchmark = field.text("benchmark");
    int dot = benchmark.lastIndexOf('.');
    if (dot < 0) {
      throw field.get("benchmark").wrong("should be a class and a method parted by a dot");
    }
    String type = benchmark.substring(0, dot);
    Field primary = field.get("primaryMetric");
    Measurement measurement =
        new Measurement(
            type.substring(type.lastIndexOf('.') + 1),
            benchmark.substring(dot + 1),
            field.text("mode"),
            Math.toIntExact(field.whole("threads")),
            field
                .optional("params")
                .map(params -> params.entries((name, param) -> param.shown()))
                .orElse(Map.of()),
            primary.text("scoreUnit"),
            primary.optional("rawData").map(Measurement::samples),
            field
                .optional("secondaryMetrics")
                .flatMap(metrics -> metrics.optional("operations"))
                .flatMap(operations -> operations.optional("rawData"))
                .map(Measurement::samples),
            primary
                .optional("rawDataHistogram")
                .map(forks -> forks.elements(Measurement::histogram))
                .orElse(List.of()));
    if (measurement.samples.isEmpty() && measurement.histograms.isEmpty()) {
      throw primary.wrong("has neither rawData nor rawDataHistogram, so no spread can be told");
    }
    return measurement;
  }

  /** What it had to do with. */
  public Load load() {
    return new Load(threads, params);
  }

  /** The raw figures of single operations, be they called one by one or in batches. */
  public Optional<Samples> rates() {
    return operations.or(() -> samples);
  }

  /** Operations per second, iteration by iteration; empty if the mode measures no rate. */
  public Optional<Samples> perSecond() {
    return unit.startsWith("ops/")
        ? microsecondsIn(unit.substring("ops/".length()))
            .flatMap(length -> rates().map(figures -> figures.times(1e6 / length)))
        : Optional.empty();
  }

  /** How many microseconds a figure of 1 stands for; empty if the mode measures no time. */
  public Optional<Double> microsecondsPerUnit() {
    return unit.endsWith("/op")
        ? microsecondsIn(unit.substring(0, unit.length() - "/op".length()))
        : Optional.empty();
  }

  /**
   * A percentile of the sampled calls, one for each fork in the unit of every figure; none unless
   * ten calls lie beyond it in all forks together and one in each, as else it is but luck.
   *
   * @param share from 0 to 1, as 0.99 for p99
   */
  public List<Double> percentiles(double share) {
    long calls = histograms.stream().mapToLong(Histogram::size).sum();
    return calls * (1 - share) >= BEYOND ? percentiles(share, 1) : List.of();
  }

  /** The same, if ten calls lie beyond it in each fork, so that every figure can stand alone. */
  public List<Double> percentilesOfLongForks(double share) {
    return percentiles(share, BEYOND);
  }

  private List<Double> percentiles(double share, int beyond) {
    return histograms.stream().allMatch(fork -> fork.size() * (1 - share) >= beyond)
        ? histograms.stream().map(fork -> fork.quantile(share)).toList()
        : List.of();
  }

  private static Optional<Double> microsecondsIn(String unitOfTime) {
    return switch (unitOfTime) {
      case "ns" -> Optional.of(1e-3);
      case "us" -> Optional.of(1.0);
      case "ms" -> Optional.of(1e3);
      case "s" -> Optional.of(1e6);
      default -> Optional.empty();
    };
  }

  /** The parameter's value. */
  public Optional<String> param(String name) {
    return Optional.ofNullable(params.get(name));
  }

  /** The parameters but this one. */
  public Map<String, String> paramsWithout(String name) {
    Map<String, String> others = new LinkedHashMap<>(params);
    others.remove(name);
    return others;
  }

  private static Samples samples(Field rawData) {
    List<List<Double>> forks = rawData.elements(fork -> fork.elements(Field::asNumber));
    if (forks.isEmpty() || forks.stream().anyMatch(List::isEmpty)) {
      throw rawData.wrong("has a fork without an iteration");
    }
    return new Samples(forks);
  }

  private static Histogram histogram(Field fork) {
    Map<Double, Long> counts = new HashMap<>();
    for (List<List<Field>> iteration : nested(fork)) {
      for (List<Field> entry : iteration) {
        if (entry.size() != 2) {
          throw fork.wrong("should hold pairs of a value and its count");
        }
        counts.merge(entry.get(0).asNumber(), entry.get(1).asWhole(), Long::sum);
      }
    }
    if (counts.isEmpty()) {
      throw fork.wrong("has no values");
    }
    return new Histogram(counts);
  }

  private static List<List<List<Field>>> nested(Field fork) {
    return new ArrayList<>(
        fork.elements(iteration -> iteration.elements(entry -> entry.elements(value -> value))));
  }
}
