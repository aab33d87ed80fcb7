package io.redisched.conformance.port;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The envelope of a call: JSON-RPC 2.0, read with no allowances made. */
final class JsonRpc {

  private JsonRpc() {}

  /** What arrived is no answer to the request. The message says why, in a clause. */
  static final class Misfit extends Exception {
    private static final long serialVersionUID = 1L;

    Misfit(String reason) {
      super(reason);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /** Returns the request as one line without its line end. */
  static String request(long id, String method, ObjectNode params) {
    ObjectNode request = Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
    request.set("params", params);
    return Json.MAPPER.writeValueAsString(request);
  }

  /**
   * Reads a response.
   *
   * @param line the message
   * @param id the id of the request, or null if the request was a line that no port can read
   * @throws Misfit if it is no response to that request
   */
  static Answer answer(String line, @Nullable Long id) throws Misfit {
    JsonNode message = parse(line);
    if (!message.isObject()) {
      throw new Misfit("it is not a JSON object");
    }
    JsonNode version = message.path("jsonrpc");
    if (!version.isString() || !version.stringValue().equals("2.0")) {
      throw new Misfit("its member \"jsonrpc\" is not \"2.0\"");
    }
    // Many serialisers write the member that is not there as null: harmless, since it is clear
    // which of the two is meant.
    boolean hasError = !message.path("error").isMissingNode() && !message.path("error").isNull();
    boolean hasResult = message.has("result") && !(hasError && message.path("result").isNull());
    if (hasResult == hasError) {
      throw new Misfit(
          hasResult
              ? "it has both a result and an error"
              : "it has neither a result nor an error (a result that is null is to be written)");
    }
    Answer answer =
        hasResult ? new Answer.Result(message.path("result")) : failure(message.path("error"));
    checkId(message, id, answer);
    return answer;
  }

  private static JsonNode parse(String line) throws Misfit {
    try {
      return Json.MAPPER.readTree(line);
    } catch (JacksonException e) {
      throw new Misfit("it is not JSON");
    }
  }

  private static Answer.Failure failure(JsonNode error) throws Misfit {
    JsonNode code = error.path("code");
    JsonNode message = error.path("message");
    double number = code.isNumber() ? code.doubleValueOpt().orElse(Double.NaN) : Double.NaN;
    if (number != (int) number || !message.isString()) {
      throw new Misfit("its error has no whole number as \"code\" or no string as \"message\"");
    }
    return new Answer.Failure((int) number, message.stringValue());
  }

  /** A port that cannot read a message does not know its id, and then answers with the id null. */
  private static void checkId(JsonNode message, @Nullable Long expected, Answer answer)
      throws Misfit {
    JsonNode id = message.path("id");
    boolean unread =
        answer instanceof Answer.Failure failure
            && (failure.code() == Answer.NOT_JSON || failure.code() == Answer.NOT_A_REQUEST);
    if (unread && id.isNull()) {
      return;
    }
    if (expected == null) {
      throw new Misfit("an answer to an unreadable line is an error -32700 with the id null");
    }
    BigDecimal wanted = BigDecimal.valueOf(expected);
    if (id.decimalValueOpt().filter(number -> number.compareTo(wanted) == 0).isEmpty()) {
      throw new Misfit("its id is " + (id.isMissingNode() ? "missing" : id) + ", not " + expected);
    }
  }
}
