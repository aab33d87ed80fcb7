package io.redisched.reports.compare;

import io.redisched.reports.page.Figures;
import io.redisched.reports.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison for a terminal of 80 columns. */
public final class ComparisonText {
  private static final int WIDTH = 80;
  private static final int NAME = 41;
  private static final String LINE = "%-" + NAME + "s %5s  %-12s  %s";

  private ComparisonText() {}

  /** The whole comparison, lines ended by line feeds. */
  public static String of(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.addAll(wrapped("BASE  " + comparison.base(), "      "));
    lines.addAll(wrapped("HEAD  " + comparison.head(), "      "));
    lines.add("");
    lines.add(line("", "speed", "interval", "verdict"));
    comparison.rows().forEach(row -> lines.addAll(row(comparison, row)));
    lines.add("");
    comparison.selfCheck().ifPresent(check -> check.sentences().forEach(s -> paragraph(lines, s)));
    comparison.notes().forEach(note -> paragraph(lines, note));
    paragraph(lines, comparison.method());
    lines.add("");
    paragraph(lines, comparison.sentence());
    return String.join("\n", lines).replace('\u00a0', ' ') + "\n";
  }

  static String interval(Row row) {
    return row.speed().interval().map(ComparisonText::inWords).orElse("–");
  }

  static String speed(Row row) {
    return Double.isFinite(row.speed().value()) ? factor(row.speed().value()) : "–";
  }

  private static String inWords(Interval interval) {
    return factor(interval.low()) + " to " + factor(interval.high());
  }

  /** Two places, as far as speeds are compared at all; more would be noise. */
  private static String factor(double factor) {
    return factor < 10 ? String.format(Locale.ROOT, "%.2f", factor) : Figures.factor(factor);
  }

  private static List<String> row(Comparison comparison, Row row) {
    List<String> lines = new ArrayList<>(wrapped(comparison.title(row), "  ", NAME));
    int last = lines.size() - 1;
    lines.set(
        last, line(lines.get(last), speed(row), interval(row), comparison.word(row.verdict())));
    if (!row.why().isEmpty()) {
      lines.add("  (" + row.why() + ")");
    }
    return lines;
  }

  private static String line(String name, String speed, String interval, String verdict) {
    return String.format(Locale.ROOT, LINE, name, speed, interval, verdict).stripTrailing();
  }

  private static void paragraph(List<String> lines, String text) {
    lines.addAll(wrapped(text, ""));
  }

  private static List<String> wrapped(String text, String indent) {
    return wrapped(text, indent, WIDTH);
  }

  /** Breaks between words only: a word longer than the width stays whole, as a path should. */
  private static List<String> wrapped(String text, String indent, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
