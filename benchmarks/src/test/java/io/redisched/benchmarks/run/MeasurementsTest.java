package io.redisched.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.benchmarks.FloorBenchmark;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the same benchmark become forks of it; others stay apart. */
final class MeasurementsTest {

  @Test
  void joinsPasses(@TempDir Path directory) throws RunnerException {
    Measurements measurements = new Measurements();
    measurements.add(pass());
    measurements.add(pass());

    assertThat(measurements.all()).hasSize(2);
    Path file = directory.resolve("jmh-result.json");
    measurements.write(file);

    JsonNode entries = JsonMapper.builder().build().readTree(file);
    assertThat(entries).hasSize(2);
    for (JsonNode entry : entries) {
      assertThat(entry.get("forks").asInt()).isEqualTo(2);
      assertThat(entry.get("primaryMetric").get("rawData")).hasSize(2);
    }
  }

  private static Collection<RunResult> pass() throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include(FloorBenchmark.class.getName() + ".ping$")
                .forks(0)
                .mode(Mode.Throughput)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(10))
                .verbosity(VerboseMode.SILENT)
                .build())
        .run();
  }
}
