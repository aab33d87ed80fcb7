package io.redisched.conformance.selftest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.JvmPort;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * The thinnest port there can be over a set of scripts: what the scripts do wrong, the port does
 * wrong. Faults of the glue go into subclasses, which override {@link #run}.
 */
public class ScriptPort extends JvmPort {

  private final Scripts scripts;
  private final RedisClient redis;
  private final Map<String, byte[]> digests = new HashMap<>();

  /** Creates a port on a Redis, over scripts. */
  public ScriptPort(URI uri, Scripts scripts) {
    this.scripts = scripts;
    this.redis = RedisClient.create(uri);
  }

  @Override
  protected Description describe() {
    return new Description(
        "script-port", "0", "Java", "Jedis", List.of("core", "inspect", "binary", "layout"));
  }

  @Override
  protected boolean put(
      @Nullable String topic, @Nullable String id, byte @Nullable [] body, @Nullable Double at) {
    return one(run("put", topic, text("id", id), given("body", body), number("expiration", at)));
  }

  @Override
  protected @Nullable Taken reserve(
      @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
    return taken(run("reserve", topic, number("max", max), number("ttr", ttr)));
  }

  @Override
  protected @Nullable Taken pull(@Nullable String topic, @Nullable Double max) {
    return taken(run("pull", topic, number("max", max)));
  }

  @Override
  protected boolean release(@Nullable String topic, @Nullable String id) {
    return one(run("release", topic, text("id", id)));
  }

  @Override
  protected boolean delete(@Nullable String topic, @Nullable String id) {
    return one(run("delete", topic, text("id", id)));
  }

  @Override
  protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
    return whole(run("requeue", topic, number("max", max), number("limit", limit)));
  }

  @Override
  protected @Nullable Seen get(@Nullable String topic, @Nullable String id) {
    List<?> job = (List<?>) run("get", topic, text("id", id));
    return job == null
        ? null
        : new Seen(
            String.valueOf(id),
            (byte[]) job.get(0),
            string(job.get(1)).equals("reserved"),
            Double.parseDouble(string(job.get(2))));
  }

  @Override
  protected Counted counts(@Nullable String topic, @Nullable Double now) {
    List<?> counts = (List<?>) Objects.requireNonNull(run("counts", topic, number("now", now)));
    return new Counted(
        whole(counts.get(0)), whole(counts.get(1)), whole(counts.get(2)), whole(counts.get(3)));
  }

  @Override
  public void close() {
    redis.close();
  }

  /**
   * Runs a script.
   *
   * @return its reply as Jedis has it: {@code Long}, {@code byte[]}, {@code List} or null
   * @throws IllegalArgumentException for a BADARG of the script
   */
  protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
    try {
      return evalsha(operation, keys(given("topic", topic)), List.of(arguments));
    } catch (JedisDataException e) {
      String message = String.valueOf(e.getMessage());
      if (message.startsWith("BADARG ")) {
        throw new IllegalArgumentException(message.substring("BADARG ".length()), e);
      }
      throw e;
    }
  }

  private @Nullable Object evalsha(String operation, List<byte[]> keys, List<byte[]> arguments) {
    byte[] digest = digests.computeIfAbsent(operation, this::load);
    try {
      return redis.evalsha(digest, keys, arguments);
    } catch (JedisNoScriptException e) {
      return redis.evalsha(reload(operation), keys, arguments);
    }
  }

  /** Loads a script that Redis has lost. */
  protected byte[] reload(String operation) {
    return load(operation);
  }

  private byte[] load(String operation) {
    return redis.scriptLoad(scripts.source(operation)).getBytes(UTF_8);
  }

  /** Returns the keys of a topic: jobs, queued, reserved. */
  protected List<byte[]> keys(String topic) {
    String prefix = "redisched:{" + topic + "}:";
    return List.of(
        (prefix + "jobs").getBytes(UTF_8),
        (prefix + "queued").getBytes(UTF_8),
        (prefix + "reserved").getBytes(UTF_8));
  }

  private static byte[] text(String name, @Nullable String text) {
    return given(name, text).getBytes(UTF_8);
  }

  /** As most ports write it: a whole number in digits alone. */
  private static byte[] number(String name, @Nullable Double number) {
    double value = given(name, number);
    boolean whole = value % 1 == 0 && Math.abs(value) < 1e15;
    return (whole ? Long.toString((long) value) : Double.toString(value)).getBytes(UTF_8);
  }

  private static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static boolean one(@Nullable Object reply) {
    return whole(reply) == 1;
  }

  private static long whole(@Nullable Object reply) {
    if (reply instanceof Long number) {
      return number;
    }
    throw new IllegalStateException("not a number: " + reply);
  }

  private static @Nullable Taken taken(@Nullable Object reply) {
    return reply instanceof List<?> job ? new Taken(string(job.get(0)), (byte[]) job.get(1)) : null;
  }

  private static String string(@Nullable Object bytes) {
    if (bytes instanceof byte[] text) {
      return new String(text, UTF_8);
    }
    throw new IllegalStateException("not a string: " + bytes);
  }
}
