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
 * @param raw the commands that the operation's scripts call, sent without a script; empty if that
 *     is not measured
 */
public record Operation(
    String name, String title, int calls, Optional<Floor> floor, Optional<Floor> raw) {

  /**
   * What an operation is held against.
   *
   * @param name the simple name of the benchmark class, and the method
   * @param times how many of it an operation is held against
   */
  public record Floor(String name, int times) {}

  private static final String CYCLE = "CycleBenchmark.putReserveRelease";
  private static final String PING = "FloorBenchmark.ping";
  private static final String NOOP = "FloorBenchmark.noop";
  private static final String NOOP_CYCLE = "FloorBenchmark.noopCycle";
  private static final String RAW_CYCLE = "FloorBenchmark.rawCycle";

  private static final List<Operation> KNOWN =
      List.of(
          new Operation("PutBenchmark.put", "put", 1),
          new Operation(
              CYCLE,
              "put + reserve + release",
              3,
              Optional.of(new Floor(NOOP_CYCLE, 1)),
              Optional.of(new Floor(RAW_CYCLE, 1))),
          new Operation("PutDeleteBenchmark.putDelete", "put + delete", 2),
          new Operation("ConsumeBenchmark.reserveRelease", "reserve + release", 2),
          new Operation("ConsumeBenchmark.pull", "pull", 1),
          new Operation("RequeueBenchmark.requeue", "requeue of many", 1),
          new Operation("BatchBenchmark.putDelete", "batch of puts and deletes", 1),
          new Operation("BatchBenchmark.cycle", "batches of puts, reserves and releases", 1),
          floor(NOOP, "no-op EVALSHA (floor)", 1),
          floor(NOOP_CYCLE, "3 no-op EVALSHAs (floor of the cycle)", 3),
          floor(RAW_CYCLE, "the cycle's commands in 3 pipelines (floor of the cycle)", 3),
          floor(PING, "PING (floor)", 1));

  /** One that is held against as many no-op EVALSHAs as it has calls. */
  private Operation(String name, String title, int calls) {
    this(name, title, calls, Optional.of(new Floor(NOOP, calls)), Optional.empty());
  }

  private static Operation floor(String name, String title, int calls) {
    return new Operation(name, title, calls, Optional.empty(), Optional.empty());
  }

  /** What was measured; a benchmark that is not known is called by its method's name. */
  public static Operation of(Measurement measurement) {
    String name = measurement.type() + "." + measurement.method();
    return KNOWN.stream()
        .filter(operation -> operation.name.equals(name))
        .findFirst()
        .orElseGet(() -> new Operation(name, spaced(measurement.method()), 1));
  }

  /** The title of the operation with this method; the method itself if it is not known. */
  public static String titleOf(String method) {
    return KNOWN.stream()
        .filter(operation -> operation.name.endsWith("." + method))
        .map(Operation::title)
        .findFirst()
        .orElse(method);
  }

  /** As many PINGs as it has calls; empty if it is PING. */
  public Optional<Floor> pings() {
    return name.equals(PING) ? Optional.empty() : Optional.of(new Floor(PING, calls));
  }

  /** Whether this is all that becomes of a job. */
  public boolean isCycle() {
    return name.equals(CYCLE);
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

  private static String spaced(String method) {
    return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
