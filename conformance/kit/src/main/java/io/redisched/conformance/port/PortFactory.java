package io.redisched.conformance.port;

import java.net.URI;

/** Starts ports. Called whenever the kit needs another process of the port under test. */
@FunctionalInterface
public interface PortFactory {

  /**
   * Starts a port.
   *
   * @param redis the Redis that the port is to use, {@code redis://127.0.0.1:PORT/0}
   * @return the running port, which the kit closes
   * @throws PortFailure if the port does not start
   */
  Port open(URI redis);

  /**
   * Tells whether the ports use the Redis they are given. A port that is running somewhere already
   * has its own; checks that look into Redis, break it, or need another process of the port are
   * then not testable.
   */
  default boolean takesRedis() {
    return true;
  }
}
