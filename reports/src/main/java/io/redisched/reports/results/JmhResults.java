package io.redisched.reports.results;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** JMH's own result files. */
public final class JmhResults {
  /** The name of the one file of a run. */
  public static final String FILE = "jmh-result.json";

  private JmhResults() {}

  /**
   * Reads one file, or every {@code jmh-result*.json} of a folder in the order of their names.
   *
   * @return all rows of all files; not empty
   * @throws ResultFileException if there is no such file, or one is not what it should be
   */
  public static List<Measurement> read(Path fileOrFolder) {
    List<Path> files = Files.isDirectory(fileOrFolder) ? in(fileOrFolder) : List.of(fileOrFolder);
    List<Measurement> measurements =
        files.stream()
            .flatMap(file -> Field.root(file).elements(Measurement::read).stream())
            .toList();
    if (measurements.isEmpty()) {
      throw new ResultFileException(
          fileOrFolder, "the results", "hold no benchmark; looked for jmh-result*.json");
    }
    return measurements;
  }

  private static List<Path> in(Path folder) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "jmh-result*.json")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new ResultFileException(folder, "cannot be read: " + e.getMessage(), e);
    }
    Collections.sort(files);
    return files;
  }
}
