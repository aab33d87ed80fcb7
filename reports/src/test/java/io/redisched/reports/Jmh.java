package io.redisched.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A result file of JMH to be. */
public final class Jmh {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final ArrayNode rows = JSON.createArrayNode();

  /** Adds a row of rates with one iteration a fork. */
  public Jmh rates(String benchmark, String client, List<Double> forks) {
    ObjectNode metric = row(benchmark, client, "thrpt").put("scoreUnit", "ops/ms");
    ArrayNode raw = metric.putArray("rawData");
    forks.forEach(fork -> raw.addArray().add(fork));
    return this;
  }

  /** Adds a row of sampled calls, every one of which took the fork's microseconds. */
  public Jmh calls(String benchmark, String client, int calls, List<Double> forks) {
    ObjectNode metric = row(benchmark, client, "sample").put("scoreUnit", "us/op");
    ArrayNode raw = metric.putArray("rawDataHistogram");
    forks.forEach(fork -> raw.addArray().addArray().addArray().add(fork).add(calls));
    return this;
  }

  /** Writes the file, and the folder that it stands in. */
  public Path write(Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    JSON.writeValue(file, rows);
    return file;
  }

  /** So many figures about the mean. */
  public static List<Double> noisy(long seed, int forks, double mean, double spread) {
    Random random = new Random(seed);
    return DoubleStream.generate(() -> mean * Math.exp(spread * random.nextGaussian()))
        .limit(forks)
        .boxed()
        .toList();
  }

  private ObjectNode row(String benchmark, String client, String mode) {
    ObjectNode row =
        rows.addObject()
            .put("benchmark", "io.redisched.benchmarks." + benchmark)
            .put("mode", mode)
            .put("threads", 8);
    row.putObject("params").put("client", client);
    return row.putObject("primaryMetric");
  }
}
