package io.redisched.reports.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that conformance runs left in a folder: {@code <port>/conformance.json}, {@code
 * not-run.json}, {@code pairs.json} and {@code mutation.json}.
 *
 * @param runs one for each port that was checked, by the name of its folder
 * @param absent the ports that were not
 * @param pairs the interop pairs; empty if none were run
 * @param mutation the mutation score, if one was made
 */
public record Conformance(
    List<ConformanceRun> runs,
    List<AbsentPort> absent,
    List<Pair> pairs,
    Optional<MutationScore> mutation) {

  /**
   * Reads a folder.
   *
   * @return the results, or why there are none
   * @throws ResultFileException if a file is there but is not what it should be
   */
  public static Input<Conformance> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new Input.NotRun<>("there is no folder " + folder);
    }
    List<ConformanceRun> runs = runFiles(folder).stream().map(ConformanceRun::read).toList();
    List<AbsentPort> absent =
        optional(folder.resolve("not-run.json"), root -> root.elements(AbsentPort::read))
            .orElse(List.of());
    if (runs.isEmpty() && absent.isEmpty()) {
      return new Input.NotRun<>("the folder " + folder + " holds no conformance.json");
    }
    return new Input.Present<>(
        new Conformance(
            runs,
            absent,
            optional(folder.resolve("pairs.json"), root -> root.list("pairs", Pair::read))
                .orElse(List.of()),
            optional(folder.resolve("mutation.json"), MutationScore::read)));
  }

  private static <T> Optional<T> optional(Path file, Function<Field, T> reader) {
    return Files.exists(file) ? Optional.of(reader.apply(Field.root(file))) : Optional.empty();
  }

  private static List<Path> runFiles(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .sorted()
          .map(child -> child.resolve("conformance.json"))
          .filter(Files::exists)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
