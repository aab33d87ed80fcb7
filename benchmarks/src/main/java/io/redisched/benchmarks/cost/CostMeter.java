package io.redisched.benchmarks.cost;

import static io.redisched.benchmarks.fixture.BenchmarkServer.number;

import io.redisched.benchmarks.fixture.BenchmarkServer;
import io.redisched.benchmarks.fixture.ServerCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Counts the costs of every operation over every client, on one server. */
final class CostMeter {

  private static final int OPERATIONS = 1_024;

  /** The median of portions counts: what a thread has not yet booked falls into the next one. */
  private static final int PORTION = 128;

  private static final int WARM_UP = 512;
  private static final int JOBS_FOR_MEMORY = 100_000;
  private static final long NINETEEN_DIGITS = 1_000_000_000_000_000_000L;

  private final BenchmarkServer server;
  private final CostedClient backstage;
  private long nextId = NINETEEN_DIGITS;

  private CostMeter(BenchmarkServer server, CostedClient backstage) {
    this.server = server;
    this.backstage = backstage;
  }

  /** Starts a server, counts all costs and ends it; some seconds. */
  static Costs measure() {
    try (BenchmarkServer server = BenchmarkServer.start();
        CostedClient backstage = CostedClient.open("jedis-pipelined", server.uri())) {
      CostMeter meter = new CostMeter(server, backstage);
      List<Cost> costs = new ArrayList<>();
      for (String client : CostedClient.NAMES) {
        try (CostedClient costed = CostedClient.open(client, server.uri())) {
          for (CostedOperation operation : CostedOperation.values()) {
            costs.add(meter.costOf(operation, client, costed));
          }
        }
      }
      return new Costs(
          Runtime.version().feature(),
          server.version(),
          Long.toString(NINETEEN_DIGITS).length() + 1,
          CostedOperation.BODY_BYTES,
          meter.memoryPerJob(),
          costs);
    }
  }

  private Cost costOf(CostedOperation operation, String name, CostedClient client) {
    List<String> warmUp = ids(WARM_UP);
    List<String> ids = ids(OPERATIONS);
    prepare(operation, warmUp);
    client.run(operation, warmUp);
    prepare(operation, ids);

    List<Long> allocated = new ArrayList<>();
    ServerCounters counted =
        ServerCounters.during(
            server,
            () -> {
              for (int from = 0; from < OPERATIONS; from += PORTION) {
                long before = Allocations.soFar();
                client.run(operation, ids.subList(from, from + PORTION));
                allocated.add(Allocations.soFar() - before);
              }
            });
    server.flush();
    if (counted.operations() != OPERATIONS) {
      throw new IllegalStateException(
          "%s over %s: the server saw %s operations of %s"
              .formatted(operation, name, counted.operations(), OPERATIONS));
    }
    return new Cost(
        operation.toString(),
        name,
        perOperation(counted.commands()),
        perOperation(counted.bytesIn()),
        perOperation(counted.bytesOut()),
        CostedClient.countsReads(name) ? perOperation(counted.reads()) : null,
        Math.rint((double) median(allocated) / PORTION),
        Math.rint(100 * perOperation(counted.scriptMicros())) / 100);
  }

  private void prepare(CostedOperation operation, List<String> ids) {
    operation.before().forEach(before -> backstage.run(before, ids));
  }

  private double memoryPerJob() {
    long before = number(server.info("memory"), "used_memory");
    backstage.run(CostedOperation.PUT, ids(JOBS_FOR_MEMORY));
    long after = number(server.info("memory"), "used_memory");
    return Math.rint(10.0 * (after - before) / JOBS_FOR_MEMORY) / 10;
  }

  private List<String> ids(int count) {
    List<String> ids = LongStream.range(nextId, nextId + count).mapToObj(n -> "j" + n).toList();
    nextId += count;
    return ids;
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double perOperation(long count) {
    return (double) count / OPERATIONS;
  }
}
