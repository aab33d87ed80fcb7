package io.redisched.conformance.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.port.Answer;
import java.math.BigDecimal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The forms that PROTOCOL.md gives to results (clause PROTO-3). Each method reads one of them, and
 * throws an {@link AssertionError} that names the method of the port if the result has another.
 */
public final class Forms {

  private Forms() {}

  /**
   * Reads the error that a call must answer.
   *
   * @param call as the failure will name it
   */
  public static Answer.Failure failure(String call, Answer answer) {
    if (answer instanceof Answer.Result result) {
      throw misshapen(call, "an error", result.value());
    }
    return (Answer.Failure) answer;
  }

  /**
   * Reads the result that a call must answer, of whatever form.
   *
   * @param call as the failure will name it
   */
  public static JsonNode result(String call, Answer answer) {
    if (answer instanceof Answer.Failure failure) {
      throw new AssertionError(
          call + " answered the error " + failure.code() + " (" + failure.message() + ")");
    }
    return ((Answer.Result) answer).value();
  }

  /** Reads 1 or 0, the result of {@code put}, {@code release} and {@code delete}. */
  public static int bit(String method, JsonNode result) {
    double bit = number(result);
    if (bit != 0 && bit != 1) {
      throw misshapen(method, "1 or 0", result);
    }
    return (int) bit;
  }

  /** Reads a whole number, the result of {@code requeue}. */
  public static long count(String method, JsonNode result) {
    return whole(method, "the result", result);
  }

  /** Reads a job or null, the result of {@code reserve} and {@code pull}. */
  public static @Nullable Job job(String method, JsonNode result) {
    return result.isNull() ? null : new Job(text(method, "id", result), body(method, result));
  }

  /** Reads a job with its state or null, the result of {@code get}. */
  public static @Nullable Seen seen(String method, JsonNode result) {
    if (result.isNull()) {
      return null;
    }
    String state = text(method, "state", result);
    if (!state.equals("queued") && !state.equals("reserved")) {
      throw misshapen(method, "a state that is \"queued\" or \"reserved\"", result);
    }
    double at = number(result.path("at"));
    if (!Double.isFinite(at)) {
      throw misshapen(method, "a finite number as \"at\"", result);
    }
    return new Seen(text(method, "id", result), body(method, result), state, at);
  }

  /** Reads the result of {@code counts}. */
  public static Counts counts(String method, JsonNode result) {
    return new Counts(
        whole(method, "ready", result.path("ready")),
        whole(method, "delayed", result.path("delayed")),
        whole(method, "reserved", result.path("reserved")),
        whole(method, "overdue", result.path("overdue")));
  }

  /** Reads the body of a job, or null for none, in either notation. */
  public static byte @Nullable [] bytes(String method, JsonNode result) {
    return result.isNull() ? null : rawBody(method, result);
  }

  private static String body(String method, JsonNode result) {
    return new String(rawBody(method, result), UTF_8);
  }

  private static byte[] rawBody(String method, JsonNode result) {
    JsonNode encoded = result.path("body64");
    if (!encoded.isString()) {
      return text(method, "body", result).getBytes(UTF_8);
    }
    try {
      return Base64.getDecoder().decode(encoded.stringValue());
    } catch (IllegalArgumentException e) {
      throw misshapen(method, "base64 as \"body64\"", result);
    }
  }

  private static String text(String method, String field, JsonNode result) {
    if (!result.path(field).isString()) {
      throw misshapen(method, "an object with a string \"" + field + "\"", result);
    }
    return result.path(field).stringValue();
  }

  private static long whole(String method, String what, JsonNode value) {
    double whole = number(value);
    if (!(whole >= 0) || whole % 1 != 0) {
      throw misshapen(method, "a whole number, 0 or more, as " + what, value);
    }
    return (long) whole;
  }

  /** Returns NaN for what is no number, and for 1e999 and the like, which is JSON all the same. */
  private static double number(JsonNode value) {
    return value.decimalValueOpt().map(BigDecimal::doubleValue).orElse(Double.NaN);
  }

  private static AssertionError misshapen(String method, String allowed, JsonNode seen) {
    return new AssertionError(method + " must answer " + allowed + ", but answered " + seen);
  }
}
