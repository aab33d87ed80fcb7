package io.redisched.conformance.selftest.broken;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ZRangeParams;

/**
 * A port that looks first and then does all its writes in one MULTI, but without the WATCH that
 * would tell it that what it saw has changed: nobody ever sees half a write, and yet two callers
 * may act on the same sight.
 */
final class UnwatchedTransactions extends ScriptPort {

  private final String operation;
  private final RedisClient redis;

  UnwatchedTransactions(URI redis, Scripts scripts, String operation) {
    super(redis, scripts);
    this.operation = operation;
    this.redis = RedisClient.create(redis);
  }

  @Override
  protected @Nullable Object run(String name, @Nullable String topic, byte[]... arguments) {
    if (!name.equals(operation) || topic == null || topic.isEmpty()) {
      return super.run(name, topic, arguments);
    }
    List<byte[]> keys = keys(topic);
    byte[] jobs = keys.get(0);
    byte[] queued = keys.get(1);
    byte[] reserved = keys.get(2);
    return switch (name) {
      case "put" -> put(jobs, queued, arguments);
      case "reserve" -> reserve(jobs, queued, reserved, arguments);
      case "pull" -> pull(jobs, queued, arguments[0]);
      case "release" -> release(jobs, reserved, arguments[0]);
      case "delete" -> delete(jobs, queued, reserved, arguments[0]);
      default -> requeue(queued, reserved, arguments);
    };
  }

  @Override
  public void close() {
    redis.close();
    super.close();
  }

  private Object put(byte[] jobs, byte[] queued, byte[][] arguments) {
    if (redis.hexists(jobs, arguments[0])) {
      return 0L;
    }
    try (AbstractTransaction writes = redis.multi()) {
      writes.hset(jobs, arguments[0], arguments[1]);
      writes.zadd(queued, number(arguments[2]), arguments[0]);
      writes.exec();
    }
    return 1L;
  }

  private @Nullable Object reserve(
      byte[] jobs, byte[] queued, byte[] reserved, byte[][] arguments) {
    List<byte[]> due = until(queued, arguments[0], 1);
    if (due.isEmpty()) {
      return null;
    }
    byte[] id = due.get(0);
    byte[] body = redis.hget(jobs, id);
    try (AbstractTransaction writes = redis.multi()) {
      writes.zrem(queued, id);
      writes.zadd(reserved, number(arguments[0]) + number(arguments[1]) * 1000, id);
      writes.exec();
    }
    return body == null ? null : List.of(id, body);
  }

  private @Nullable Object pull(byte[] jobs, byte[] queued, byte[] max) {
    List<byte[]> due = until(queued, max, 1);
    if (due.isEmpty()) {
      return null;
    }
    byte[] id = due.get(0);
    byte[] body = redis.hget(jobs, id);
    try (AbstractTransaction writes = redis.multi()) {
      writes.zrem(queued, id);
      writes.hdel(jobs, id);
      writes.exec();
    }
    return body == null ? null : List.of(id, body);
  }

  private Object release(byte[] jobs, byte[] reserved, byte[] id) {
    if (redis.zscore(reserved, id) == null) {
      return 0L;
    }
    try (AbstractTransaction writes = redis.multi()) {
      writes.zrem(reserved, id);
      writes.hdel(jobs, id);
      writes.exec();
    }
    return 1L;
  }

  private Object delete(byte[] jobs, byte[] queued, byte[] reserved, byte[] id) {
    if (!redis.hexists(jobs, id)) {
      return 0L;
    }
    try (AbstractTransaction writes = redis.multi()) {
      writes.hdel(jobs, id);
      writes.zrem(queued, id);
      writes.zrem(reserved, id);
      writes.exec();
    }
    return 1L;
  }

  private Object requeue(byte[] queued, byte[] reserved, byte[][] arguments) {
    int most = (int) Math.min(number(arguments[1]), Integer.MAX_VALUE);
    List<byte[]> overdue = until(reserved, arguments[0], most);
    try (AbstractTransaction writes = redis.multi()) {
      for (byte[] id : overdue) {
        writes.zrem(reserved, id);
        writes.zadd(queued, number(arguments[0]), id);
      }
      writes.exec();
    }
    return (long) overdue.size();
  }

  private List<byte[]> until(byte[] key, byte[] max, int most) {
    return redis.zrange(
        key, ZRangeParams.zrangeByScoreParams(-Double.MAX_VALUE, number(max)).limit(0, most));
  }

  private static double number(byte[] text) {
    return Double.parseDouble(new String(text, UTF_8));
  }
}
