package io.redisched.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import picocli.CommandLine;

/** A copy of the sample results, to change and to make a page of. */
final class Sample {
  private Sample() {}

  /** What the command line answered. */
  record Run(int exitCode, String output, String errors) {}

  /** The page and the summary of the sample as it is, made once. */
  private static final class Unchanged {
    static final String PAGE;
    static final String SUMMARY;

    static {
      try {
        Path folder = copyTo(Files.createTempDirectory("sample"));
        Path site = folder.resolve("site");
        assertThat(run(folder).exitCode()).isZero();
        PAGE = Files.readString(site.resolve("index.html"));
        SUMMARY = Files.readString(site.resolve("summary.md"));
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Returns the page of the sample as it is. */
  static Document page() {
    return Jsoup.parse(Unchanged.PAGE);
  }

  /** Returns the summary of the sample as it is. */
  static String summary() {
    return Unchanged.SUMMARY;
  }

  /** Copies the sample into an empty folder; returns the folder. */
  static Path copyTo(Path folder) throws IOException {
    Path source = source();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(source.relativize(file).toString());
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target);
      }
    }
    return folder;
  }

  /** Replaces text that is there. */
  static void replace(Path file, String text, String replacement) {
    try {
      String content = Files.readString(file);
      assertThat(content).contains(text);
      Files.writeString(file, content.replace(text, replacement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the page in the folder {@code site}. */
  static Run run(Path folder) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(output)).setErr(new PrintWriter(errors));
    int exitCode =
        commandLine.execute(
            "site",
            "--conformance",
            folder.resolve("conformance").toString(),
            "--benchmarks",
            folder.resolve("benchmarks").toString(),
            "--history",
            folder.resolve("history").toString(),
            "--out",
            folder.resolve("site").toString());
    return new Run(exitCode, output.toString(), errors.toString());
  }

  private static Path source() {
    try {
      return Path.of(
          Objects.requireNonNull(Sample.class.getResource("/sample"), "sample results").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
