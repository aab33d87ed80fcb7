package io.redisched.conformance.subject;

import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/**
 * A Redis of the check's own, with as many processes of the port on it as it asks for: for checks
 * that count keys, break things, or need several callers. Everything is ended with the check.
 *
 * <p>Used by one thread at a time; the subjects that it hands out may each be used by a thread of
 * their own.
 */
public final class Lab implements AutoCloseable {

  private final RedisSource source;
  private final PortFactory factory;
  private final Trace trace;
  private final String topic;
  private final List<Port> ports = new ArrayList<>();
  private @Nullable RedisServer server;
  private @Nullable RedisClient client;

  /**
   * Creates a lab; nothing is started before it is asked for.
   *
   * @param source where its Redis comes from
   * @param factory starts the port under test
   * @param trace where the exchanges of all subjects are recorded
   * @param topic the topic that the subjects work on
   */
  public Lab(RedisSource source, PortFactory factory, Trace trace, String topic) {
    this.source = source;
    this.factory = factory;
    this.trace = trace;
    this.topic = topic;
  }

  /** Starts the lab's Redis with directives of redis.conf; to be called before anything else. */
  public RedisServer server(String... configuration) {
    if (server == null) {
      server = RedisServer.start(source, configuration);
    }
    return server;
  }

  /** Starts another process of the port, and returns it on the lab's topic. */
  public Subject open() {
    Port port = factory.open(server().uri());
    ports.add(port);
    return new Subject(port, ports.size(), trace, topic);
  }

  /** Returns the kit's own client of the lab's Redis. */
  public RedisClient redis() {
    if (client == null) {
      client = RedisClient.create(server().uri());
    }
    return client;
  }

  @Override
  public void close() {
    ports.forEach(Port::close);
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }
}
