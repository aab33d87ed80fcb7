package io.redisched.conformance.subject;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.spec.Profile;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
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

  /** Returns this port working on a topic that nobody has used, told apart by a number. */
  public Subject fresh() {
    return on(topic + "-" + trace.next());
  }

  /** Asks the port which of the profiles that the kit knows it offers. */
  public Set<Profile> profiles() {
    Set<Profile> profiles = EnumSet.noneOf(Profile.class);
    result("describe", Json.object())
        .path("profiles")
        .forEach(profile -> Profile.of(profile.asString("")).ifPresent(profiles::add));
    return profiles;
  }

  /** Sends a line that need not be a request; see {@link Port#send}. */
  public Answer send(String line) {
    return port.send(line);
  }

  /** Closes the port's stdin and tells whether it ended in time; see {@link Port#endsByItself}. */
  public boolean endsByItself() {
    return port.endsByItself();
  }

  /** Ends the port's process as a power cut would; see {@link Port#kill()}. */
  public void kill() {
    port.kill();
  }

  /** Calls {@code put}; answers 1 or 0. */
  public int put(String id, String body, double expiration) {
    ObjectNode params = params().put("id", id).put("body", body);
    return Forms.bit("put", result("put", params.set("expiration", number(expiration))));
  }

  /** Calls {@code reserve}; answers the job, or null. */
  public @Nullable Job reserve(double max, double ttr) {
    ObjectNode params = params().set("max", number(max)).set("ttr", number(ttr));
    return Forms.job("reserve", result("reserve", params));
  }

  /** Calls {@code pull}; answers the job, or null. */
  public @Nullable Job pull(double max) {
    return Forms.job("pull", result("pull", params().set("max", number(max))));
  }

  /** Calls {@code put} with a body in base64, {@code body64}; answers 1 or 0. */
  public int putBytes(String id, byte[] body, double expiration) {
    ObjectNode params = params().put("id", id);
    params.put("body64", Base64.getEncoder().encodeToString(body));
    return Forms.bit("put", result("put", params.set("expiration", number(expiration))));
  }

  /** Calls {@code reserve}; answers the bytes of the job's body, or null. */
  public byte @Nullable [] reserveBytes(double max, double ttr) {
    ObjectNode params = params().set("max", number(max)).set("ttr", number(ttr));
    return Forms.bytes("reserve", result("reserve", params));
  }

  /** Calls {@code pull}; answers the bytes of the job's body, or null. */
  public byte @Nullable [] pullBytes(double max) {
    return Forms.bytes("pull", result("pull", params().set("max", number(max))));
  }

  /** Calls {@code release}; answers 1 or 0. */
  public int release(String id) {
    return Forms.bit("release", result("release", params().put("id", id)));
  }

  /** Calls {@code delete}; answers 1 or 0. */
  public int delete(String id) {
    return Forms.bit("delete", result("delete", params().put("id", id)));
  }

  /** Calls {@code requeue}; answers how many. */
  public long requeue(double max, double limit) {
    ObjectNode params = params().set("max", number(max)).set("limit", number(limit));
    return Forms.count("requeue", result("requeue", params));
  }

  /** Calls {@code get}; answers the job with its state, or null. */
  public @Nullable Seen get(String id) {
    return Forms.seen("get", result("get", params().put("id", id)));
  }

  /** Calls {@code counts}. */
  public Counts counts(double now) {
    return Forms.counts("counts", result("counts", params().set("now", number(now))));
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
      trace.add(Exchange.unanswered(process, method, params, String.valueOf(e.getMessage())));
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
    return Forms.result(method, call(method, params));
  }
}
