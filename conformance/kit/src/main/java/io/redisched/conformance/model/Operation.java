package io.redisched.conformance.model;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.subject.Subject;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call of one of the operations, the topic left open. Compared by value. */
public sealed interface Operation {

  /** {@code put}. */
  record Put(String id, String body, double expiration) implements Operation {
    @Override
    public ObjectNode params() {
      ObjectNode params = Json.object().put("id", id).put("body", body);
      return params.set("expiration", Subject.number(expiration));
    }

    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return topic.put(id, body, expiration);
    }
  }

  /** {@code reserve}. */
  record Reserve(double max, double ttr) implements Operation {
    @Override
    public ObjectNode params() {
      return Json.object().set("max", Subject.number(max)).set("ttr", Subject.number(ttr));
    }

    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return topic.reserve(max, ttr);
    }

    /** Tells whether the deadline is the same in binary and in decimal arithmetic. */
    boolean isExact() {
      double deadline = max + ttr * 1000;
      return !Double.isInfinite(deadline)
          && new BigDecimal(deadline)
                  .compareTo(new BigDecimal(max).add(BigDecimal.valueOf(ttr).movePointRight(3)))
              == 0;
    }
  }

  /** {@code pull}. */
  record Pull(double max) implements Operation {
    @Override
    public ObjectNode params() {
      return Json.object().set("max", Subject.number(max));
    }

    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return topic.pull(max);
    }
  }

  /** {@code release}. */
  record Release(String id) implements Operation {
    @Override
    public ObjectNode params() {
      return Json.object().put("id", id);
    }

    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return topic.release(id);
    }
  }

  /** {@code delete}. */
  record Delete(String id) implements Operation {
    @Override
    public ObjectNode params() {
      return Json.object().put("id", id);
    }

    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return topic.delete(id);
    }
  }

  /** {@code requeue}. */
  record Requeue(double max, double limit) implements Operation {
    @Override
    public ObjectNode params() {
      return Json.object().set("max", Subject.number(max)).set("limit", Subject.number(limit));
    }

    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return topic.requeue(max, limit);
    }
  }

  /** {@code get}. */
  record Get(String id) implements Operation {
    @Override
    public ObjectNode params() {
      return Json.object().put("id", id);
    }

    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return topic.get(id);
    }
  }

  /** {@code counts}. */
  record Counts(double now) implements Operation {
    @Override
    public ObjectNode params() {
      return Json.object().set("now", Subject.number(now));
    }

    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return topic.counts(now);
    }
  }

  /**
   * Any operation with bad input, which is refused and changes nothing.
   *
   * @param method the method
   * @param params the parameters; a topic among them takes the place of the right one
   * @param clause the clause that makes it bad input, {@code BAD-6} for instance
   */
  record Bad(String method, ObjectNode params, String clause) implements Operation {
    @Override
    public List<Topic.Outcome> on(Topic topic) {
      return List.of(new Topic.Outcome(new Reply.Refused(), topic));
    }
  }

  /** Returns the method of the port protocol. */
  default String method() {
    String name = getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Returns the parameters of the call, the topic left out. */
  ObjectNode params();

  /** Returns the outcomes that the specification allows, at least one. */
  List<Topic.Outcome> on(Topic topic);

  /** Returns the call on one line, such as {@code reserve max=1000 ttr=0.25}. */
  default String words() {
    StringBuilder words = new StringBuilder(method());
    params()
        .properties()
        .forEach(
            param ->
                words
                    .append(' ')
                    .append(param.getKey())
                    .append('=')
                    .append(
                        param.getValue().isString()
                            ? Words.quoted(param.getValue().stringValue())
                            : param.getValue()));
    return words.toString();
  }

  /**
   * Reads a good operation.
   *
   * @throws IllegalArgumentException if there is no such method or a parameter is missing
   */
  static Operation of(String method, JsonNode params) {
    return switch (method) {
      case "put" -> new Put(text(params, "id"), text(params, "body"), number(params, "expiration"));
      case "reserve" -> new Reserve(number(params, "max"), number(params, "ttr"));
      case "pull" -> new Pull(number(params, "max"));
      case "release" -> new Release(text(params, "id"));
      case "delete" -> new Delete(text(params, "id"));
      case "requeue" -> new Requeue(number(params, "max"), number(params, "limit"));
      case "get" -> new Get(text(params, "id"));
      case "counts" -> new Counts(number(params, "now"));
      default -> throw new IllegalArgumentException("no method " + method);
    };
  }

  private static String text(JsonNode params, String name) {
    if (!params.path(name).isString()) {
      throw new IllegalArgumentException(name + " must be a string, in " + params);
    }
    return params.path(name).stringValue();
  }

  private static double number(JsonNode params, String name) {
    if (!params.path(name).isNumber()) {
      throw new IllegalArgumentException(name + " must be a number, in " + params);
    }
    return params.path(name).doubleValue();
  }
}
