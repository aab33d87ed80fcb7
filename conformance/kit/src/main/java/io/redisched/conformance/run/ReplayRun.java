package io.redisched.conformance.run;

import io.redisched.conformance.model.Deviation;
import io.redisched.conformance.model.Replay;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.redis.RedisUnavailableException;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.net.URI;
import java.util.Optional;

/** Runs one recorded sequence against a port, and nothing else. Stateless. */
public final class ReplayRun {

  private ReplayRun() {}

  /**
   * Starts Redis and the port, and makes the calls of the sequence on a topic of their own.
   *
   * @return where the port deviates from the model; empty if it does not
   * @throws CouldNotRun if there is no Redis or the port does not start
   */
  public static Optional<Deviation> of(PortFactory factory, RedisSource redis, Replay replay) {
    if (!factory.takesRedis()) {
      return on(factory, ConformanceRun.NO_REDIS, replay);
    }
    try (RedisServer server = RedisServer.start(redis)) {
      return on(factory, server.uri(), replay);
    } catch (RedisUnavailableException e) {
      throw new CouldNotRun(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<Deviation> on(PortFactory factory, URI redis, Replay replay) {
    String topic = "replay-" + Long.toHexString(System.currentTimeMillis());
    try (Port port = factory.open(redis)) {
      return replay.on(new Subject(port, 1, new Trace(), topic));
    } catch (PortFailure e) {
      throw new CouldNotRun(String.valueOf(e.getMessage()), e);
    }
  }
}
