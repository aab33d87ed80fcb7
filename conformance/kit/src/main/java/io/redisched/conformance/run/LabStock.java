package io.redisched.conformance.run;

import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.subject.Equipment;
import io.redisched.conformance.subject.Reused;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The Redis servers that checks with {@linkplain Reused reused} labs have left as they were, each
 * with its idle processes of the port. Thread-safe.
 */
final class LabStock implements AutoCloseable {

  private final RedisSource source;
  private final PortFactory factory;
  private final ConcurrentLinkedQueue<Staffed> idle = new ConcurrentLinkedQueue<>();

  LabStock(RedisSource source, PortFactory factory) {
    this.source = source;
    this.factory = factory;
  }

  /** Returns equipment that comes from this stock, if there is any, and goes back there. */
  Equipment lend() {
    return new Loan();
  }

  private static boolean hasNoKeys(RedisServer redis) {
    try (RedisClient client = RedisClient.create(redis.uri())) {
      return client.dbSize() == 0;
    } catch (JedisException e) {
      return false; // nor is it of use to anybody
    }
  }

  @Override
  public void close() {
    Closing.all(idle, Staffed::close);
  }

  /** A Redis and the processes of the port that run on it. */
  private record Staffed(RedisServer redis, PortPool ports) implements AutoCloseable {

    @Override
    public void close() {
      try (redis) {
        ports.close();
      }
    }
  }

  private final class Loan implements Equipment {

    private @Nullable Staffed lent;

    private Staffed lent() {
      return Objects.requireNonNull(lent, "no Redis was asked for");
    }

    @Override
    public RedisServer redis(String... configuration) {
      if (configuration.length > 0) {
        throw new IllegalStateException("a Redis that is used again keeps its configuration");
      }
      Staffed waiting = idle.poll();
      if (waiting == null) {
        RedisServer started = RedisServer.start(source);
        waiting = new Staffed(started, new PortPool(factory, started.uri()));
      }
      lent = waiting;
      return waiting.redis();
    }

    @Override
    public PortFactory ports() {
      return redis ->
          redis.equals(lent().redis().uri()) ? lent().ports().lend() : factory.open(redis);
    }

    @Override
    public void takeBack(RedisServer redis, boolean passed) {
      if (passed && hasNoKeys(redis)) {
        idle.add(lent());
      } else {
        lent().close();
      }
    }
  }
}
