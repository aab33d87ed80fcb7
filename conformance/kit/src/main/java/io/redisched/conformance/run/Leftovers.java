package io.redisched.conformance.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Arrays;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** What a run has left in a Redis that is somebody's. */
final class Leftovers {

  private static final byte[] START = ScanParams.SCAN_POINTER_START_BINARY;

  private Leftovers() {}

  /**
   * Removes every key that has a mark in its name; of a port that does not write topics as they
   * are, nothing is found. Blocks for as long as Redis takes to be gone through.
   *
   * @param mark letters, digits and dashes that no other key has in its name
   * @throws JedisException if Redis cannot be reached, or does not allow that
   */
  static void remove(URI redis, String mark) {
    ScanParams marked = new ScanParams().match(("*" + mark + "*").getBytes(UTF_8)).count(1000);
    try (RedisClient client = RedisClient.create(redis)) {
      byte[] cursor = START;
      do {
        ScanResult<byte[]> found = client.scan(cursor, marked);
        if (!found.getResult().isEmpty()) {
          client.unlink(found.getResult().toArray(byte[][]::new));
        }
        cursor = found.getCursorAsBytes();
      } while (!Arrays.equals(cursor, START));
    }
  }
}
