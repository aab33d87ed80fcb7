package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The Lua scripts by operation, as they are or with a fault put in. Immutable. */
public record Scripts(Map<String, String> sources) {

  /** The names of all operations that have a script. */
  public static final List<String> OPERATIONS =
      List.of("put", "reserve", "pull", "release", "delete", "requeue", "get", "counts");

  /** Returns the scripts of module lua. */
  public static Scripts sound() {
    Map<String, String> sources = new HashMap<>();
    OPERATIONS.forEach(operation -> sources.put(operation, read(operation)));
    return new Scripts(Map.copyOf(sources));
  }

  /** Returns the source of an operation. */
  public String source(String operation) {
    return Objects.requireNonNull(sources.get(operation), operation);
  }

  /**
   * Returns these scripts with one change.
   *
   * @throws IllegalArgumentException if the text does not occur: a fault that was never put in
   *     proves nothing
   */
  public Scripts change(String operation, String text, String replacement) {
    String source = source(operation);
    if (!source.contains(text)) {
      throw new IllegalArgumentException(operation + ".lua does not contain: " + text);
    }
    return with(operation, source.replace(text, replacement));
  }

  /** Returns these scripts with the source of one operation replaced. */
  public Scripts with(String operation, String source) {
    Map<String, String> changed = new HashMap<>(sources);
    changed.put(operation, source);
    return new Scripts(Map.copyOf(changed));
  }

  private static String read(String operation) {
    String resource = "/META-INF/redisched/lua/" + operation + ".lua";
    try (InputStream script = Scripts.class.getResourceAsStream(resource)) {
      if (script == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
