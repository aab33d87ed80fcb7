package io.redisched.reports.compare;

import io.redisched.reports.page.Markdown;
import java.util.List;

/** A comparison for the summary of a CI's job, or a comment on a pull request. */
public final class ComparisonMarkdown {
  private ComparisonMarkdown() {}

  /** The whole comparison. */
  public static String of(Comparison comparison) {
    StringBuilder text = new StringBuilder("## HEAD against BASE\n\n**");
    text.append(Markdown.escaped(comparison.sentence())).append("**\n\n");
    Markdown.table(
        text,
        List.of("benchmark", "speed", "interval", "verdict", ""),
        comparison.rows().stream()
            .map(
                row ->
                    List.of(
                        comparison.title(row),
                        ComparisonText.speed(row),
                        ComparisonText.interval(row),
                        mark(row.verdict()) + comparison.word(row.verdict()),
                        row.why()))
            .toList());
    text.append('\n');
    bullet(text, "BASE: " + comparison.base());
    bullet(text, "HEAD: " + comparison.head());
    comparison.selfCheck().ifPresent(check -> check.sentences().forEach(s -> bullet(text, s)));
    comparison.notes().forEach(note -> bullet(text, note));
    bullet(text, comparison.method());
    return text.toString();
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case FASTER -> "▲ ";
      case SLOWER -> "▼ ";
      case SAME -> "= ";
      case INCONCLUSIVE -> "? ";
    };
  }

  private static void bullet(StringBuilder text, String sentence) {
    text.append("- ").append(Markdown.escaped(sentence)).append('\n');
  }
}
