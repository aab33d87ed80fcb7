package io.redisched.conformance.model;

import io.redisched.conformance.subject.Subject;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values as readers see them: as in JSON, long ones cut. */
final class Words {

  private static final int SHOWN = 60;

  private Words() {}

  static String quoted(String text) {
    return text.length() <= SHOWN
        ? JsonNodeFactory.instance.stringNode(text).toString()
        : JsonNodeFactory.instance.stringNode(text.substring(0, SHOWN)).toString()
            + "… ("
            + text.length()
            + " characters)";
  }

  static String number(double value) {
    return Subject.number(value).toString();
  }
}
