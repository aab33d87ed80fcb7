package io.redisched.benchmarks.cost;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares costs with those that are expected: commands, bytes and reads must be equal; allocation
 * over Jedis may differ by 5 percent on the same JDK, memory by 1 percent on the same version of
 * Redis, and are not compared otherwise.
 */
final class CostGate {

  private static final double ALLOCATION = 0.05;
  private static final double MEMORY = 0.01;

  /** How far two counts of the same allocation, one after the other, have been seen apart. */
  private static final double NOISE = 0.01;

  /** The same for memory. */
  private static final double MEMORY_NOISE = 0.001;

  private final Costs expected;
  private final Costs measured;
  private final List<String> changes = new ArrayList<>();

  private CostGate(Costs expected, Costs measured) {
    this.expected = expected;
    this.measured = measured;
  }

  /** What differs, a sentence each; empty if nothing does. */
  static List<String> changes(Costs expected, Costs measured) {
    CostGate gate = new CostGate(expected, measured);
    gate.compare();
    return List.copyOf(gate.changes);
  }

  /**
   * What to expect from now on: what was measured, but the former figures where the new ones differ
   * by noise only, so that only what has changed is seen to change. What the gate would still let
   * through is no such reason: an expectation at the edge of what is measured fails by noise.
   */
  static Costs accept(Costs expected, Costs measured) {
    Map<String, Cost> before = byName(expected);
    boolean sameJdk = expected.jdk() == measured.jdk();
    boolean sameRedis = expected.redis().equals(measured.redis());
    return new Costs(
        measured.jdk(),
        measured.redis(),
        measured.idBytes(),
        measured.bodyBytes(),
        sameRedis && isWithin(MEMORY_NOISE, expected.memoryPerJob(), measured.memoryPerJob())
            ? expected.memoryPerJob()
            : measured.memoryPerJob(),
        measured.operations().stream()
            .map(Cost::withoutClocks)
            .map(
                cost -> {
                  Cost former = before.get(cost.name());
                  return sameJdk
                          && former != null
                          && isWithin(NOISE, former.allocatedBytes(), cost.allocatedBytes())
                      ? cost.withAllocatedBytes(former.allocatedBytes())
                      : cost;
                })
            .toList());
  }

  private void compare() {
    exact("costs", "id bytes", (double) expected.idBytes(), (double) measured.idBytes());
    exact("costs", "body bytes", (double) expected.bodyBytes(), (double) measured.bodyBytes());
    if (expected.redis().equals(measured.redis())) {
      within(MEMORY, "a waiting job", "bytes", expected.memoryPerJob(), measured.memoryPerJob());
    }
    Map<String, Cost> before = byName(expected);
    Map<String, Cost> after = byName(measured);
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> changes.add(name + " is no longer measured"));
    after.forEach(
        (name, cost) -> {
          Cost expectation = before.get(name);
          if (expectation == null) {
            changes.add(name + " is new");
          } else {
            compare(name, expectation, cost);
          }
        });
  }

  private void compare(String name, Cost before, Cost after) {
    exact(name, "commands", before.commands(), after.commands());
    exact(name, "bytes in", before.bytesIn(), after.bytesIn());
    exact(name, "bytes out", before.bytesOut(), after.bytesOut());
    exact(name, "reads", before.reads(), after.reads());
    // Over Lettuce the event loop's batches decide what is allocated, and noise decides on them.
    if (expected.jdk() == measured.jdk() && after.client().startsWith("jedis")) {
      within(ALLOCATION, name, "allocated bytes", before.allocatedBytes(), after.allocatedBytes());
    }
  }

  private void exact(String name, String what, @Nullable Double before, @Nullable Double after) {
    if (!Objects.equals(before, after)) {
      changes.add("%s: %s %s, expected %s".formatted(name, what, after, before));
    }
  }

  private void within(double tolerance, String name, String what, double before, double after) {
    if (!isWithin(tolerance, before, after)) {
      changes.add(
          "%s: %s %s, expected %s within %s %%"
              .formatted(name, what, after, before, Math.round(100 * tolerance)));
    }
  }

  private static boolean isWithin(double tolerance, double before, double after) {
    return Math.abs(after - before) <= tolerance * before;
  }

  private static Map<String, Cost> byName(Costs costs) {
    return costs.operations().stream()
        .collect(toMap(Cost::name, identity(), (a, b) -> a, LinkedHashMap::new));
  }
}
