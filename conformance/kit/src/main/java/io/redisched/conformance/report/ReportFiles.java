package io.redisched.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the result files of a run. */
public final class ReportFiles {

  private ReportFiles() {}

  /** Writes all of them into the directory, which is made if it is missing. */
  public static void write(ConformanceReport report, Path directory) {
    try {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("conformance.json"), JsonResults.of(report));
      Files.writeString(directory.resolve("conformance.xml"), JunitResults.of(report));
      Files.writeString(directory.resolve("summary.md"), MarkdownSummary.of(report));
      Files.writeString(directory.resolve("index.html"), HtmlPage.of(report));
      Files.writeString(directory.resolve("badge.json"), Badge.of(report));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the report: " + e, e);
    }
  }
}
