package io.redisched.conformance.subject;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFailure;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The port under test as a check sees it: typed calls on one topic, each recorded.
 *
 * <p>The topic is fresh, so a check sees nothing of any other. Instants are milliseconds since the
 * Unix epoch, {@code ttr} is in seconds. Every typed call asserts the form of the answer (clause
 * PROTO-3): an error, or a result of another form than the protocol documents, is an {@link
 * AssertionError}. Where an error is a possible answer, use {@link #call}.
 *
 * <p>Used by one thread at a time.
 */
public final class Subject {

  private final Port port;
  private final int process;
  private final Trace trace;
  private final String topic;

  /**
   * Creates a subject.
   *
   * @param port the running port
   * @param process the number of the port's process within the check, from 1
   * @param trace where the exchanges are recorded
   * @param topic the topic that the typed calls work on
   */
  public Subject(Port port, int process, Trace trace, String topic) {
    this.port = port;
    this.process = process;
    this.trace = trace;
    this.topic = topic;
  }

  /** Returns the topic that the typed calls work on. */
  public String topic() {
    return topic;
  }

  /** Returns this port working on another topic. */
  public Subject on(String otherTopic) {
    return new Subject(port, process, trace, otherTopic);
  }

  /** Ends the port's process as a power cut would; see {@link Port#kill()}. */
  public void kill() {
    port.kill();
  }

  /** Calls {@code put}; answers 1 or 0. */
  public int put(String id, String body, double expiration) {
    return bit(
        "put", params().put("id", id).put("body", body).set("expiration", number(expiration)));
  }

  /** Calls {@code reserve}; answers the job, or null. */
  public @Nullable Job reserve(double max, double ttr) {
    return job("reserve", params().set("max", number(max)).set("ttr", number(ttr)));
  }

  /** Calls {@code pull}; answers the job, or null. */
  public @Nullable Job pull(double max) {
    return job("pull", params().set("max", number(max)));
  }

  /** Calls {@code release}; answers 1 or 0. */
  public int release(String id) {
    return bit("release", params().put("id", id));
  }

  /** Calls {@code delete}; answers 1 or 0. */
  public int delete(String id) {
    return bit("delete", params().put("id", id));
  }

  /** Calls {@code requeue}; answers how many. */
  public long requeue(double max, double limit) {
    ObjectNode params = params().set("max", number(max)).set("limit", number(limit));
    return whole("requeue", "the result", result("requeue", params));
  }

  /** Calls {@code get}; answers the job with its state, or null. */
  public @Nullable Seen get(String id) {
    JsonNode result = result("get", params().put("id", id));
    if (result.isNull()) {
      return null;
    }
    String state = text("get", "state", result);
    if (!state.equals("queued") && !state.equals("reserved")) {
      throw misshapen("get", "a state that is \"queued\" or \"reserved\"", result);
    }
    JsonNode at = result.path("at");
    if (!at.isNumber()) {
      throw misshapen("get", "a number as \"at\"", result);
    }
    return new Seen(text("get", "id", result), body("get", result), state, doubleOf(at));
  }

  /** Calls {@code counts}. */
  public Counts counts(double now) {
    JsonNode result = result("counts", params().set("now", number(now)));
    return new Counts(
        whole("counts", "ready", result.path("ready")),
        whole("counts", "delayed", result.path("delayed")),
        whole("counts", "reserved", result.path("reserved")),
        whole("counts", "overdue", result.path("overdue")));
  }

  /**
   * Calls any method with any parameters, the topic not added.
   *
   * @return the answer, an error included
   * @throws PortFailure if the port gave no proper answer
   */
  public Answer call(String method, ObjectNode params) {
    try {
      Answer answer = port.call(method, params);
      trace.add(Exchange.answered(process, method, params, answer));
      return answer;
    } catch (PortFailure e) {
      trace.add(new Exchange(process, method, params, "no answer: " + e.getMessage()));
      throw e;
    }
  }

  /** Returns new parameters that hold the topic. */
  public ObjectNode params() {
    return Json.object().put("topic", topic);
  }

  /** Returns the JSON number for a value: whole numbers without a fraction, as a person writes. */
  public static JsonNode number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole
        ? Json.MAPPER.getNodeFactory().numberNode((long) value)
        : Json.MAPPER.getNodeFactory().numberNode(value);
  }

  private JsonNode result(String method, ObjectNode params) {
    Answer answer = call(method, params);
    if (answer instanceof Answer.Failure failure) {
      throw new AssertionError(
          method + " answered the error " + failure.code() + " (" + failure.message() + ")");
    }
    return ((Answer.Result) answer).value();
  }

  private int bit(String method, ObjectNode params) {
    JsonNode result = result(method, params);
    if (!result.isNumber() || (doubleOf(result) != 0 && doubleOf(result) != 1)) {
      throw misshapen(method, "1 or 0", result);
    }
    return (int) doubleOf(result);
  }

  private @Nullable Job job(String method, ObjectNode params) {
    JsonNode result = result(method, params);
    return result.isNull() ? null : new Job(text(method, "id", result), body(method, result));
  }

  private static String body(String method, JsonNode result) {
    JsonNode encoded = result.path("body64");
    if (!encoded.isString()) {
      return text(method, "body", result);
    }
    try {
      return new String(Base64.getDecoder().decode(encoded.stringValue()), UTF_8);
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
    if (!value.isNumber() || doubleOf(value) < 0 || doubleOf(value) % 1 != 0) {
      throw misshapen(method, "a whole number, 0 or more, as " + what, value);
    }
    return (long) doubleOf(value);
  }

  private static double doubleOf(JsonNode number) {
    return number.decimalValue().doubleValue();
  }

  private static AssertionError misshapen(String method, String allowed, JsonNode seen) {
    return new AssertionError(method + " must answer " + allowed + ", but answered " + seen);
  }
}
