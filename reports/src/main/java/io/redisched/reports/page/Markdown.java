package io.redisched.reports.page;

import java.util.List;
import java.util.stream.Collectors;

/** Writes Markdown in which text from outside stays text. */
public final class Markdown {
  private Markdown() {}

  /** Appends a table. */
  public static void table(StringBuilder text, List<String> head, List<List<String>> rows) {
    row(text, head);
    text.append("|").append("---|".repeat(head.size())).append('\n');
    rows.forEach(row -> row(text, row));
  }

  /**
   * Text from outside is no markup: neither Markdown's, nor the HTML that Markdown lets through.
   */
  public static String escaped(String text) {
    return text.replaceAll("[\\\\`*_\\[\\]#|~]", "\\\\$0")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("\\R", " ");
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(
        cells.stream().map(Markdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
  }
}
