package io.redisched.conformance.selftest.broken;

import static io.redisched.conformance.selftest.broken.Broken.glue;

import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Ports that draw the wrong conclusions from a connection that was lost or slow. */
final class ReconnectFaults {

  private ReconnectFaults() {}

  static Stream<Broken> all() {
    return Stream.of(
        glue("FAULT-2", "a call whose reply was lost is made again", RepeatsWhatWasLost::new),
        glue("FAULT-2", "no connection is taken for no job", NoConnectionIsNoJob::new),
        glue(
            "FAULT-2",
            "after fourteen lost connections, ever, a minute's pause",
            GivesUpForAMinute::new),
        glue("FAULT-5", "a new connection gives all reservations up", StartsAfresh::new),
        glue("FAULT-5", "a restart forgets what was queued", ForgetsTheQueue::new),
        glue("FAULT-6", "no answer within half a second is taken for a no", SilenceIsANo::new));
  }

  /** Does something to the topic with its first call after a connection was lost. */
  private abstract static class Reconnecting extends ScriptPort {

    private final RedisClient redis;
    private volatile boolean lost;

    Reconnecting(URI redis, Scripts scripts) {
      super(redis, scripts);
      this.redis = RedisClient.create(redis);
    }

    abstract void reconnected(RedisClient redis, byte[] queued, byte[] reserved);

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      try {
        if (lost && topic != null) {
          reconnected(redis, keys(topic).get(1), keys(topic).get(2));
        }
        return super.run(operation, topic, arguments);
      } catch (JedisConnectionException e) {
        lost = true;
        throw e;
      }
    }

    @Override
    public void close() {
      redis.close();
      super.close();
    }
  }

  private static final class StartsAfresh extends Reconnecting {

    StartsAfresh(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    void reconnected(RedisClient redis, byte[] queued, byte[] reserved) {
      for (byte[] id : redis.zrange(reserved, 0, -1)) {
        redis.zrem(reserved, id);
        redis.zadd(queued, 0, id);
      }
    }
  }

  private static final class ForgetsTheQueue extends Reconnecting {

    ForgetsTheQueue(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    void reconnected(RedisClient redis, byte[] queued, byte[] reserved) {
      redis.del(queued);
    }
  }

  private static final class RepeatsWhatWasLost extends ScriptPort {

    RepeatsWhatWasLost(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      try {
        return super.run(operation, topic, arguments);
      } catch (JedisConnectionException e) {
        return super.run(operation, topic, arguments);
      }
    }
  }

  private static final class GivesUpForAMinute extends ScriptPort {

    private static final int LOSSES = 14;
    private static final long MINUTE = 60_000_000_000L;

    private int losses;
    private long last;

    GivesUpForAMinute(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      if (losses >= LOSSES && System.nanoTime() - last < MINUTE) {
        throw new JedisConnectionException("too many connections were lost");
      }
      try {
        return super.run(operation, topic, arguments);
      } catch (JedisConnectionException e) {
        losses++;
        last = System.nanoTime();
        throw e;
      }
    }
  }

  private static final class NoConnectionIsNoJob extends ScriptPort {

    NoConnectionIsNoJob(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      try {
        return super.reserve(topic, max, ttr);
      } catch (JedisConnectionException e) {
        return null;
      }
    }
  }

  private static final class SilenceIsANo extends ScriptPort {

    private static final long PATIENCE = 500_000_000;

    SilenceIsANo(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      long start = System.nanoTime();
      Object reply = super.run(operation, topic, arguments);
      if (System.nanoTime() - start < PATIENCE) {
        return reply;
      }
      return reply instanceof Long ? Long.valueOf(0) : null;
    }
  }
}
