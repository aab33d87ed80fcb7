package io.redisched.conformance.model;

import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A port and the model, taken through the same steps on fresh topics, until the port answers what
 * the model does not.
 */
final class Examination {

  /**
   * A step and what came of it.
   *
   * @param step the step
   * @param before one of the states that the topic may have been in
   * @param allowed what the model answers
   * @param seen what the port answered
   */
  record Observed(Script.Step step, Topic before, List<Reply> allowed, Reply seen) {

    boolean isDeviation() {
      return allowed.stream().noneMatch(reply -> reply.isSameAs(seen));
    }
  }

  private final List<String> topics;
  private final List<Subject> subjects;
  private final List<Possible> possible;
  private final List<Observed> observed = new ArrayList<>();

  /**
   * Begins with topics that are empty.
   *
   * @param subject the port, on a fresh topic
   * @param topics what is appended to that topic's name
   */
  Examination(Subject subject, List<String> topics) {
    this.topics = topics;
    this.subjects = topics.stream().map(name -> subject.on(subject.topic() + name)).toList();
    this.possible = Stream.generate(Possible::new).limit(topics.size()).toList();
  }

  /** Runs the steps of a script until one deviates. */
  static Examination of(Subject subject, Script script) {
    Examination examination = new Examination(subject, script.topics());
    for (Script.Step step : script.steps()) {
      if (!examination.perform(step)) {
        break;
      }
    }
    return examination;
  }

  /** Returns one of the states that a topic may be in. */
  Topic probably(int topic) {
    return possible.get(topic).any();
  }

  /** Returns the steps that were made, as a script. */
  Script script() {
    return new Script(topics, observed.stream().map(Observed::step).toList());
  }

  /** Returns the steps that were made; only the last may be a deviation. */
  List<Observed> observed() {
    return observed;
  }

  boolean deviated() {
    return !observed.isEmpty() && observed.get(observed.size() - 1).isDeviation();
  }

  /**
   * Makes a step. One that this port cannot be handed, or whose outcomes are too many to follow, is
   * left out.
   *
   * @return whether the port answered as the model allows
   */
  boolean perform(Script.Step step) {
    Possible states = possible.get(step.topic());
    List<Topic.Outcome> outcomes;
    Reply seen;
    try {
      outcomes = states.outcomes(step.operation());
      seen = call(subjects.get(step.topic()), step.operation());
    } catch (Topic.TooManyOutcomes | NotExpressible e) {
      return true;
    }
    List<Reply> allowed = outcomes.stream().map(Topic.Outcome::reply).distinct().toList();
    observed.add(new Observed(step, states.any(), allowed, seen));
    return states.observe(outcomes, seen);
  }

  private static Reply call(Subject subject, Operation operation) {
    ObjectNode params = subject.params();
    params.setAll(operation.params());
    try {
      return Reply.of(operation.method(), subject.call(operation.method(), params));
    } catch (PortFailure e) {
      return new Reply.Misshapen("no answer: " + e.getMessage());
    }
  }

  /**
   * Takes all that is left in every topic to its end: requeues it, reserves and releases one job
   * after another, and sees that nothing is left.
   *
   * @return whether the port answered as the model allows
   */
  boolean drain() {
    return IntStream.range(0, topics.size()).allMatch(this::drain);
  }

  private boolean drain(int topic) {
    Topic left = probably(topic);
    double end = left.jobs().values().stream().mapToDouble(Topic.Entry::at).max().orElse(0);
    if (!perform(topic, new Operation.Requeue(end, left.jobs().size() + 1.0))) {
      return false;
    }
    for (int i = 0; i <= left.jobs().size(); i++) {
      int before = observed.size();
      if (!perform(topic, new Operation.Reserve(end, 0))) {
        return false;
      }
      if (observed.size() > before
          && observed.get(before).seen() instanceof Reply.Taken taken
          && !perform(topic, new Operation.Release(taken.job().id()))) {
        return false;
      }
    }
    return true;
  }

  private boolean perform(int topic, Operation operation) {
    return perform(new Script.Step(topic, operation));
  }
}
