package io.redisched.benchmarks.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.redisched.benchmarks.run.Conditions;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What stands in {@code latency.json}.
 *
 * @param conditions under which it was measured
 * @param operation what one job is: put, reserve and release
 * @param workers threads, of which each does one job at a time
 * @param secondsPerRound how long jobs arrived at one rate
 * @param depth jobs waiting in the queue
 * @param bodyBytes the length of a body
 * @param clients a curve each
 */
record LatencyReport(
    Conditions conditions,
    String operation,
    int workers,
    double secondsPerRound,
    int depth,
    int bodyBytes,
    List<Curve> clients) {

  /**
   * A client's throughput and latency.
   *
   * @param client its name
   * @param capacity jobs a second when each worker takes the next at once
   * @param points one for each rate, lowest first
   */
  record Curve(String client, double capacity, List<Point> points) {}

  /**
   * One rate.
   *
   * @param percent of the client's capacity
   * @param rate at which jobs arrive, per second
   * @param rounds measurements, apart in time
   */
  record Point(int percent, double rate, List<Round> rounds) {}

  /**
   * One measurement.
   *
   * @param jobs how many arrived
   * @param achieved the rate at which they were done; lower than the intended one under overload
   * @param responseMicros from when a job was due to when it was done
   * @param serviceMicros from when a job was begun to when it was done
   * @param slipMicros from when a job was due to when it was begun
   */
  record Round(
      long jobs,
      double achieved,
      Percentiles responseMicros,
      Percentiles serviceMicros,
      Percentiles slipMicros) {

    static Round of(OpenLoop.Measured measured) {
      return new Round(
          measured.response().getTotalCount(),
          Math.rint(measured.rate() * 10) / 10,
          Percentiles.of(measured.response()),
          Percentiles.of(measured.service()),
          Percentiles.of(measured.slip()));
    }
  }

  /** Percentiles in microseconds. */
  record Percentiles(
      double p50,
      double p90,
      double p99,
      @JsonProperty("p99.9") double p999,
      @JsonProperty("p99.99") double p9999,
      double max) {

    static Percentiles of(Histogram nanos) {
      return new Percentiles(
          micros(nanos.getValueAtPercentile(50)),
          micros(nanos.getValueAtPercentile(90)),
          micros(nanos.getValueAtPercentile(99)),
          micros(nanos.getValueAtPercentile(99.9)),
          micros(nanos.getValueAtPercentile(99.99)),
          micros(nanos.getMaxValue()));
    }

    private static double micros(long nanos) {
      return Math.rint(nanos / 100.0) / 10;
    }
  }
}
