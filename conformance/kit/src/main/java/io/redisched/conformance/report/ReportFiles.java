package io.redisched.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the result files of a run. */
public final class ReportFiles {

  private ReportFiles() {}

  /**
   * Makes the directory if it is missing, and a file in it for a moment: a run is long, and its end
   * is no time to find out. Removes the sequences that failed in an earlier run.
   *
   * @throws IllegalArgumentException if that cannot be done; the message names the directory
   */
  public static void prepare(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, "report", null));
      removeSequences(directory);
    } catch (IOException e) {
      throw new IllegalArgumentException(cannotWrite(directory, e), e);
    }
  }

  private static void removeSequences(Path directory) throws IOException {
    try (DirectoryStream<Path> sequences = Files.newDirectoryStream(directory, "sequence-*.json")) {
      for (Path sequence : sequences) {
        Files.delete(sequence);
      }
    }
  }

  /**
   * Writes all of them into the directory, which is made if it is missing.
   *
   * @throws UncheckedIOException if one cannot be written; the message names the directory
   */
  public static void write(ConformanceReport report, Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("conformance.json"), JsonResults.of(report));
      Files.writeString(directory.resolve("conformance.xml"), JunitResults.of(report));
      Files.writeString(directory.resolve("summary.md"), MarkdownSummary.of(report));
      Files.writeString(directory.resolve("index.html"), HtmlPage.of(report));
      Files.writeString(directory.resolve("badge.json"), Badge.of(report));
    } catch (IOException e) {
      throw new UncheckedIOException(cannotWrite(directory, e), e);
    }
  }

  private static String cannotWrite(Path directory, IOException reason) {
    return "The report cannot be written to the directory " + directory + ": " + reason;
  }
}
