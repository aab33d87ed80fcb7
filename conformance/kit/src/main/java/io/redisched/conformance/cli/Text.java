package io.redisched.conformance.cli;

import io.redisched.conformance.spec.Clause;

/** Text made to be read at 80 columns. */
final class Text {

  private static final int COLUMNS = 80;

  private Text() {}

  /** Breaks lines that are too long between words; a word that is too long stays whole. */
  static String wrapped(String text, String indent) {
    StringBuilder wrapped = new StringBuilder();
    text.lines().forEach(line -> wrapLine(line.stripTrailing(), indent, wrapped));
    return wrapped.toString().stripTrailing();
  }

  private static void wrapLine(String line, String indent, StringBuilder wrapped) {
    int leading = line.length() - line.stripLeading().length();
    String margin = indent + line.substring(0, leading);
    int column = 0;
    for (String word : line.strip().split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > COLUMNS) {
        wrapped.append('\n');
        column = 0;
      }
      if (column == 0) {
        wrapped.append(margin);
        column = margin.length();
      } else {
        wrapped.append(' ');
        column++;
      }
      wrapped.append(word);
      column += word.length();
    }
    wrapped.append('\n');
  }

  static String clause(Clause clause) {
    String head = "%-8s %-6s %-7s ".formatted(clause.id(), clause.level(), clause.profile().id());
    String body = wrapped(clause.sentence(), " ".repeat(head.length()));
    return head + body.strip();
  }
}
