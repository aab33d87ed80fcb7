package io.redisched.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The results of several runs of JMH, those of the same benchmark together. */
final class Measurements {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, RunResult> results = new LinkedHashMap<>();

  /** Adds results; those of a benchmark that is there already as further forks of it. */
  void add(Collection<RunResult> more) {
    more.forEach(result -> results.merge(key(result.getParams()), result, Measurements::joined));
  }

  private static RunResult joined(RunResult one, RunResult other) {
    return new RunResult(
        one.getParams(),
        Stream.of(one, other).flatMap(r -> r.getBenchmarkResults().stream()).toList());
  }

  private static String key(BenchmarkParams params) {
    StringBuilder key =
        new StringBuilder(params.getBenchmark())
            .append(' ')
            .append(params.getMode())
            .append(' ')
            .append(params.getThreads());
    params.getParamsKeys().stream()
        .sorted()
        .forEach(name -> key.append(' ').append(name).append('=').append(params.getParam(name)));
    return key.toString();
  }

  /** One result for each benchmark, mode, number of threads and set of parameters. */
  List<RunResult> all() {
    return List.copyOf(results.values());
  }

  /** Writes JMH's own JSON. */
  void write(Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, /* autoFlush= */ false, UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results.values());
    }
    JsonNode entries = JSON.readTree(bytes.toByteArray());
    int i = 0;
    for (RunResult result : results.values()) {
      // JMH states how many forks one of the runs had been told to make.
      ((ObjectNode) entries.get(i++)).put("forks", result.getBenchmarkResults().size());
    }
    JSON.writeValue(file, entries);
  }
}
