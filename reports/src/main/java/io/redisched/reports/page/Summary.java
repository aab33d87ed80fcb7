package io.redisched.reports.page;

import java.util.List;

/** The page's answer and its main figures in Markdown, for the job summary of a CI. */
public final class Summary {
  private Summary() {}

  /** The summary of a page. */
  public static String markdown(Page page) {
    StringBuilder text = new StringBuilder("# redisched\n\n");
    page.answer()
        .forEach(
            statement ->
                text.append("- ")
                    .append(statement.tone().mark())
                    .append(' ')
                    .append(Markdown.escaped(statement.text()))
                    .append('\n'));
    page.conformance().ifPresent(conformance -> append(text, conformance));
    page.benchmarks().ifPresent(benchmarks -> BenchmarkSummary.append(text, benchmarks));
    BenchmarkSummary.append(text, page.trend());
    return text.toString();
  }

  private static void append(StringBuilder text, ConformanceView conformance) {
    text.append("\n## Conformance\n\n");
    Markdown.table(
        text,
        List.of("port", "verdict", "passed", "others"),
        conformance.ports().stream()
            .map(
                port ->
                    List.of(
                        port.name(),
                        port.tone().mark() + " " + port.verdict(),
                        port.passed(),
                        port.others()))
            .toList());
    if (!conformance.failures().isEmpty()) {
      text.append('\n');
      Markdown.table(
          text,
          List.of("failed", "what should hold", "again"),
          conformance.failures().stream()
              .map(
                  failure ->
                      List.of(failure.subject(), failure.sentence(), failure.rerun().orElse("")))
              .toList());
    }
  }
}
