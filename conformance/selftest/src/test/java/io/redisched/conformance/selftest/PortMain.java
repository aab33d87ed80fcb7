package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.JvmPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A port for the JVM as a process of its own: what a main class does with its stdin and stdout. */
public final class PortMain {

  private PortMain() {}

  /** Answers requests until stdin is closed, then closes the port. */
  public static void serve(Function<URI, JvmPort> factory) throws IOException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    try (JvmPort port = factory.apply(URI.create(System.getenv("REDIS_URL")))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.print(response(port, Json.MAPPER.readTree(line)) + "\n");
        out.flush();
      }
    }
  }

  private static ObjectNode response(JvmPort port, JsonNode request) {
    ObjectNode response = Json.object().put("jsonrpc", "2.0");
    response.set("id", request.path("id"));
    Answer answer =
        port.call(request.path("method").asString(""), (ObjectNode) request.path("params"));
    if (answer instanceof Answer.Result result) {
      response.set("result", result.value());
    } else if (answer instanceof Answer.Failure failure) {
      response.putObject("error").put("code", failure.code()).put("message", failure.message());
    }
    return response;
  }
}
