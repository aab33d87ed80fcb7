package io.redisched.reports.results;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a benchmark measures, and what its figures are to be held against.
 *
 * @param name the simple name of the benchmark class, and the method
 * @param title for a reader
 * @param calls how many calls to Redis make one operation
 * @param floor the calls that send as much and do nothing with it; empty for what is a floor itself
 */
public record Operation(String name, String title, int calls, Optional<Floor> floor) {

  /**
   * Calls without work.
   *
   * @param method the benchmark method
   * @param times how many of it an operation is held against
   */
  public record Floor(String method, int times) {}

  /** The cheapest round trip, the floor under everything. */
  public static final String PING = "ping";

  private static final String NOOP = "noop";

  private static final List<Operation> KNOWN =
      List.of(
          new Operation("PutBenchmark.put", "put", 1, noops(1)),
          new Operation(
              "CycleBenchmark.putReserveRelease",
              "put + reserve + release",
              3,
              Optional.of(new Floor("noopCycle", 1))),
          new Operation("PutDeleteBenchmark.putDelete", "put + delete", 2, noops(2)),
          new Operation("ConsumeBenchmark.reserveRelease", "reserve + release", 2, noops(2)),
          new Operation("ConsumeBenchmark.pull", "pull", 1, noops(1)),
          new Operation("RequeueBenchmark.requeue", "requeue of many", 1, noops(1)),
          new Operation("BatchBenchmark.putDelete", "batch of puts and deletes", 1, noops(1)),
          new Operation(
              "BatchBenchmark.cycle", "batches of puts, reserves and releases", 1, noops(1)),
          new Operation("FloorBenchmark.noop", "no-op EVALSHA (floor)", 1, Optional.empty()),
          new Operation(
              "FloorBenchmark.noopCycle",
              "3 no-op EVALSHAs (floor of the cycle)",
              3,
              Optional.empty()),
          new Operation("FloorBenchmark.ping", "PING (floor)", 1, Optional.empty()));

  /** What was measured; a benchmark that is not known is called by its method's name. */
  public static Operation of(Measurement measurement) {
    String name = measurement.type() + "." + measurement.method();
    return KNOWN.stream()
        .filter(operation -> operation.name.equals(name))
        .findFirst()
        .orElseGet(() -> new Operation(name, spaced(measurement.method()), 1, noops(1)));
  }

  /** The title of the operation with this method; the method itself if it is not known. */
  public static String titleOf(String method) {
    return KNOWN.stream()
        .filter(operation -> operation.name.endsWith("." + method))
        .map(Operation::title)
        .findFirst()
        .orElse(method);
  }

  /** Whether this is something that others are held against. */
  public boolean isFloor() {
    return floor.isEmpty();
  }

  /** Where it stands in a list: in the order above, what is not known before the floors. */
  public int rank() {
    int index = KNOWN.indexOf(this);
    if (index < 0) {
      return KNOWN.size();
    }
    return isFloor() ? KNOWN.size() + 1 + index : index;
  }

  private static Optional<Floor> noops(int times) {
    return Optional.of(new Floor(NOOP, times));
  }

  private static String spaced(String method) {
    return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
