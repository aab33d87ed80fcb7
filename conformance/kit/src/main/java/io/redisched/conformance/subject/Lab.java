package io.redisched.conformance.subject;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Redis of the check's own, with as many processes of the port on it as it asks for: for checks
 * that count keys, break things, or need several callers. Everything is ended with the check, or
 * goes on to another if the lab is {@linkplain Reused reused}.
 *
 * <p>Used by one thread at a time; the subjects that it hands out may each be used by a thread of
 * their own.
 */
public final class Lab implements AutoCloseable {

  private final Equipment equipment;
  private final RedisSource source;
  private final Trace trace;
  private final String topic;
  private final List<Port> ports = new ArrayList<>();
  private @Nullable RedisServer server;
  private @Nullable RedisClient client;
  private @Nullable Relay relay;
  private boolean passed;

  /**
   * Creates a lab; nothing is started before it is asked for.
   *
   * @param equipment its Redis, and the processes of the port under test
   * @param source where further Redis servers come from
   * @param trace where the exchanges of all subjects are recorded
   * @param topic the topic that the subjects work on
   */
  public Lab(Equipment equipment, RedisSource source, Trace trace, String topic) {
    this.equipment = equipment;
    this.source = source;
    this.trace = trace;
    this.topic = topic;
  }

  /**
   * Returns the lab's Redis, which is started the first time.
   *
   * @param configuration directives of redis.conf
   * @throws IllegalStateException if it runs already, without those directives
   */
  public RedisServer server(String... configuration) {
    if (server == null) {
      server = equipment.redis(configuration);
    } else if (configuration.length > 0) {
      throw new IllegalStateException("the lab's Redis runs already");
    }
    return server;
  }

  /** Starts another process of the port, and returns it on the lab's topic. */
  public Subject open() {
    return open(server().uri());
  }

  /**
   * Starts another process of the port that reaches Redis by way of the lab's relay.
   *
   * @throws NotExpressible if the connection is encrypted, which no relay can be part of
   */
  public Subject openBehindRelay() {
    return open(relay().uri());
  }

  /**
   * Starts another process of the port, before each of whose calls something is done, and in whose
   * place a new one is started when it failed to answer.
   *
   * @param before what is done
   */
  public Subject openWithBeforeEachCall(Runnable before) {
    return subject(new Preceded(new Renewing(() -> start(server().uri())), before));
  }

  private Subject open(URI redis) {
    return subject(start(redis));
  }

  private Port start(URI redis) {
    Port port = equipment.ports().open(redis);
    ports.add(port);
    return port;
  }

  private Subject subject(Port port) {
    return new Subject(port, ports.size(), trace, topic);
  }

  /** Returns the kit's own client of the lab's Redis. */
  public RedisClient redis() {
    if (client == null) {
      ConnectionPoolConfig one = new ConnectionPoolConfig();
      one.setMaxTotal(1); // so that CLIENT KILL with SKIPME spares all of the kit's connections
      one.setTestOnBorrow(true);
      client =
          RedisClient.builder()
              .hostAndPort(server().uri().getHost(), server().uri().getPort())
              .poolConfig(one)
              .build();
    }
    return client;
  }

  /**
   * Says in the exchanges what the kit itself does at this point, as far as a reader needs it to
   * follow them.
   *
   * @param deed in words, a command of Redis for instance
   */
  public void note(String deed) {
    trace.add(Exchange.byTheKit(deed));
  }

  /** Returns the lab's relay; see {@link #openBehindRelay}. */
  public Relay relay() {
    if (relay == null) {
      URI redis = server().uri();
      if (!"redis".equals(redis.getScheme())) {
        throw new NotExpressible("an encrypted connection cannot be cut from between");
      }
      relay = new Relay(redis);
    }
    return relay;
  }

  /** Returns the topic that the subjects work on. */
  public String topic() {
    return topic;
  }

  /**
   * Makes sure that two processes of the port see the same jobs.
   *
   * @throws AssertionError if they do not, though the port keeps something in the lab's Redis
   * @throws NotExpressible if the port keeps nothing there: then its jobs are its process's alone,
   *     and no check with several processes can be made
   */
  public void requireSharedState(Subject one, Subject other) {
    Subject here = one.on(topic + " shared");
    if (here.put("shared", "", 0) == 1 && other.on(here.topic()).delete("shared") == 1) {
      return;
    }
    requireStateInRedis();
    throw new AssertionError("a job that one process put was not there for another to delete");
  }

  /**
   * Divides long work between two processes of the port, at the same time; all of it falls to one
   * process if another does not see its jobs.
   *
   * @param one the process that there is already
   * @param work does its half, 0 or 1, of the work
   */
  public void inTwoHalves(Subject one, BiConsumer<Subject, Integer> work) {
    Subject here = one.on(topic + " shared");
    Subject other = open();
    boolean shared = here.put("shared", "", 0) == 1 && other.on(here.topic()).delete("shared") == 1;
    if (!shared) {
      work.accept(one, 0);
      work.accept(one, 1);
      return;
    }
    Future<?> half = inBackground(() -> work.accept(other, 1));
    work.accept(one, 0);
    join(half);
  }

  /**
   * Starts another process of the port, of which it is known that it keeps its jobs in the lab's
   * Redis.
   *
   * @throws NotExpressible if it keeps nothing there, so that nothing would be seen of it there
   */
  public Subject openOnRedis() {
    Subject port = open();
    Subject aside = port.fresh();
    aside.put("a", "", 0);
    requireStateInRedis();
    aside.delete("a");
    return port;
  }

  /**
   * Makes sure that the port keeps its jobs in the Redis it was given; to be called while there are
   * some.
   *
   * @throws NotExpressible if there is no key in it
   */
  public void requireStateInRedis() {
    if (redis().dbSize() == 0) {
      throw new NotExpressible("the port keeps nothing in the Redis that REDIS_URL names");
    }
  }

  /** Runs something on a thread of its own; {@link #join} waits for it. */
  public CompletableFuture<?> inBackground(Runnable work) {
    return CompletableFuture.runAsync(
        work,
        task -> {
          Thread thread = new Thread(task, "lab");
          thread.setDaemon(true);
          thread.start();
        });
  }

  /** Waits for work in the background for some time; returns early when it is done. */
  public static void awaitQuietly(Future<?> work, Duration time) {
    try {
      work.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // join() tells
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Starts a replica of the lab's Redis, which the caller closes. */
  public RedisServer replica() {
    URI primary = server().uri();
    return RedisServer.start(source, "--replicaof", primary.getHost() + " " + primary.getPort());
  }

  /** Waits for work in the background, at most a minute, and throws what it threw. */
  public static void join(Future<?> work) {
    try {
      work.get(1, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("calls in the background did not come to an end in a minute", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Says that the check has passed. */
  public void passed() {
    passed = true;
  }

  @Override
  public void close() {
    Stream<Port> closing = Stream.empty(); // whose close() runs all, whichever of them throws
    for (Port port : ports) {
      closing = closing.onClose(port::close);
    }
    if (relay != null) {
      closing = closing.onClose(relay::close);
    }
    if (client != null) {
      closing = closing.onClose(client::close);
    }
    if (server != null) {
      RedisServer used = server;
      closing = closing.onClose(() -> equipment.takeBack(used, passed));
    }
    closing.close();
  }

  /** A port before each of whose calls something is done. */
  private record Preceded(Port port, Runnable before) implements Port {

    @Override
    public Answer call(String method, ObjectNode params) {
      before.run();
      return port.call(method, params);
    }

    @Override
    public void close() {
      port.close();
    }
  }
}
