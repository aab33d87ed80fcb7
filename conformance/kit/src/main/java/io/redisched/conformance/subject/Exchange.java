package io.redisched.conformance.subject;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.Shown;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call and what came of it, or something that the kit did between calls.
 *
 * @param process which process of the port was called: 1 for the first of a check, and so on; 0 for
 *     what the kit did
 * @param method the method
 * @param params the parameters
 * @param answer what the port answered, or null if it was not called or did not
 * @param words what the kit did, or why there is no answer; else empty
 */
public record Exchange(
    int process, String method, ObjectNode params, @Nullable Answer answer, String words) {

  /** The longest a value is shown, in characters; 1 MiB bodies are for Redis, not for readers. */
  private static final int SHOWN = 200;

  static Exchange answered(int process, String method, ObjectNode params, Answer answer) {
    return new Exchange(process, method, params, answer, "");
  }

  static Exchange unanswered(int process, String method, ObjectNode params, String reason) {
    return new Exchange(process, method, params, null, "no answer: " + reason);
  }

  static Exchange byTheKit(String deed) {
    return new Exchange(0, "", Json.object(), null, deed);
  }

  /** Returns the result or error, or in words why there is none. */
  public String outcome() {
    if (answer instanceof Answer.Failure failure) {
      return "error " + failure.code() + " " + failure.message();
    }
    return answer instanceof Answer.Result result ? plain(result.value()).toString() : words;
  }

  /** Tells whether the port was called, and not something done to it. */
  boolean isCall() {
    return process > 0;
  }

  /** Returns the exchange on one line, long values cut. */
  @Override
  public String toString() {
    if (!isCall()) {
      return "(the kit: " + shortened(words) + ")";
    }
    String who = process == 1 ? "" : "[process " + process + "] ";
    return who + method + " " + shortened(params.toString()) + " -> " + shortened(outcome());
  }

  /** An instant as a person writes it, and not as 1.7E12. */
  private static JsonNode plain(JsonNode result) {
    JsonNode at = result.path("at");
    return at.isDouble()
        ? ((ObjectNode) result.deepCopy()).set("at", Subject.number(at.doubleValue()))
        : result;
  }

  private static String shortened(String text) {
    String line = text.indexOf('\n') < 0 ? text : text.strip().replaceAll("\\s*\n\\s*", " ");
    return line.length() <= SHOWN
        ? line
        : Shown.cut(line, SHOWN) + "… (" + line.length() + " characters)";
  }
}
