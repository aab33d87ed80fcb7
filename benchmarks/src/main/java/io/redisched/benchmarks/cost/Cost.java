package io.redisched.benchmarks.cost;

import org.jspecify.annotations.Nullable;

/**
 * What one operation costs, on average over many.
 *
 * @param operation which
 * @param client through which client
 * @param commands Redis commands that its script calls
 * @param bytesIn bytes that the server receives
 * @param bytesOut bytes that the server sends
 * @param reads system calls with which the server receives them; null where it depends on timing
 * @param allocatedBytes bytes that the client's JVM allocates, all threads together, without what
 *     escape analysis might save
 * @param serverMicros microseconds that the server spends in the script; a clock's figure, null
 *     where costs are to be compared
 */
record Cost(
    String operation,
    String client,
    double commands,
    double bytesIn,
    double bytesOut,
    @Nullable Double reads,
    double allocatedBytes,
    @Nullable Double serverMicros) {

  String name() {
    return operation + " over " + client;
  }

  Cost withoutClocks() {
    return new Cost(operation, client, commands, bytesIn, bytesOut, reads, allocatedBytes, null);
  }

  Cost withAllocatedBytes(double bytes) {
    return new Cost(operation, client, commands, bytesIn, bytesOut, reads, bytes, serverMicros);
  }
}
