package io.redisched.conformance.checks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.RedisClient;

/**
 * What a port has made of a job in Redis, its marks, escapes and encodings included: given back to
 * the port as a body, an id or a topic, it must not be taken for the port's own writing.
 */
final class Stored {

  /** Longer values come from long bodies, of which the short ones show the form. */
  private static final int LONGEST = 1 << 16;

  /**
   * A port may write several parts into one value, of which the last is likely what it was given.
   */
  private static final String SEPARATORS = ":|,;/\0\n\t \u001f";

  private static final int PARTS = 4;

  private Stored() {}

  /** Returns the names of all keys. */
  static List<byte[]> keys(RedisClient redis) {
    return List.copyOf(redis.keys(new byte[] {'*'}));
  }

  /** Returns all values and what they seem to be put together from, each once. */
  static Collection<byte[]> values(RedisClient redis) {
    Map<ByteBuffer, byte[]> values = new LinkedHashMap<>();
    for (byte[] key : keys(redis)) {
      for (byte[] value : valuesOf(redis, key)) {
        if (value.length <= LONGEST) {
          withParts(value).forEach(part -> values.put(ByteBuffer.wrap(part), part));
        }
      }
    }
    return values.values();
  }

  /** Returns bytes as text, or empty if they are none. */
  static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Collection<byte[]> valuesOf(RedisClient redis, byte[] key) {
    return switch (redis.type(new String(key, UTF_8))) {
      case "string" -> Optional.ofNullable(redis.get(key)).stream().toList(); // it may have expired
      case "list" -> redis.lrange(key, 0, -1);
      case "set" -> redis.smembers(key);
      case "zset" -> redis.zrange(key, 0, -1);
      case "hash" -> {
        List<byte[]> values = new ArrayList<>();
        redis
            .hgetAll(key)
            .forEach(
                (field, value) -> {
                  values.add(field);
                  values.add(value);
                });
        yield values;
      }
      default -> List.of();
    };
  }

  private static List<byte[]> withParts(byte[] value) {
    List<byte[]> parts = new ArrayList<>(List.of(value));
    for (int i = 0; i < value.length - 1 && parts.size() <= PARTS; i++) {
      if (SEPARATORS.indexOf(value[i]) >= 0) {
        parts.add(Arrays.copyOfRange(value, i + 1, value.length));
      }
    }
    return parts;
  }
}
