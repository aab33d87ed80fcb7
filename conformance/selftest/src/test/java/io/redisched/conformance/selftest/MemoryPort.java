package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A correct port built quite differently: all jobs in the memory of one process, no Redis. A
 * program of its own, which knows nothing of the kit. {@link #before} and {@link #write} are where
 * ports that misbehave differ from it.
 */
public class MemoryPort {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Key(String topic, String id) {}

  private record Job(Key key, JsonNode body, boolean encoded, boolean reserved, double at) {
    Job now(boolean isReserved, double instant) {
      return new Job(key, body, encoded, isReserved, instant);
    }
  }

  private static final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
      super(message);
    }
  }

  private final Map<Key, Job> jobs = new HashMap<>();
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
      case "reserve" -> reserve(text(p, "topic"), number(p, "max"), atLeastZero(p, "ttr"));
      case "pull" -> pull(text(p, "topic"), number(p, "max"));
      case "release" -> bit(remove(key(p), Job::reserved));
      case "delete" -> bit(remove(key(p), job -> true));
      case "requeue" -> requeue(text(p, "topic"), number(p, "max"), whole(p, "limit"));
      case "get" -> get(key(p));
      case "counts" -> counts(text(p, "topic"), number(p, "now"));
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

  private JsonNode put(JsonNode p) {
    Key key = key(p);
    boolean encoded = p.has("body64");
    JsonNode body = p.path(encoded ? "body64" : "body");
    if (!body.isString()) {
      throw new BadInput("body must be a string");
    }
    return bit(
        jobs.putIfAbsent(key, new Job(key, body, encoded, false, number(p, "expiration"))) == null);
  }

  private JsonNode reserve(String topic, double max, double ttr) {
    Optional<Job> due = first(topic, false, max);
    due.ifPresent(job -> jobs.put(job.key(), job.now(true, max + ttr * 1000)));
    return due.<JsonNode>map(MemoryPort::shown).orElseGet(JSON::nullNode);
  }

  private JsonNode pull(String topic, double max) {
    Optional<Job> due = first(topic, false, max);
    due.ifPresent(job -> jobs.remove(job.key()));
    return due.<JsonNode>map(MemoryPort::shown).orElseGet(JSON::nullNode);
  }

  private JsonNode requeue(String topic, double max, double limit) {
    int count = 0;
    Optional<Job> overdue = first(topic, true, max);
    while (count < limit && overdue.isPresent()) {
      jobs.put(overdue.get().key(), overdue.get().now(false, max));
      count++;
      overdue = first(topic, true, max);
    }
    return JSON.getNodeFactory().numberNode(count);
  }

  private JsonNode get(Key key) {
    Job job = jobs.get(key);
    return job == null
        ? JSON.nullNode()
        : shown(job).put("state", job.reserved() ? "reserved" : "queued").put("at", job.at());
  }

  private JsonNode counts(String topic, double now) {
    List<Job> here = new ArrayList<>(jobs.values());
    here.removeIf(job -> !job.key().topic().equals(topic));
    return JSON.createObjectNode()
        .put("ready", here.stream().filter(j -> !j.reserved() && j.at() <= now).count())
        .put("delayed", here.stream().filter(j -> !j.reserved() && j.at() > now).count())
        .put("reserved", here.stream().filter(Job::reserved).count())
        .put("overdue", here.stream().filter(j -> j.reserved() && j.at() <= now).count());
  }

  private Optional<Job> first(String topic, boolean reserved, double max) {
    return jobs.values().stream()
        .filter(job -> job.key().topic().equals(topic))
        .filter(job -> job.reserved() == reserved && job.at() <= max)
        .min(Comparator.comparingDouble(Job::at));
  }

  private boolean remove(Key key, Predicate<Job> condition) {
    Job job = jobs.get(key);
    return job != null && condition.test(job) && jobs.remove(key, job);
  }

  private static ObjectNode shown(Job job) {
    ObjectNode shown = JSON.createObjectNode().put("id", job.key().id());
    shown.set(job.encoded() ? "body64" : "body", job.body());
    return shown;
  }

  private static JsonNode bit(boolean yes) {
    return JSON.getNodeFactory().numberNode(yes ? 1 : 0);
  }

  private static Key key(JsonNode p) {
    return new Key(text(p, "topic"), text(p, "id"));
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
