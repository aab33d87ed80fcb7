package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sound port behind one careless habit.
 *
 * @param sound the port that does the work
 * @param habit what is wrong with it
 */
record CarelessPort(Port sound, Habit habit) implements Port {

  /**
   * A way to be wrong.
   *
   * @param params changes what the port was asked
   * @param method changes which method was asked
   * @param result changes what the port answers
   */
  record Habit(
      Consumer<ObjectNode> params, UnaryOperator<String> method, Consumer<JsonNode> result) {

    static Habit text(String name, UnaryOperator<String> change) {
      return new Habit(
          params -> {
            if (params.path(name).isString()) {
              params.put(name, change.apply(params.path(name).stringValue()));
            }
          },
          method -> method,
          result -> {});
    }

    static Habit number(String name, DoubleUnaryOperator change) {
      return new Habit(
          params -> {
            if (params.path(name).isNumber()) {
              params.put(name, change.applyAsDouble(params.path(name).asDouble()));
            }
          },
          method -> method,
          result -> {});
    }

    static Habit methods(String wrong, String done) {
      return new Habit(
          params -> params.put("ttr", params.path("ttr").asDouble(30)),
          method -> method.equals(wrong) ? done : method,
          result -> {});
    }

    static Habit results(Consumer<ObjectNode> change) {
      return new Habit(
          params -> {},
          method -> method,
          result -> {
            if (result instanceof ObjectNode object) {
              change.accept(object);
            }
          });
    }
  }

  @Override
  public Answer call(String method, ObjectNode params) {
    ObjectNode changed = params.deepCopy();
    habit.params().accept(changed);
    Answer answer = sound.call(habit.method().apply(method), changed);
    if (answer instanceof Answer.Result result) {
      habit.result().accept(result.value());
    }
    return answer;
  }

  @Override
  public void close() {
    sound.close();
  }
}
