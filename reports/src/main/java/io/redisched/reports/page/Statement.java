package io.redisched.reports.page;

/**
 * One sentence of the answer that the page begins with.
 *
 * @param tone whether it is good news
 * @param text the sentence
 */
public record Statement(Tone tone, String text) {

  /** How a sentence is meant. */
  public enum Tone {
    /** As it should be. */
    GOOD("good", "✓"),
    /** Something to mend. */
    BAD("bad", "✗"),
    /** Something to know before relying on the rest. */
    CAUTION("caution", "!"),
    /** Neither good nor bad. */
    PLAIN("plain", "–");

    private final String style;
    private final String mark;

    Tone(String style, String mark) {
      this.style = style;
      this.mark = mark;
    }

    /** The name of the style. */
    public String style() {
      return style;
    }

    /** One character that tells the tone without colour. */
    public String mark() {
      return mark;
    }
  }

  static Statement good(String text) {
    return new Statement(Tone.GOOD, text);
  }

  static Statement bad(String text) {
    return new Statement(Tone.BAD, text);
  }

  static Statement caution(String text) {
    return new Statement(Tone.CAUTION, text);
  }

  static Statement plain(String text) {
    return new Statement(Tone.PLAIN, text);
  }
}
