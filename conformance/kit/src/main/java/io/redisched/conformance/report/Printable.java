package io.redisched.conformance.report;

import java.util.regex.Pattern;

/** Foreign text made fit for a file's format: bodies and ids hold whatever characters there are. */
final class Printable {

  private static final Pattern NOT_IN_XML =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private Printable() {}

  /** XML 1.0 has no way to write most control characters and lone surrogates. */
  static String inXml(String text) {
    return NOT_IN_XML.matcher(text).replaceAll("\uFFFD");
  }

  /** Returns a fenced block that its content cannot end. */
  static String fenced(String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + "text\n" + text.stripTrailing() + "\n" + fence + "\n";
  }

  /** Keeps a text from breaking a line of Markdown or being read as HTML. */
  static String inMarkdown(String text) {
    return text.replaceAll("\\s+", " ").replace("<", "&lt;").replace("|", "\\|");
  }
}
