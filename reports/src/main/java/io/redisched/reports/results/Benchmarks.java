package io.redisched.reports.results;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that benchmark runs left in a folder. Each part is empty if that was not measured.
 *
 * @param measurements the rows of {@code jmh-result.json}
 * @param conditions under which JMH ran
 * @param costs what operations cost in counts
 * @param load latency under load
 * @param ceiling what clients reach of what the server can do
 * @param peers other queues
 * @param depths cost against depth
 */
public record Benchmarks(
    List<Measurement> measurements,
    Conditions conditions,
    Optional<Costs> costs,
    Optional<LoadCurves> load,
    Optional<Ceiling> ceiling,
    Optional<Peers> peers,
    Optional<Depths> depths) {

  /**
   * Reads a folder.
   *
   * @return the results, or why there are none
   * @throws ResultFileException if a file is there but is not what it should be
   */
  public static Input<Benchmarks> read(Path folder) {
    Path jmh = folder.resolve(JmhResults.FILE);
    List<Measurement> measurements =
        optional(jmh, root -> root.elements(Measurement::read)).orElse(List.of());
    Benchmarks benchmarks =
        new Benchmarks(
            measurements,
            Conditions.read(folder.resolve("conditions.json")),
            optional(folder.resolve("costs.json"), Costs::read),
            optional(folder.resolve("latency.json"), LoadCurves::read),
            optional(folder.resolve("ceiling.json"), Ceiling::read),
            optional(folder.resolve("peers.json"), Peers::read),
            optional(folder.resolve("scale.json"), Depths::read));
    if (benchmarks.isEmpty()) {
      return new Input.NotRun<>(
          Files.exists(jmh)
              ? "the file " + jmh + " holds no benchmark"
              : "there is no file " + jmh);
    }
    return new Input.Present<>(benchmarks);
  }

  /**
   * Whether the run is evidence of speed: conditions are known, and it was no smoke run. Without
   * rows of JMH that is for each of the other parts to say.
   */
  public boolean smoke() {
    return measurements.isEmpty() ? parts().allMatch(Conditions::smoke) : conditions.smoke();
  }

  private boolean isEmpty() {
    return measurements.isEmpty() && parts().findAny().isEmpty();
  }

  private Stream<Conditions> parts() {
    return Stream.of(
            load.map(LoadCurves::conditions),
            ceiling.map(Ceiling::conditions),
            peers.map(Peers::conditions),
            depths.map(Depths::conditions))
        .flatMap(Optional::stream);
  }

  private static <T> Optional<T> optional(Path file, Function<Field, T> reader) {
    return Files.exists(file) ? Optional.of(reader.apply(Field.root(file))) : Optional.empty();
  }
}
