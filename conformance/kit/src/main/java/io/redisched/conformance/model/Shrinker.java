package io.redisched.conformance.model;

import io.redisched.conformance.model.Script.Step;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a deviating script small: leaves out steps by delta debugging, then puts simpler values in
 * the place of the others, as long as the port still deviates against the same clause. Each
 * candidate runs on fresh topics. Bounded by a number of runs and by time; what is reached by then
 * is the result.
 */
final class Shrinker {

  private final Function<Script, Examination> examine;
  private final String clause;
  private final long deadline;
  private int runs;
  private Examination best;
  private Script script;
  private int size;

  /**
   * Begins with a run that deviates.
   *
   * @param found the run
   * @param examine runs a script on fresh topics
   * @param maxRuns the number of runs allowed
   * @param maxTime the time allowed
   */
  Shrinker(
      Examination found, Function<Script, Examination> examine, int maxRuns, Duration maxTime) {
    this.best = found;
    this.script = found.script();
    this.size = measure(script);
    this.clause = NearestClause.of(found.observed());
    this.examine = examine;
    this.runs = maxRuns;
    this.deadline = System.nanoTime() + maxTime.toNanos();
  }

  /** Returns the run of the smallest script that was found. */
  Examination shrink() {
    int before;
    do {
      before = size;
      dropSteps();
      mergeTopics();
      simplifyEverywhere();
      simplifySteps();
    } while (size < before && !spent());
    return best;
  }

  private boolean spent() {
    return runs <= 0 || System.nanoTime() - deadline > 0;
  }

  /** Tries a candidate, and keeps it if it is simpler and deviates alike. */
  private boolean accept(Script candidate) {
    if (spent() || !isExact(candidate) || measure(candidate) >= size) {
      return false;
    }
    runs--;
    Examination run = examine.apply(candidate);
    if (!run.deviated() || !NearestClause.of(run.observed()).equals(clause)) {
      return false;
    }
    best = run;
    script = run.script();
    size = measure(script);
    return true;
  }

  /** Rounding must not make a sound port look wrong. */
  private static boolean isExact(Script script) {
    return script.steps().stream()
        .allMatch(
            step -> !(step.operation() instanceof Operation.Reserve reserve) || reserve.isExact());
  }

  /** What is to become smaller: the length of the script as text. */
  private static int measure(Script script) {
    return script.json().toString().length();
  }

  private void dropSteps() {
    for (int chunk = script.steps().size() / 2; chunk >= 1; chunk /= 2) {
      int from = 0;
      while (from < script.steps().size() && !spent()) {
        List<Step> steps = new ArrayList<>(script.steps());
        steps.subList(from, Math.min(from + chunk, steps.size())).clear();
        if (steps.isEmpty() || !accept(script.with(steps))) {
          from += chunk;
        }
      }
    }
  }

  private void mergeTopics() {
    for (int topic = 0; topic < script.topics().size(); topic++) {
      List<Step> steps = new ArrayList<>();
      for (Step step : script.steps()) {
        steps.add(new Step(0, step.operation()));
      }
      if (accept(new Script(List.of(""), steps))
          || accept(new Script(List.of(script.topics().get(topic)), steps))) {
        return;
      }
    }
    dropUnusedTopics();
  }

  private void dropUnusedTopics() {
    List<String> names = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    for (Step step : script.steps()) {
      if (!used.contains(step.topic())) {
        used.add(step.topic());
        names.add(script.topics().get(step.topic()));
      }
    }
    accept(
        new Script(
            names,
            script.steps().stream()
                .map(step -> new Step(used.indexOf(step.topic()), step.operation()))
                .toList()));
  }

  /** Replaces a value wherever it stands: ids and bodies by letters, instants by small numbers. */
  private void simplifyEverywhere() {
    Set<JsonNode> values = new LinkedHashSet<>();
    for (Step step : script.steps()) {
      step.operation().params().forEach(values::add);
    }
    for (JsonNode value : values) {
      for (JsonNode simpler : simpler(value)) {
        if (accept(replaced(value, simpler))) {
          break;
        }
      }
    }
    shiftInstants();
  }

  /** Moves all instants so that the smallest one becomes zero. */
  private void shiftInstants() {
    for (Step step : script.steps()) {
      for (String name : List.of("expiration", "max", "now")) {
        JsonNode origin = step.operation().params().path(name);
        if (origin.isNumber() && origin.doubleValue() != 0) {
          accept(shifted(script, origin.doubleValue()));
        }
      }
    }
  }

  private static Script shifted(Script script, double by) {
    return script.with(
        script.steps().stream()
            .map(
                step -> {
                  ObjectNode params = step.operation().params();
                  for (String name : List.of("expiration", "max", "now")) {
                    if (params.path(name).isNumber()) {
                      params.set(name, Subject.number(params.path(name).doubleValue() - by));
                    }
                  }
                  return new Step(step.topic(), rebuilt(step.operation(), params));
                })
            .toList());
  }

  private Script replaced(JsonNode value, JsonNode simpler) {
    List<Step> steps = new ArrayList<>();
    for (Step step : script.steps()) {
      ObjectNode params = step.operation().params();
      for (Map.Entry<String, JsonNode> param : step.operation().params().properties()) {
        if (param.getValue().equals(value)) {
          params.set(param.getKey(), simpler);
        }
      }
      steps.add(new Step(step.topic(), rebuilt(step.operation(), params)));
    }
    return script.with(steps);
  }

  /** Replaces values one at a time. */
  private void simplifySteps() {
    for (int i = 0; i < script.steps().size() && !spent(); i++) {
      List<String> names = new ArrayList<>();
      script
          .steps()
          .get(i)
          .operation()
          .params()
          .properties()
          .forEach(param -> names.add(param.getKey()));
      for (String name : names) {
        simplify(i, name);
        if (i >= script.steps().size()) {
          return;
        }
      }
    }
  }

  private void simplify(int index, String name) {
    Step step = script.steps().get(index);
    for (JsonNode simpler : simpler(step.operation().params().path(name))) {
      ObjectNode params = step.operation().params();
      params.set(name, simpler);
      List<Step> steps = new ArrayList<>(script.steps());
      steps.set(index, new Step(step.topic(), rebuilt(step.operation(), params)));
      if (accept(script.with(steps))) {
        return;
      }
    }
  }

  private static Operation rebuilt(Operation operation, ObjectNode params) {
    return operation instanceof Operation.Bad bad
        ? new Operation.Bad(bad.method(), params, bad.clause())
        : Operation.of(operation.method(), params);
  }

  private static List<JsonNode> simpler(JsonNode value) {
    List<JsonNode> simpler = new ArrayList<>();
    if (value.isNumber()) {
      double number = value.doubleValue();
      for (double candidate : new double[] {0, 1, 2, 9, 10, 1000, Math.rint(number)}) {
        simpler.add(Subject.number(candidate));
      }
    } else if (value.isString() && !value.stringValue().isEmpty()) {
      for (String candidate : List.of("a", "b", "c", "d", "x")) {
        simpler.add(Json.MAPPER.getNodeFactory().stringNode(candidate));
      }
    }
    return simpler;
  }
}
