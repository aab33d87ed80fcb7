package io.redisched.conformance.selftest.broken;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ZRangeParams;

/**
 * A port that carries out one of its operations by several commands in place of a script: right as
 * long as nobody else calls, and wrong in between.
 */
class SeveralCommands extends ScriptPort {

  private static final byte[] FIRST = "-inf".getBytes(UTF_8);

  private final String operation;
  private final RedisClient redis;

  SeveralCommands(URI redis, Scripts scripts, String operation) {
    super(redis, scripts);
    this.operation = operation;
    this.redis = RedisClient.create(redis);
  }

  @Override
  protected @Nullable Object run(String name, @Nullable String topic, byte[]... arguments) {
    if (!name.equals(operation)
        || topic == null
        || topic.isEmpty()
        || !bySeveralCommands(arguments)) {
      return super.run(name, topic, arguments);
    }
    List<byte[]> keys = keys(topic);
    Commands commands = new Commands(redis, keys.get(0), keys.get(1), keys.get(2));
    return switch (name) {
      case "put" -> commands.put(arguments[0], arguments[1], arguments[2]);
      case "reserve" -> commands.reserve(arguments[0], arguments[1]);
      case "pull" -> commands.pull(arguments[0]);
      case "release" -> commands.release(arguments[0]);
      case "delete" -> commands.delete(arguments[0]);
      case "requeue" -> commands.requeue(arguments[0], arguments[1]);
      case "get" -> commands.get(arguments[0]);
      default -> commands.counts(arguments[0]);
    };
  }

  /** Tells whether this call of the operation is carried out so; by default each is. */
  protected boolean bySeveralCommands(byte[]... arguments) {
    return true;
  }

  @Override
  public void close() {
    redis.close();
    super.close();
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Commands(RedisClient redis, byte[] jobs, byte[] queued, byte[] reserved) {

    Object put(byte[] id, byte[] body, byte[] expiration) {
      if (redis.hexists(jobs, id)) {
        return 0L;
      }
      redis.hset(jobs, id, body);
      redis.zadd(queued, number(expiration), id);
      return 1L;
    }

    @Nullable Object reserve(byte[] max, byte[] ttr) {
      byte[] id = due(max);
      if (id == null) {
        return null;
      }
      redis.zrem(queued, id);
      redis.zadd(reserved, number(max) + number(ttr) * 1000, id);
      byte[] body = redis.hget(jobs, id);
      return body == null ? null : List.of(id, body);
    }

    @Nullable Object pull(byte[] max) {
      byte[] id = due(max);
      if (id == null) {
        return null;
      }
      byte[] body = redis.hget(jobs, id);
      redis.zrem(queued, id);
      redis.hdel(jobs, id);
      return body == null ? null : List.of(id, body);
    }

    Object release(byte[] id) {
      if (redis.zscore(reserved, id) == null) {
        return 0L;
      }
      redis.zrem(reserved, id);
      redis.hdel(jobs, id);
      return 1L;
    }

    Object delete(byte[] id) {
      if (!redis.hexists(jobs, id)) {
        return 0L;
      }
      redis.hdel(jobs, id);
      redis.zrem(queued, id);
      redis.zrem(reserved, id);
      return 1L;
    }

    Object requeue(byte[] max, byte[] limit) {
      int most = (int) Math.min(number(limit), Integer.MAX_VALUE);
      long count = 0;
      for (byte[] id : until(reserved, max, most)) {
        redis.zrem(reserved, id);
        redis.zadd(queued, number(max), id);
        count++;
      }
      return count;
    }

    @Nullable Object get(byte[] id) {
      byte[] body = redis.hget(jobs, id);
      Double expiration = redis.zscore(queued, id);
      Double deadline = expiration == null ? redis.zscore(reserved, id) : null;
      if (body == null || (expiration == null && deadline == null)) {
        return null;
      }
      String state = expiration == null ? "reserved" : "queued";
      String at = String.valueOf(expiration == null ? deadline : expiration);
      return List.of(body, state.getBytes(UTF_8), at.getBytes(UTF_8));
    }

    Object counts(byte[] now) {
      long ready = redis.zcount(queued, FIRST, now);
      long delayed = redis.zcard(queued) - ready;
      return List.of(
          ready, Math.max(0, delayed), redis.zcard(reserved), redis.zcount(reserved, FIRST, now));
    }

    private byte @Nullable [] due(byte[] max) {
      List<byte[]> ids = until(queued, max, 1);
      return ids.isEmpty() ? null : ids.get(0);
    }

    private List<byte[]> until(byte[] key, byte[] max, int most) {
      return redis.zrange(
          key, ZRangeParams.zrangeByScoreParams(-Double.MAX_VALUE, number(max)).limit(0, most));
    }

    private static double number(byte[] text) {
      return Double.parseDouble(new String(text, UTF_8));
    }
  }
}
