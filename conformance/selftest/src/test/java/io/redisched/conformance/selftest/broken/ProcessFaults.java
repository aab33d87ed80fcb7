package io.redisched.conformance.selftest.broken;

import static io.redisched.conformance.selftest.broken.Broken.glue;

import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** Ports whose process keeps what it should not, or minds what befalls its connections. */
final class ProcessFaults {

  private ProcessFaults() {}

  static Stream<Broken> all() {
    return Stream.of(
        glue("PROC-1", "each process has a queue of its own", QueuePerProcess::new),
        glue("PROC-3", "reservations are kept by the process", HeldByTheProcess::new),
        glue("FAULT-2", "the first lost connection was the last", OneConnection::new),
        glue("FAULT-5", "a new connection gives all reservations up", StartsAfresh::new),
        glue("FAULT-5", "a restart forgets what was queued", ForgetsTheQueue::new),
        glue("FAULT-6", "no answer within half a second is taken for a no", SilenceIsANo::new));
  }

  private static final class QueuePerProcess extends ScriptPort {

    private static final AtomicInteger PROCESSES = new AtomicInteger();
    private final int process = PROCESSES.incrementAndGet();

    QueuePerProcess(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected List<byte[]> keys(String topic) {
      return super.keys(topic.isEmpty() ? topic : topic + " of " + process);
    }
  }

  /** Pulls where it should reserve; who is killed takes the jobs along. */
  private static final class HeldByTheProcess extends ScriptPort {

    private record Held(Taken job, double deadline) {}

    private final Map<String, Held> held = new HashMap<>();
    private volatile boolean killed;

    HeldByTheProcess(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      Taken job = super.pull(topic, max);
      if (job != null && max != null && ttr != null) {
        held.put(topic + " " + job.id(), new Held(job, max + ttr * 1000));
      }
      return job;
    }

    @Override
    protected boolean release(@Nullable String topic, @Nullable String id) {
      return held.remove(topic + " " + id) != null;
    }

    @Override
    protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
      List<Held> overdue =
          held.values().stream().filter(job -> max != null && job.deadline() <= max).toList();
      overdue.forEach(job -> super.put(topic, job.job().id(), job.job().body(), max));
      held.values().removeAll(overdue);
      return overdue.size();
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      if (killed) {
        throw new PortFailure("killed");
      }
      return super.run(operation, topic, arguments);
    }

    @Override
    public void kill() {
      killed = true;
      held.clear();
    }
  }

  private static final class OneConnection extends ScriptPort {

    private volatile boolean lost;

    OneConnection(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      if (lost) {
        throw new IllegalStateException("not connected");
      }
      try {
        return super.run(operation, topic, arguments);
      } catch (JedisConnectionException e) {
        lost = true;
        throw e;
      }
    }
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
