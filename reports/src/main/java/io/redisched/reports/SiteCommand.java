package io.redisched.reports;

import io.redisched.reports.page.Page;
import io.redisched.reports.page.PageTemplates;
import io.redisched.reports.page.Summary;
import io.redisched.reports.results.Benchmarks;
import io.redisched.reports.results.Conformance;
import io.redisched.reports.results.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page and the summary from whatever results are there. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    description = {
      "Writes index.html and summary.md from the results of earlier runs.",
      "Results that are missing are shown as not run; results that are not what they should be are"
          + " an error."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:written", "2:bad arguments, or a result file that cannot be read"})
final class SiteCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--conformance",
      paramLabel = "DIR",
      description = "Holds PORT/conformance.json, not-run.json… Default: ${DEFAULT-VALUE}")
  private Path conformance = Path.of("conformance/selftest/target/conformance");

  @Option(
      names = "--benchmarks",
      paramLabel = "DIR",
      description = "Holds jmh-result.json, conditions.json… Default: ${DEFAULT-VALUE}")
  private Path benchmarks = Path.of("benchmarks/target/results");

  @Option(
      names = "--history",
      paramLabel = "DIR",
      description =
          "Holds earlier results, a folder named YYYY-MM-DD-NAME for each. Default:"
              + " ${DEFAULT-VALUE}")
  private Path history = Path.of("reports/results");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to write; made if missing. Default: ${DEFAULT-VALUE}")
  private Path out = Path.of("reports/target/site");

  @Override
  public Integer call() throws IOException {
    Page page =
        Page.of(Conformance.read(conformance), Benchmarks.read(benchmarks), History.read(history));
    Files.createDirectories(out);
    Path index = out.resolve("index.html");
    Files.writeString(index, PageTemplates.html(page));
    Files.writeString(out.resolve("summary.md"), Summary.markdown(page));
    PrintWriter terminal = spec().commandLine().getOut();
    page.answer()
        .forEach(statement -> terminal.println(statement.tone().mark() + " " + statement.text()));
    terminal.println(index.toAbsolutePath().toUri());
    return 0;
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
