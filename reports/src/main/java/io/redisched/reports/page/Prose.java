package io.redisched.reports.page;

import java.util.ArrayList;
import java.util.List;

/** Text in which words between backticks are code, as in the specification's sentences. */
public final class Prose {
  private Prose() {}

  /**
   * A run of text of one kind.
   *
   * @param text the words, without backticks
   * @param code whether they are code
   */
  public record Span(String text, boolean code) {}

  /** The runs of a text, in order. A backtick without a partner stays what it is. */
  public static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int open = text.indexOf('`', from);
      int close = open < 0 ? -1 : text.indexOf('`', open + 1);
      if (close < 0) {
        spans.add(new Span(text.substring(from), false));
        break;
      }
      if (open > from) {
        spans.add(new Span(text.substring(from, open), false));
      }
      spans.add(new Span(text.substring(open + 1, close), true));
      from = close + 1;
    }
    return List.copyOf(spans);
  }
}
