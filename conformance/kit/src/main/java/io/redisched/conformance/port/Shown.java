package io.redisched.conformance.port;

/** Foreign text made fit to be shown in a message. */
final class Shown {

  private Shown() {}

  /** Returns the text on one line, without control characters, cut to a length. */
  static String of(String text, int length) {
    String cut = text.length() <= length ? text : text.substring(0, length);
    String plain = cut.replaceAll("\\p{Cntrl}", "\uFFFD");
    return plain.length() == text.length() ? plain : plain + "… (" + text.length() + " characters)";
  }
}
