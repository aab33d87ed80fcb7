package io.redisched.reports.results;

import java.util.List;
import java.util.Map;

/**
 * How long jobs take from when they are due, at fixed rates of arrival: {@code latency.json}.
 *
 * @param conditions under which it was measured
 * @param operation what one job is
 * @param workers threads, each with one job at a time
 * @param secondsPerRound how long jobs arrived at one rate
 * @param depth jobs waiting in the queue
 * @param bodyBytes the length of a body
 * @param clients a curve each
 */
public record LoadCurves(
    Conditions conditions,
    String operation,
    long workers,
    double secondsPerRound,
    long depth,
    long bodyBytes,
    List<Curve> clients) {

  /**
   * One client's curve.
   *
   * @param client its name
   * @param capacity jobs a second when each worker takes the next at once
   * @param points one for each rate, lowest first
   */
  public record Curve(String client, double capacity, List<Point> points) {
    private static Curve read(Field field) {
      return new Curve(
          field.text("client"), field.number("capacity"), field.list("points", Point::read));
    }
  }

  /**
   * One rate of arrival.
   *
   * @param percent of the client's capacity
   * @param rate jobs a second
   * @param rounds measurements, apart in time; at least one
   */
  public record Point(long percent, double rate, List<Round> rounds) {
    private static Point read(Field field) {
      List<Round> rounds = field.list("rounds", Round::read);
      if (rounds.isEmpty()) {
        throw field.get("rounds").wrong("should have at least one round");
      }
      return new Point(field.whole("percent"), field.number("rate"), rounds);
    }
  }

  /**
   * One measurement. Times are in microseconds, by the percentile's name as {@code p99.9}.
   *
   * @param jobs how many arrived
   * @param achieved the rate at which they were done
   * @param response from when a job was due to when it was done
   * @param service from when a job was begun to when it was done
   * @param slip from when a job was due to when it was begun
   */
  public record Round(
      long jobs,
      double achieved,
      Map<String, Double> response,
      Map<String, Double> service,
      Map<String, Double> slip) {

    private static Round read(Field field) {
      return new Round(
          field.whole("jobs"),
          field.number("achieved"),
          percentiles(field.get("responseMicros")),
          percentiles(field.get("serviceMicros")),
          percentiles(field.get("slipMicros")));
    }

    private static Map<String, Double> percentiles(Field field) {
      field.number("p50");
      field.number("p99");
      return field.entries((name, value) -> value.asNumber());
    }
  }

  static LoadCurves read(Field root) {
    return new LoadCurves(
        Conditions.read(root.get("conditions")),
        root.text("operation"),
        root.whole("workers"),
        root.number("secondsPerRound"),
        root.whole("depth"),
        root.whole("bodyBytes"),
        root.list("clients", Curve::read));
  }
}
