package io.redisched.benchmarks.cost;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The costs of all operations, as they stand in {@code costs.json}.
 *
 * @param jdk the feature release that the allocations were counted on
 * @param redis the version of the server
 * @param idBytes the length of a job's id
 * @param bodyBytes the length of a job's body
 * @param memoryPerJob bytes of Redis memory that a waiting job takes, of 100 000
 * @param operations the cost of each operation over each client
 */
record Costs(
    int jdk, String redis, int idBytes, int bodyBytes, double memoryPerJob, List<Cost> operations) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  static Costs read(Path file) {
    return JSON.readValue(file, Costs.class);
  }

  void write(Path file) {
    JSON.writeValue(file, this);
  }
}
