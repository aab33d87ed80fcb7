package io.redisched.conformance.redis;

import java.net.URI;
import java.util.List;

/**
 * A running Redis, or Valkey, to test against.
 *
 * <p>A server that was started here is {@linkplain #owned() owned}: it listens on a free port of
 * the loopback interface, works in a private temporary directory, keeps nothing on disk unless its
 * configuration asks for it, and ends with {@link #close}, or with this JVM however that ends. (It
 * is Testcontainers' helper Ryuk that ends a container of a killed JVM; where Ryuk is disabled the
 * container stays.) A server that a URI names belongs to somebody else: it is only looked at.
 *
 * <p>All methods are thread-safe; those that start, stop or end a server block until that is done,
 * for about a minute at most, or ten while an image is pulled.
 */
public sealed interface RedisServer extends AutoCloseable
    permits ProcessServer, ContainerServer, ExistingServer {

  /**
   * Provides the Redis that {@code source} names, and returns once it has answered a PING.
   *
   * @param configuration directives of redis.conf as on the command line of redis-server, such as
   *     {@code "--appendonly", "yes"}; they come after this module's own and so win over them.
   *     Where the server listens, works and logs is not theirs to say.
   * @throws IllegalArgumentException if there is {@code configuration} for a source that is a URI,
   *     or some that this module has to set itself
   * @throws RedisUnavailableException if the server cannot be found or started, or does not answer
   */
  static RedisServer start(RedisSource source, String... configuration) {
    List<String> directives = Directives.checked(configuration);
    if (source instanceof RedisSource.Embedded) {
      return ProcessServer.start(source, EmbeddedBinary.ofThisPlatform(), directives);
    } else if (source instanceof RedisSource.Binary binary) {
      return ProcessServer.start(source, InstalledBinary.find(binary), directives);
    } else if (source instanceof RedisSource.Testcontainers container) {
      return ContainerServer.start(container, directives);
    } else if (source instanceof RedisSource.Existing existing) {
      if (!directives.isEmpty()) {
        throw new IllegalArgumentException(
            "configuration %s: %s is a server that is already running and cannot be configured; choose embedded, binary or testcontainers"
                .formatted(directives, existing));
      }
      return ExistingServer.at(existing);
    }
    throw new AssertionError(source);
  }

  /**
   * Where clients connect: {@code redis://127.0.0.1:PORT/0} for an owned server, with another host
   * only for a container on another machine, and the same after {@link #restart}; the URI as it was
   * given for any other.
   */
  URI uri();

  /** {@code embedded}, {@code binary}, {@code testcontainers} or {@code uri}. */
  String kind();

  /** Product and version as the server reports them: {@code Redis 7.0.15}, {@code Valkey 8.1.1}. */
  String version();

  /**
   * What a report says about this server, on one line and without credentials: version and where it
   * comes from, such as {@code Redis 7.0.15 (embedded)}.
   */
  String describe();

  /**
   * Whether this server was started here: then it is nobody else's and may be stopped, filled and
   * paused.
   */
  boolean owned();

  /**
   * Ends the server as its operator would (SIGTERM), so that it writes what it is configured to
   * keep. Does nothing if it is not running.
   *
   * @throws UnsupportedOperationException if this server is not {@link #owned}
   * @throws IllegalStateException if this server is closed
   * @throws RedisUnavailableException if it has not ended in time; it is killed then
   */
  void stop();

  /**
   * Ends the server as a crash would (SIGKILL). Does nothing if it is not running.
   *
   * @throws UnsupportedOperationException if this server is not {@link #owned}
   * @throws IllegalStateException if this server is closed
   * @throws RedisUnavailableException if it cannot be killed
   */
  void kill();

  /**
   * Starts the server again with the same port, directory and configuration, and returns once it
   * has loaded its data and answered a PING. One that is running is {@linkplain #stop stopped}
   * first.
   *
   * @throws UnsupportedOperationException if this server is not {@link #owned}
   * @throws IllegalStateException if this server is closed
   * @throws RedisUnavailableException if it does not start, for instance because somebody else took
   *     its port
   */
  void restart();

  /**
   * Ends an owned server at once and removes all it left on disk; leaves any other alone. Closing
   * again does nothing.
   */
  @Override
  void close();
}
