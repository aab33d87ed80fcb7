package io.redisched.conformance.port;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/** Foreign text made fit to be shown in a message. */
public final class Shown {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{C}\\p{Z}&&[^ ]]");

  private Shown() {}

  /**
   * Returns the text on one line, without control characters, cut to a length and then followed by
   * a note of how long it was.
   *
   * @param text the text
   * @param length how much of it is shown, in characters, 1 or more
   */
  public static String of(String text, int length) {
    String plain = cut(text, length).replaceAll("\\p{Cntrl}", "\uFFFD");
    return plain.length() == text.length() ? plain : plain + "… (" + text.length() + " characters)";
  }

  /**
   * Returns the text, or the beginning of it if it is too long; a character outside of the basic
   * plane stays whole or is left out.
   *
   * @param text the text
   * @param length how much of it is kept, in characters, 1 or more
   */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean splits = Character.isSurrogatePair(text.charAt(length - 1), text.charAt(length));
    return text.substring(0, splits ? length - 1 : length);
  }

  /**
   * Returns the text as a JSON string in which whatever the eye may miss or mistake is escaped:
   * white space but the space, combining and invisible characters. Long text is cut and followed by
   * a note of how long it was.
   *
   * @param text the text
   * @param length how much of it is shown, in characters, 1 or more
   */
  public static String quoted(String text, int length) {
    String shown = cut(text, length);
    String json = JsonNodeFactory.instance.stringNode(shown).toString();
    String plain = UNSEEN.matcher(json).replaceAll(found -> "\\\\" + escaped(found.group()));
    return shown.length() == text.length() ? plain : plain + "… (" + text.length() + " characters)";
  }

  private static String escaped(String character) {
    return character
        .chars()
        .mapToObj(unit -> String.format(Locale.ROOT, "u%04x", unit))
        .collect(Collectors.joining("\\\\"));
  }
}
