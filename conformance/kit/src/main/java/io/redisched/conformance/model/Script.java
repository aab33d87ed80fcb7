package io.redisched.conformance.model;

import io.redisched.conformance.port.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sequence of operations on some topics, in the order of the calls.
 *
 * @param topics what is appended to a fresh topic's name for each topic of the script: names that
 *     differ in awkward ways
 * @param steps the calls
 */
record Script(List<String> topics, List<Step> steps) {

  /**
   * A call.
   *
   * @param topic which topic of the script, from 0
   * @param operation the operation
   */
  record Step(int topic, Operation operation) {}

  Script {
    topics = List.copyOf(topics);
    steps = List.copyOf(steps);
  }

  Script with(List<Step> otherSteps) {
    return new Script(topics, otherSteps);
  }

  /** Returns the form that {@link #of} reads. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    ArrayNode names = json.putArray("topics");
    topics.forEach(names::add);
    ArrayNode calls = json.putArray("steps");
    for (Step step : steps) {
      Operation operation = step.operation();
      ObjectNode call = calls.addObject().put("topic", step.topic());
      call.put("method", operation.method()).set("params", operation.params());
      if (operation instanceof Operation.Bad bad) {
        call.put("refused", bad.clause());
      }
    }
    return json;
  }

  /**
   * Reads a script.
   *
   * @throws IllegalArgumentException if it is none; the message says where
   */
  static Script of(JsonNode json) {
    List<String> topics = new ArrayList<>();
    json.path("topics").forEach(name -> topics.add(name.asString("")));
    List<Step> steps = new ArrayList<>();
    for (JsonNode call : json.path("steps")) {
      try {
        steps.add(step(call, topics.size()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "step " + (steps.size() + 1) + " of the script: " + e.getMessage(), e);
      }
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("the script has no steps");
    }
    return new Script(topics, steps);
  }

  private static Step step(JsonNode call, int topics) {
    int topic = call.path("topic").asInt(-1);
    if (topic < 0 || topic >= topics) {
      throw new IllegalArgumentException("topic must be 0 to " + (topics - 1));
    }
    String method = call.path("method").asString("");
    if (!call.has("refused")) {
      return new Step(topic, Operation.of(method, call.path("params")));
    }
    if (!(call.path("params") instanceof ObjectNode params)) {
      throw new IllegalArgumentException("params must be an object");
    }
    return new Step(
        topic, new Operation.Bad(method, params.deepCopy(), call.path("refused").asString("")));
  }
}
