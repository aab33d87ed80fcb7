package io.redisched.reports.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * All that benchmark runs left in a folder: {@code jmh-result.json}, {@code conditions.json} and
 * {@code costs.json}.
 *
 * @param measurements the rows of the JMH result
 * @param conditions under which it ran
 * @param costs what operations cost in counts, if that was measured
 */
public record Benchmarks(
    List<Measurement> measurements, Conditions conditions, Optional<Costs> costs) {

  /**
   * Reads a folder.
   *
   * @return the results, or why there are none
   * @throws ResultFileException if a file is there but is not what it should be
   */
  public static Input<Benchmarks> read(Path folder) {
    Path jmh = folder.resolve("jmh-result.json");
    if (!Files.exists(jmh)) {
      return new Input.NotRun<>("there is no file " + jmh);
    }
    List<Measurement> measurements = Field.root(jmh).elements(Measurement::read);
    if (measurements.isEmpty()) {
      return new Input.NotRun<>("the file " + jmh + " holds no benchmark");
    }
    Path costs = folder.resolve("costs.json");
    return new Input.Present<>(
        new Benchmarks(
            measurements,
            Conditions.read(folder.resolve("conditions.json")),
            Files.exists(costs) ? Optional.of(Costs.read(Field.root(costs))) : Optional.empty()));
  }
}
