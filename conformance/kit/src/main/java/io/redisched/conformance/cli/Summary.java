package io.redisched.conformance.cli;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Shown;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.ExitStatus;
import io.redisched.conformance.report.FailureText;
import io.redisched.conformance.report.KitVersion;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Level;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** What the program prints when all is done: every failure in full, then where the port stands. */
final class Summary {

  /** Of a failure that is not shown in full, in characters. */
  private static final int BRIEF = 120;

  private final ConformanceReport report;
  private final PrintWriter out;
  private final Ansi ansi;

  /** Under which clause a failed check was shown in full: it is one failure, whatever it breaks. */
  private final Map<String, String> shown = new HashMap<>();

  /** Under which clause a message was shown in full, by its {@link #gist}. */
  private final Map<String, String> said = new HashMap<>();

  private Summary(ConformanceReport report, PrintWriter out, Ansi ansi) {
    this.report = report;
    this.out = out;
    this.ansi = ansi;
  }

  static void print(ConformanceReport report, PrintWriter out, boolean terminal) {
    new Summary(report, out, terminal ? Ansi.ON : Ansi.OFF).print();
  }

  private void print() {
    Description port = report.port();
    out.println("redisched conformance kit " + KitVersion.get());
    out.println("Port   " + port.name() + " " + port.version());
    out.println("       in " + port.language() + ", client " + port.client());
    out.println("       profiles " + String.join(", ", port.profiles()));
    out.println("Redis  " + report.redis());
    out.println("Seed   " + report.seed());
    out.println();
    report.failed().forEach(this::failure);
    list("Warning", report.warnings());
    list("Undecided", reasons(Outcome.UNDECIDED));
    list("Not checked", reasons(Outcome.NOT_TESTABLE));
    list("Known failures", report.contradictions());
    list("Fault of the run", report.errors());
    totals();
  }

  /**
   * One failure is shown in full, unless it was before, or another that says the same: what fails
   * everywhere is to be read once. The others are shown in brief; the result files hold them all.
   */
  private void failure(ClauseResult result) {
    Clause clause = result.clause();
    boolean must = clause.level() == Level.MUST;
    out.println(must ? styled("bold,red", "FAILED") : styled("yellow", "ADVICE NOT FOLLOWED"));
    indented(clause.id() + " (" + clause.level() + "): " + clause.sentence());
    out.println();
    Optional<CheckResult> inFull =
        result.failures().stream()
            .filter(failure -> !shown.containsKey(failure.check()))
            .filter(failure -> !said.containsKey(gist(failure)))
            .findFirst();
    inFull.ifPresent(first -> inFull(first, clause));
    result.failures().stream()
        .filter(failure -> !inFull.equals(Optional.of(failure)))
        .forEach(
            other ->
                indented((inFull.isPresent() ? "Also: " : "Check: ") + inBrief(other, clause)));
    out.println("  Again:");
    out.println("  " + result.rerun());
    out.println();
  }

  private void inFull(CheckResult failure, Clause clause) {
    shown.put(failure.check(), clause.id());
    said.put(gist(failure), clause.id());
    indented(failure.check() + ":");
    indented(String.valueOf(failure.message()).strip().indent(2));
    indented(FailureText.exchange(failure));
  }

  private String inBrief(CheckResult failure, Clause clause) {
    String elsewhere = shown.get(failure.check());
    if (elsewhere != null) {
      return failure.check() + ", shown under " + elsewhere;
    }
    String same = said.get(gist(failure));
    if (same != null) {
      return failure.check()
          + ", which says the same"
          + (same.equals(clause.id()) ? "" : " as under " + same);
    }
    String words = String.valueOf(failure.message()).strip().replaceAll("\\s+", " ");
    return failure.check() + ": " + Shown.of(words, BRIEF);
  }

  /** The message without its numbers, and without the method that got a line that is no answer. */
  private static String gist(CheckResult failure) {
    return String.valueOf(failure.message())
        .replaceAll("\\d+", "0")
        .replaceAll("(?<=answer)(ed)? \\w+ with", "");
  }

  private void indented(String text) {
    if (!text.isBlank()) {
      out.println(Text.wrapped(text, "  "));
    }
  }

  /** One line a reason, however many clauses share it. */
  private List<String> reasons(Outcome outcome) {
    Map<String, List<String>> byReason =
        report.with(outcome).stream()
            .collect(
                Collectors.groupingBy(
                    clause -> clause.with(outcome).get(0).message() + "",
                    LinkedHashMap::new,
                    Collectors.mapping(clause -> clause.clause().id(), Collectors.toList())));
    return byReason.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }

  private void list(String heading, List<String> texts) {
    for (String text : texts) {
      out.println(styled("yellow", heading));
      out.println(Text.wrapped(text, "  "));
      out.println();
    }
  }

  private void totals() {
    Map<Outcome, Long> totals = report.totals();
    String words =
        totals.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> entry.getValue() + " " + entry.getKey().words())
            .collect(Collectors.joining(", "));
    out.println(
        Text.wrapped(
            String.format(
                Locale.ROOT,
                "Clauses: %s. Checks: %d in %.1f s.",
                words,
                report.planned(),
                report.duration().toMillis() / 1000.0),
            ""));
    if (!report.figures().isEmpty()) {
      out.println(Text.wrapped(report.figures().words(), ""));
    }
    out.println(verdict());
  }

  private String verdict() {
    boolean good = report.verdict() == ExitStatus.CONFORMS;
    String unsure = report.undecided().isEmpty() ? "bold,green" : "bold,yellow";
    String sentence = styled(good ? unsure : "bold,red", report.sentence());
    String broken =
        report.clauses().stream()
            .filter(ClauseResult::breaks)
            .map(clause -> clause.clause().id())
            .collect(Collectors.joining(", "));
    return sentence
        + (broken.isEmpty() ? "" : "\n" + Text.wrapped("Broken: " + broken, ""))
        + report.beginWith().map(first -> "\n" + Text.wrapped(advice(first), "")).orElse("");
  }

  private static String advice(ClauseResult first) {
    long calls = first.failures().get(0).calls();
    return "One fault often breaks many clauses. Begin with "
        + first.clause().id()
        + (calls == 0 ? "." : ": it shows in " + calls + (calls == 1 ? " call." : " calls."));
  }

  private String styled(String style, String words) {
    return ansi.string("@|" + style + " " + words + "|@");
  }
}
