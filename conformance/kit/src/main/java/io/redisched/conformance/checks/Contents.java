package io.redisched.conformance.checks;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.RedisClient;

/**
 * Everything that a Redis holds, each key by its type, so that two servers can be compared. Values
 * are compared as data: the encoding that a server chose for them is its own affair.
 */
record Contents(Map<String, Object> keys) {

  static Contents of(URI uri) {
    try (RedisClient redis = RedisClient.create(uri)) {
      Map<String, Object> keys = new TreeMap<>();
      for (String key : redis.keys("*")) {
        keys.put(key, value(redis, key));
      }
      return new Contents(keys);
    }
  }

  private static Object value(RedisClient redis, String key) {
    String type = redis.type(key);
    return switch (type) {
      case "string" -> redis.get(key);
      case "hash" -> new TreeMap<>(redis.hgetAll(key));
      case "list" -> redis.lrange(key, 0, -1);
      case "set" -> redis.smembers(key).stream().sorted().toList();
      case "zset" -> redis.zrangeWithScores(key, 0, -1);
      default -> type + " " + Arrays.toString(redis.dump(key));
    };
  }
}
