package io.redisched.reports.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a benchmark method measures, and what its figures are to be held against.
 *
 * @param method the benchmark method
 * @param title for a reader
 * @param calls how many calls to Redis make one operation
 * @param floor the method that sends as much and does nothing with it
 */
record Operation(String method, String title, int calls, Optional<String> floor) {
  /** The cheapest round trip, the floor under everything. */
  static final String PING = "ping";

  private static final String NOOP = "noop";
  private static final String NOOP_CYCLE = "noopCycle";

  private static final List<Operation> KNOWN =
      List.of(
          new Operation("put", "put", 1, Optional.of(NOOP)),
          new Operation("putReserveRelease", "put + reserve + release", 3, Optional.of(NOOP_CYCLE)),
          new Operation(NOOP, "no-op EVALSHA (floor of put)", 1, Optional.empty()),
          new Operation(NOOP_CYCLE, "3 no-op EVALSHAs (floor of the cycle)", 3, Optional.empty()),
          new Operation(PING, "PING (floor)", 1, Optional.empty()));

  /** The operation behind the method; a method that is not known is called by its name. */
  static Operation of(String method) {
    return KNOWN.stream()
        .filter(operation -> operation.method.equals(method))
        .findFirst()
        .orElseGet(() -> new Operation(method, spaced(method), 1, Optional.of(NOOP)));
  }

  /** Whether this is something that others are held against. */
  boolean isFloor() {
    return floor.isEmpty();
  }

  /** Where it stands in a list: floors last. */
  int rank() {
    int index = KNOWN.indexOf(this);
    return index >= 0 ? index : isFloor() ? KNOWN.size() : 1;
  }

  private static String spaced(String method) {
    return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
