package io.redisched.conformance.selftest.broken;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A process that takes a job out of Redis when it reserves it, and keeps the reservation in its own
 * memory: what a queue without reservations tempts one to.
 */
final class ForgetfulProcess extends ScriptPort {

  private record Reservation(Taken job, double deadline) {}

  private final Map<String, Reservation> held = new HashMap<>();

  private ForgetfulProcess(URI redis) {
    super(redis, Scripts.sound());
  }

  /** Runs the port. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    try (ForgetfulProcess port = new ForgetfulProcess(URI.create(System.getenv("REDIS_URL")))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.print(port.respond(Json.MAPPER.readTree(line)) + "\n");
        out.flush();
      }
    }
  }

  private ObjectNode respond(JsonNode request) {
    ObjectNode response = Json.object().put("jsonrpc", "2.0");
    response.set("id", request.path("id"));
    Answer answer = call(request.path("method").asString(""), (ObjectNode) request.path("params"));
    if (answer instanceof Answer.Result result) {
      response.set("result", result.value());
    } else if (answer instanceof Answer.Failure failure) {
      response.putObject("error").put("code", failure.code()).put("message", failure.message());
    }
    return response;
  }

  @Override
  protected @Nullable Taken reserve(
      @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
    Taken job = pull(topic, max);
    if (job != null && max != null && ttr != null) {
      held.put(topic + " " + job.id(), new Reservation(job, max + ttr * 1000));
    }
    return job;
  }

  @Override
  protected boolean release(@Nullable String topic, @Nullable String id) {
    return held.remove(topic + " " + id) != null;
  }

  @Override
  protected boolean delete(@Nullable String topic, @Nullable String id) {
    return release(topic, id) || super.delete(topic, id);
  }

  @Override
  protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
    long before = held.size();
    held.entrySet()
        .removeIf(
            entry ->
                max != null
                    && entry.getKey().startsWith(topic + " ")
                    && entry.getValue().deadline() <= max
                    && put(topic, entry.getValue().job().id(), entry.getValue().job().body(), max));
    return before - held.size();
  }
}
