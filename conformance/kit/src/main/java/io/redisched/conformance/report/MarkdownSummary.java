package io.redisched.conformance.report;

import io.redisched.conformance.spec.Level;
import java.util.List;
import java.util.Locale;

/** {@code summary.md}: what a CI server shows beside a job. */
final class MarkdownSummary {

  private final StringBuilder text = new StringBuilder();

  private MarkdownSummary() {}

  static String of(ConformanceReport report) {
    MarkdownSummary summary = new MarkdownSummary();
    summary.head(report);
    report.failed().forEach(summary::failure);
    summary.list("Known failures", report.contradictions());
    summary.list("Faults of the run", report.errors());
    summary.list("Warnings", report.warnings());
    summary.reasons("Undecided", report.undecided());
    summary.reasons("Known failing", report.with(Outcome.KNOWN_FAILING));
    summary.reasons("Not testable", report.with(Outcome.NOT_TESTABLE));
    return summary.text.toString();
  }

  private void head(ConformanceReport report) {
    line("## redisched conformance of " + Printable.inMarkdown(report.port().name()));
    line("");
    line("**" + report.sentence() + "**");
    report.beginWith().ifPresent(first -> line("Begin with " + first.clause().id() + "."));
    line("");
    line("| outcome | clauses |");
    line("|---|---:|");
    report
        .totals()
        .forEach(
            (outcome, n) -> line("| " + outcome.sign() + " " + outcome.words() + " | " + n + " |"));
    line("");
    line(
        String.format(
            Locale.ROOT,
            "%s %s (%s, %s) on %s, seed %d, %d checks in %.1f s.%s Again:",
            Printable.inMarkdown(report.port().name()),
            Printable.inMarkdown(report.port().version()),
            Printable.inMarkdown(report.port().language()),
            Printable.inMarkdown(report.port().client()),
            Printable.inMarkdown(report.redis()),
            report.seed(),
            report.planned(),
            report.duration().toMillis() / 1000.0,
            report.figures().isEmpty() ? "" : " " + report.figures().words()));
    line("");
    text.append(Printable.fenced(report.command()));
  }

  private void failure(ClauseResult result) {
    boolean must = result.clause().level() == Level.MUST;
    line("");
    line(
        "<details><summary>"
            + (must ? "✗ " : "advice not followed: ")
            + "<b>"
            + result.clause().id()
            + "</b> "
            + Printable.inMarkdown(result.clause().sentence())
            + "</summary>");
    line("");
    for (CheckResult check : result.failures()) {
      text.append(Printable.fenced(FailureText.of(result.clause(), check, result.rerun())));
      line("");
    }
    line("</details>");
  }

  private void list(String heading, List<String> entries) {
    if (!entries.isEmpty()) {
      line("");
      line("### " + heading);
      line("");
      entries.forEach(entry -> line("- " + Printable.inMarkdown(entry)));
    }
  }

  private void reasons(String heading, List<ClauseResult> clauses) {
    list(
        heading,
        clauses.stream()
            .map(clause -> "**" + clause.clause().id() + "** " + clause.message())
            .toList());
  }

  private void line(String content) {
    text.append(content).append('\n');
  }
}
