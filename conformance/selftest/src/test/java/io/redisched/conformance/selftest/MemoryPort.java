package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.StringReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A correct port built quite differently: all jobs in the memory of one process, no Redis, each
 * topic with two sets of jobs in the order of their instants. A program of its own, which knows
 * nothing of the kit, not even its JSON library, and which starts in a tenth of a second, as it is
 * started often. {@link #before} and {@link #write} are where ports that misbehave differ from it.
 */
public class MemoryPort {

  private record Job(String id, JsonElement body, boolean encoded, boolean reserved, double at) {
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
  void write(String method, JsonObject response) throws Exception {
    print(response.toString());
  }

  final void print(String line) {
    out.print(line + "\n");
    out.flush();
  }

  /** Carries out a request and returns the response. */
  final JsonObject respond(String line) {
    JsonObject response = new JsonObject();
    response.addProperty("jsonrpc", "2.0");
    response.add("id", JsonNull.INSTANCE);
    try {
      JsonObject request = parse(line);
      response.add("id", request.get("id"));
      JsonElement result = call(method(line), params(request));
      if (result == null) {
        return failed(response, -32601, "no such method");
      }
      response.add("result", result);
      return response;
    } catch (JsonParseException e) {
      return failed(response, -32700, "not a request in JSON");
    } catch (BadInput e) {
      return failed(response, -32602, String.valueOf(e.getMessage()));
    }
  }

  static JsonObject failed(JsonObject response, int code, String message) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", message);
    response.add("error", error);
    return response;
  }

  private static JsonObject parse(String line) {
    JsonReader reader = new JsonReader(new StringReader(line));
    reader.setStrictness(Strictness.STRICT);
    JsonElement request = JsonParser.parseReader(reader);
    if (!request.isJsonObject()) {
      throw new JsonParseException("not an object");
    }
    return request.getAsJsonObject();
  }

  private static String method(String line) {
    try {
      return isString(parse(line).get("method")) ? parse(line).get("method").getAsString() : "";
    } catch (JsonParseException e) {
      return "";
    }
  }

  private static JsonObject params(JsonObject request) {
    return request.get("params") instanceof JsonObject params ? params : new JsonObject();
  }

  private @Nullable JsonElement call(String method, JsonObject p) {
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

  private static JsonElement describe() {
    JsonObject result = new JsonObject();
    result.addProperty("name", "memory");
    result.addProperty("version", "1");
    result.addProperty("language", "Java");
    result.addProperty("client", "none");
    JsonArray profiles = new JsonArray();
    profiles.add("core");
    profiles.add("inspect");
    profiles.add("binary");
    result.add("profiles", profiles);
    return result;
  }

  /** Topics without jobs stay: the process does not live for long. */
  private Topic topic(String name) {
    return topics.computeIfAbsent(name, any -> new Topic());
  }

  private JsonElement put(JsonObject p) {
    Topic topic = topic(text(p, "topic"));
    String id = text(p, "id");
    boolean encoded = p.has("body64");
    JsonElement body = p.get(encoded ? "body64" : "body");
    if (body == null || !isString(body)) {
      throw new BadInput("body must be a string");
    }
    double expiration = number(p, "expiration");
    if (topic.jobs.containsKey(id)) {
      return bit(false);
    }
    topic.set(new Job(id, body, encoded, false, expiration));
    return bit(true);
  }

  private static JsonElement reserve(Topic topic, double max, double ttr) {
    Optional<Job> due = topic.first(topic.queued, max);
    due.ifPresent(job -> topic.set(job.now(true, max + ttr * 1000)));
    return due.<JsonElement>map(MemoryPort::shown).orElse(JsonNull.INSTANCE);
  }

  private static JsonElement pull(Topic topic, double max) {
    Optional<Job> due = topic.first(topic.queued, max);
    due.ifPresent(job -> topic.remove(job.id()));
    return due.<JsonElement>map(MemoryPort::shown).orElse(JsonNull.INSTANCE);
  }

  private static JsonElement requeue(Topic topic, double max, double limit) {
    int count = 0;
    Optional<Job> overdue = topic.first(topic.reserved, max);
    while (count < limit && overdue.isPresent()) {
      topic.set(overdue.get().now(false, max));
      count++;
      overdue = topic.first(topic.reserved, max);
    }
    return new JsonPrimitive(count);
  }

  private static JsonElement get(Topic topic, String id) {
    Job job = topic.jobs.get(id);
    if (job == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject shown = shown(job);
    shown.addProperty("state", job.reserved() ? "reserved" : "queued");
    shown.addProperty("at", job.at());
    return shown;
  }

  private static JsonElement counts(Topic topic, double now) {
    long ready = topic.due(topic.queued, now);
    JsonObject counts = new JsonObject();
    counts.addProperty("ready", ready);
    counts.addProperty("delayed", topic.queued.size() - ready);
    counts.addProperty("reserved", topic.reserved.size());
    counts.addProperty("overdue", topic.due(topic.reserved, now));
    return counts;
  }

  private boolean end(JsonObject p, Predicate<Job> condition) {
    Topic topic = topic(text(p, "topic"));
    Job job = topic.jobs.get(text(p, "id"));
    if (job == null || !condition.test(job)) {
      return false;
    }
    topic.remove(job.id());
    return true;
  }

  private static JsonObject shown(Job job) {
    JsonObject shown = new JsonObject();
    shown.addProperty("id", job.id());
    shown.add(job.encoded() ? "body64" : "body", job.body());
    return shown;
  }

  private static JsonElement bit(boolean yes) {
    return new JsonPrimitive(yes ? 1 : 0);
  }

  private static boolean isString(@Nullable JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString();
  }

  private static String text(JsonObject p, String name) {
    String value = isString(p.get(name)) ? p.get(name).getAsString() : "";
    if (value.isEmpty()) {
      throw new BadInput(name + " must be a string that is not empty");
    }
    return value;
  }

  private static double number(JsonObject p, String name) {
    boolean given = p.get(name) instanceof JsonPrimitive value && value.isNumber();
    double number = given ? p.get(name).getAsDouble() : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new BadInput(name + " must be a finite number");
    }
    return number;
  }

  private static double atLeastZero(JsonObject p, String name) {
    if (number(p, name) < 0) {
      throw new BadInput(name + " must not be negative");
    }
    return number(p, name);
  }

  private static double whole(JsonObject p, String name) {
    if (atLeastZero(p, name) % 1 != 0) {
      throw new BadInput(name + " must be a whole number");
    }
    return number(p, name);
  }
}
