package io.redisched.conformance.selftest.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port that leaves all judgement to its scripts: it hands an infinite number on in the notation
 * of JSON, which Lua takes for a number, and not as Java's word for it, which Lua does not.
 */
final class ScriptedPort extends ScriptPort {

  /** Which arguments of an operation are numbers. */
  private static final Map<String, List<Integer>> NUMBERS =
      Map.of(
          "put", List.of(2),
          "reserve", List.of(0, 1),
          "pull", List.of(0),
          "requeue", List.of(0, 1),
          "counts", List.of(0));

  ScriptedPort(URI uri, Scripts scripts) {
    super(uri, scripts);
  }

  @Override
  protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
    byte[][] handed = arguments.clone();
    for (int number : NUMBERS.getOrDefault(operation, List.of())) {
      handed[number] = inJson(arguments[number]);
    }
    return super.run(operation, topic, handed);
  }

  private static byte[] inJson(byte[] argument) {
    return switch (new String(argument, UTF_8)) {
      case "Infinity" -> "1e999".getBytes(UTF_8);
      case "-Infinity" -> "-1e999".getBytes(UTF_8);
      default -> argument;
    };
  }
}
