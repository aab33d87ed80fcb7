package io.redisched.reports.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Benchmark results of earlier days: a folder with one folder for each, named {@code
 * YYYY-MM-DD-NAME}.
 *
 * @param entries by name, so the oldest comes first
 */
public record History(List<Entry> entries) {

  /**
   * One day's results.
   *
   * @param name of the folder
   * @param benchmarks what is in it
   */
  public record Entry(String name, Benchmarks benchmarks) {}

  /**
   * Reads a folder. Smoke runs and folders without results or without a date are left out.
   *
   * @return what is there; no entries if the folder does not exist
   * @throws ResultFileException if a file is there but is not what it should be
   */
  public static History read(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new History(List.of());
    }
    List<Entry> entries = new ArrayList<>();
    for (Path child : children(folder)) {
      String name = folder.relativize(child).toString();
      if (name.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
        Benchmarks.read(child)
            .value()
            .filter(benchmarks -> !benchmarks.smoke())
            .ifPresent(benchmarks -> entries.add(new Entry(name, benchmarks)));
      }
    }
    return new History(List.copyOf(entries));
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new ResultFileException(folder, "cannot be read: " + e.getMessage(), e);
    }
  }
}
