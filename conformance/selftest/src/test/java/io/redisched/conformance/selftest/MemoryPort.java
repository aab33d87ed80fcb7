package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A correct port built quite differently: all jobs in the memory of one process, no Redis, each
 * topic with two sets of jobs in the order of their instants. A program of its own, which knows
 * nothing of the kit. {@link #before} and {@link #write} are where ports that misbehave differ from
 * it.
 */
public class MemoryPort {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Job(String id, JsonNode body, boolean encoded, boolean reserved, double at) {
    Job now(boolean isReserved, double instant) {
      return new Job(id, body, encoded, isReserved, instant);
    }
  }

  /** The jobs of one topic: by id, and the earliest first of those that wait for the same thing. */
  private static final class Topic {

    private static final Comparator<Job> EARLIEST =
        Comparator.comparingDouble(Job::at).thenComparing(Job::id);

    private final Map<String, Job> jobs = new HashMap<>();
    private final NavigableSet<Job> queued = new TreeSet<>(EARLIEST);
    private final NavigableSet<Job> reserved = new TreeSet<>(EARLIEST);

    private NavigableSet<Job> like(Job job) {
      return job.reserved() ? reserved : queued;
    }

    void set(Job job) {
      remove(job.id());
      jobs.put(job.id(), job);
      like(job).add(job);
    }

    void remove(String id) {
      Job job = jobs.remove(id);
      if (job != null) {
        like(job).remove(job);
      }
    }

    Optional<Job> first(NavigableSet<Job> waiting, double max) {
      return waiting.isEmpty() || waiting.first().at() > max
          ? Optional.empty()
          : Optional.of(waiting.first());
    }

    /** Returns how many wait for an instant that has come. */
    long due(NavigableSet<Job> waiting, double now) {
      return waiting.stream().takeWhile(job -> job.at() <= now).count();
    }
  }

  private static final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
      super(message);
    }
  }

  private final Map<String, Topic> topics = new HashMap<>();
  private final PrintStream out = new PrintStream(System.out, true, UTF_8);

  /** Runs the port. */
  public static void main(String[] arguments) throws Exception {
    new MemoryPort().serve();
  }

  /** Answers requests until stdin ends. */
  final void serve() throws Exception {
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String method = method(line);
      before(method);
      write(method, respond(read(line)));
    }
  }

  /** Returns the request as this port reads it. */
  String read(String line) {
    return line;
  }

  /** Called before a request is carried out. */
  void before(String method) throws Exception {}

  /** Writes one line. */
  void write(String method, ObjectNode response) throws Exception {
    print(response.toString());
  }

  final void print(String line) {
    out.print(line + "\n");
    out.flush();
  }

  /** Carries out a request and returns the response. */
  final ObjectNode respond(String line) {
    ObjectNode response = JSON.createObjectNode().put("jsonrpc", "2.0").putNull("id");
    try {
      JsonNode request = JSON.readTree(line);
      String method = request.path("method").asString("");
      response.set("id", request.path("id"));
      JsonNode result = call(method, request.path("params"));
      return result == null
          ? failed(response, -32601, "no method " + method)
          : response.set("result", result);
    } catch (JacksonException e) {
      return failed(response, -32700, "not JSON");
    } catch (BadInput e) {
      return failed(response, -32602, String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode failed(ObjectNode response, int code, String message) {
    response.putObject("error").put("code", code).put("message", message);
    return response;
  }

  private static String method(String line) {
    try {
      return JSON.readTree(line).path("method").asString("");
    } catch (JacksonException e) {
      return "";
    }
  }

  private @Nullable JsonNode call(String method, JsonNode p) {
    return switch (method) {
      case "describe" -> describe();
      case "put" -> put(p);
      case "reserve" -> reserve(topic(text(p, "topic")), number(p, "max"), atLeastZero(p, "ttr"));
      case "pull" -> pull(topic(text(p, "topic")), number(p, "max"));
      case "release" -> bit(end(p, Job::reserved));
      case "delete" -> bit(end(p, job -> true));
      case "requeue" -> requeue(topic(text(p, "topic")), number(p, "max"), whole(p, "limit"));
      case "get" -> get(topic(text(p, "topic")), text(p, "id"));
      case "counts" -> counts(topic(text(p, "topic")), number(p, "now"));
      default -> null;
    };
  }

  private static JsonNode describe() {
    ObjectNode result =
        JSON.createObjectNode()
            .put("name", "memory")
            .put("version", "1")
            .put("language", "Java")
            .put("client", "none");
    result.putArray("profiles").add("core").add("inspect").add("binary");
    return result;
  }

  /** Topics without jobs stay: the process does not live for long. */
  private Topic topic(String name) {
    return topics.computeIfAbsent(name, any -> new Topic());
  }

  private JsonNode put(JsonNode p) {
    Topic topic = topic(text(p, "topic"));
    String id = text(p, "id");
    boolean encoded = p.has("body64");
    JsonNode body = p.path(encoded ? "body64" : "body");
    if (!body.isString()) {
      throw new BadInput("body must be a string");
    }
    double expiration = number(p, "expiration");
    if (topic.jobs.containsKey(id)) {
      return bit(false);
    }
    topic.set(new Job(id, body, encoded, false, expiration));
    return bit(true);
  }

  private static JsonNode reserve(Topic topic, double max, double ttr) {
    Optional<Job> due = topic.first(topic.queued, max);
    due.ifPresent(job -> topic.set(job.now(true, max + ttr * 1000)));
    return due.<JsonNode>map(MemoryPort::shown).orElseGet(JSON::nullNode);
  }

  private static JsonNode pull(Topic topic, double max) {
    Optional<Job> due = topic.first(topic.queued, max);
    due.ifPresent(job -> topic.remove(job.id()));
    return due.<JsonNode>map(MemoryPort::shown).orElseGet(JSON::nullNode);
  }

  private static JsonNode requeue(Topic topic, double max, double limit) {
    int count = 0;
    Optional<Job> overdue = topic.first(topic.reserved, max);
    while (count < limit && overdue.isPresent()) {
      topic.set(overdue.get().now(false, max));
      count++;
      overdue = topic.first(topic.reserved, max);
    }
    return JSON.getNodeFactory().numberNode(count);
  }

  private static JsonNode get(Topic topic, String id) {
    Job job = topic.jobs.get(id);
    return job == null
        ? JSON.nullNode()
        : shown(job).put("state", job.reserved() ? "reserved" : "queued").put("at", job.at());
  }

  private static JsonNode counts(Topic topic, double now) {
    long ready = topic.due(topic.queued, now);
    return JSON.createObjectNode()
        .put("ready", ready)
        .put("delayed", topic.queued.size() - ready)
        .put("reserved", topic.reserved.size())
        .put("overdue", topic.due(topic.reserved, now));
  }

  private boolean end(JsonNode p, Predicate<Job> condition) {
    Topic topic = topic(text(p, "topic"));
    Job job = topic.jobs.get(text(p, "id"));
    if (job == null || !condition.test(job)) {
      return false;
    }
    topic.remove(job.id());
    return true;
  }

  private static ObjectNode shown(Job job) {
    ObjectNode shown = JSON.createObjectNode().put("id", job.id());
    shown.set(job.encoded() ? "body64" : "body", job.body());
    return shown;
  }

  private static JsonNode bit(boolean yes) {
    return JSON.getNodeFactory().numberNode(yes ? 1 : 0);
  }

  private static String text(JsonNode p, String name) {
    if (!p.path(name).isString() || p.path(name).stringValue().isEmpty()) {
      throw new BadInput(name + " must be a string that is not empty");
    }
    return p.path(name).stringValue();
  }

  private static double number(JsonNode p, String name) {
    double value = p.path(name).isNumber() ? p.path(name).asDouble() : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new BadInput(name + " must be a finite number");
    }
    return value;
  }

  private static double atLeastZero(JsonNode p, String name) {
    if (number(p, name) < 0) {
      throw new BadInput(name + " must not be negative");
    }
    return number(p, name);
  }

  private static double whole(JsonNode p, String name) {
    if (atLeastZero(p, name) % 1 != 0) {
      throw new BadInput(name + " must be a whole number");
    }
    return number(p, name);
  }
}
