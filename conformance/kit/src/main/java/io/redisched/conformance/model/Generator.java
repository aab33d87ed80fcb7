package io.redisched.conformance.model;

import static io.redisched.conformance.model.Mood.pick;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws the steps of one sequence: at random, but with an eye on the model, so that bounds are hit
 * exactly, and missed by a hair.
 */
final class Generator {

  private final Random random;
  private final Mood mood;
  private int bodies;

  Generator(Random random, boolean inspect, double present) {
    this.random = random;
    this.mood = Mood.draw(random, inspect, present);
  }

  List<String> topics() {
    return mood.topics();
  }

  /** Draws the next step of a run. */
  Script.Step next(Examination run) {
    int topic = random.nextInt(mood.topics().size());
    return new Script.Step(topic, operation(pick(random, mood.operations()), run.probably(topic)));
  }

  private Operation operation(String name, Topic topic) {
    return switch (name) {
      case "put" -> new Operation.Put(id(topic, 0.3), body(), instant(topic));
      case "reserve" -> reserve(instant(topic), topic);
      case "pull" -> new Operation.Pull(instant(topic));
      case "release" -> new Operation.Release(id(topic, 0.7));
      case "delete" -> new Operation.Delete(id(topic, 0.5));
      case "requeue" -> requeue(instant(topic), topic);
      case "get" -> new Operation.Get(id(topic, 0.7));
      case "counts" -> new Operation.Counts(instant(topic));
      default -> bad(topic);
    };
  }

  private Operation reserve(double max, Topic topic) {
    Operation.Reserve reserve = new Operation.Reserve(max, ttr(max, topic));
    return reserve.isExact() ? reserve : new Operation.Reserve(max, 0);
  }

  private Operation requeue(double max, Topic topic) {
    return new Operation.Requeue(max, limit(max, topic));
  }

  /** Draws an id; with some probability that of a job, a reserved one rather than another. */
  private String id(Topic topic, double used) {
    if (random.nextDouble() < used && !topic.jobs().isEmpty()) {
      List<String> ids = new ArrayList<>(topic.jobs().keySet());
      List<String> reserved =
          ids.stream().filter(id -> topic.is(id, Topic.State.RESERVED)).toList();
      return pick(random, reserved.isEmpty() || random.nextInt(3) == 0 ? ids : reserved);
    }
    return pick(random, mood.ids());
  }

  private String body() {
    return random.nextInt(3) == 0 ? pick(random, mood.bodies()) : "body " + ++bodies;
  }

  /** Draws an instant that something happens at, or one just before or after it. */
  private double instant(Topic topic) {
    List<Double> instants = mood.instants();
    if (random.nextBoolean() && !topic.jobs().isEmpty()) {
      instants = topic.jobs().values().stream().map(Topic.Entry::at).toList();
    }
    double instant = pick(random, instants);
    double nudge = pick(random, List.of(0.0, 0.0, 0.0, 0.0, 0.125, -0.125, 1.0, -1.0));
    return Math.abs(instant) < Mood.EXACT ? instant + nudge : instant;
  }

  /** Draws a time to run, at times one that makes the deadline meet another instant. */
  private double ttr(double max, Topic topic) {
    if (Math.abs(max) >= Mood.EXACT) {
      return 0;
    }
    double away = instant(topic) - max;
    boolean exact = away >= 0 && away < 1e12 && away % 125 == 0;
    return exact && random.nextBoolean() ? away / 1000 : pick(random, mood.ttrs());
  }

  private double limit(double max, Topic topic) {
    long overdue =
        topic.jobs().values().stream()
            .filter(job -> job.state() == Topic.State.RESERVED && job.at() <= max)
            .count();
    return pick(
        random,
        List.of(
            0.0,
            1.0,
            2.0,
            Math.max(0.0, overdue - 1.0),
            (double) overdue,
            overdue + 1.0,
            1_000_000.0,
            2_147_483_647.0));
  }

  /** Draws a good operation and breaks one argument of it. */
  private Operation bad(Topic topic) {
    String method = pick(random, List.of("put", "reserve", "pull", "release", "delete", "requeue"));
    Operation good = operation(method, topic);
    List<Operation> ways = new ArrayList<>();
    ways.add(broken(good, "topic", "BAD-1", Json.object().put("topic", "")));
    good.params()
        .properties()
        .forEach(
            param -> {
              String name = param.getKey();
              if (name.equals("id")) {
                ways.add(broken(good, name, "BAD-2", Json.object().put(name, "")));
                ways.add(broken(good, name, "BAD-11", Json.object().putNull(name)));
                ways.add(broken(good, name, "BAD-11", Json.object()));
              } else if (param.getValue().isNumber()) {
                ways.add(broken(good, name, "BAD-3", Json.object().putNull(name)));
                ways.add(broken(good, name, "BAD-3", Json.object()));
                ways.add(broken(good, name, "BAD-4", Json.object().put(name, "5")));
              }
              if (name.equals("ttr")) {
                double negative = pick(random, List.of(-1.0, -0.125, -3600.0));
                ways.add(
                    broken(good, name, "BAD-6", Json.object().set(name, Subject.number(negative))));
              }
              if (name.equals("limit")) {
                ways.add(broken(good, name, "BAD-7", Json.object().put(name, -1)));
                ways.add(broken(good, name, "BAD-8", Json.object().put(name, 1.5)));
              }
            });
    return pick(random, ways);
  }

  private static Operation broken(
      Operation good, String argument, String clause, ObjectNode replacement) {
    ObjectNode params = good.params();
    params.remove(argument);
    params.setAll(replacement);
    return new Operation.Bad(good.method(), params, clause);
  }
}
