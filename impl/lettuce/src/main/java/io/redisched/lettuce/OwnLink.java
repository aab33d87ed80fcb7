package io.redisched.lettuce;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.redisched.BadArgumentException;
import io.redisched.spi.Arguments;
import io.redisched.spi.Failures;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * A connection to one server with a client of its own, made anew by the first command after it was
 * cut.
 *
 * <p>Lettuce's own reconnection is off, because it replays the commands whose replies the cut has
 * swallowed. Without it they fail at once.
 */
final class OwnLink implements Link {

  private static final Duration SHUTDOWN = Duration.ofSeconds(2);

  private final RedisClient client;
  private final RedisURI uri;
  private final boolean autoFlush;

  /** The last connection that was made, which may have been cut since. Changed under the lock. */
  private volatile Line line;

  /** Guarded by the lock. Not empty means that a connection is being made. */
  private final List<Waiting<?>> waiting = new ArrayList<>();

  private OwnLink(RedisClient client, RedisURI uri, boolean autoFlush) {
    this.client = client;
    this.uri = uri;
    this.autoFlush = autoFlush;
    this.line = line(client.connect(ByteArrayCodec.INSTANCE, uri));
  }

  /** Connects for blocking callers, who see to the timeout themselves. */
  static OwnLink blocking(URI uri) {
    return connect(uri, ClientOptions.builder(), /* autoFlush= */ true);
  }

  /** Connects for callers who do not wait, so that Lettuce has to time the replies. */
  static OwnLink async(URI uri, boolean autoFlush) {
    return connect(
        uri, ClientOptions.builder().timeoutOptions(TimeoutOptions.enabled()), autoFlush);
  }

  private static OwnLink connect(URI uri, ClientOptions.Builder options, boolean autoFlush) {
    RedisURI redisUri = parse(uri);
    RedisClient client = RedisClient.create(redisUri);
    client.setOptions(options.autoReconnect(false).build());
    try {
      return new OwnLink(client, redisUri, autoFlush);
    } catch (RedisException e) {
      client.shutdown(Duration.ZERO, SHUTDOWN);
      throw Failures.of("connect", LinkCommands.error(e.getCause()), e);
    }
  }

  private static RedisURI parse(URI uri) {
    Arguments.notNull("uri", uri);
    try {
      return RedisURI.create(uri);
    } catch (IllegalArgumentException e) {
      throw new BadArgumentException("uri", "is not a Redis URI: " + e.getMessage(), e);
    }
  }

  @Override
  public <T> CompletableFuture<T> send(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command) {
    Line current = line;
    return current.isUsable() ? current.send(command) : sendOverNext(command);
  }

  private <T> CompletableFuture<T> sendOverNext(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command) {
    Waiting<T> next = new Waiting<>(command, new CompletableFuture<>());
    boolean first;
    synchronized (this) {
      if (line.isUsable()) {
        return line.send(command);
      }
      first = waiting.isEmpty();
      waiting.add(next);
    }
    if (first) {
      connect();
    }
    return next.reply();
  }

  private void connect() {
    CompletionStage<StatefulRedisConnection<byte[], byte[]>> connecting;
    try {
      connecting = client.connectAsync(ByteArrayCodec.INSTANCE, uri);
    } catch (RuntimeException closed) {
      failWaiting(closed);
      return;
    }
    connecting.whenComplete(
        (connection, failure) -> {
          if (failure == null) {
            use(line(connection));
          } else {
            failWaiting(failure);
          }
        });
  }

  /** Sends what has waited, in order, before any thread can send over the new line. */
  private void use(Line next) {
    List<Runnable> answers;
    Line former;
    synchronized (this) {
      waiting.removeIf(command -> command.reply().isDone()); // the caller has given up
      answers = waiting.stream().map(command -> command.sendOver(next)).toList();
      waiting.clear();
      next.connection().flushCommands();
      former = line;
      line = next;
    }
    Future<?> unused = former.connection().closeAsync();
    answers.forEach(Runnable::run);
  }

  private void failWaiting(Throwable failure) {
    List<Waiting<?>> failed;
    synchronized (this) {
      failed = List.copyOf(waiting);
      waiting.clear();
    }
    failed.forEach(command -> command.reply().completeExceptionally(failure));
  }

  private Line line(StatefulRedisConnection<byte[], byte[]> connection) {
    connection.setAutoFlushCommands(autoFlush);
    return new Line(connection);
  }

  @Override
  public void flush() {
    line.connection().flushCommands();
  }

  @Override
  public Duration timeout() {
    return uri.getTimeout();
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, SHUTDOWN);
    failWaiting(new RedisException("the scheduler has been closed"));
  }

  /** A connection, and whether a command has found it cut. */
  private static final class Line {

    private final StatefulRedisConnection<byte[], byte[]> connection;
    private volatile boolean cut;

    Line(StatefulRedisConnection<byte[], byte[]> connection) {
      this.connection = connection;
    }

    StatefulRedisConnection<byte[], byte[]> connection() {
      return connection;
    }

    /** Lettuce may fail a command before it shows the connection as no longer open. */
    boolean isUsable() {
      return connection.isOpen() && !cut;
    }

    /** The returned stage completes only after a cut is known, so that whoever waits can go on. */
    <T> CompletableFuture<T> send(
        Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command) {
      RedisFuture<T> sent;
      try {
        sent = command.apply(connection.async());
      } catch (RuntimeException closed) {
        return CompletableFuture.failedFuture(closed);
      }
      return sent.toCompletableFuture()
          .whenComplete(
              (reply, failure) -> {
                if (failure != null && isCut(failure)) {
                  cut = true;
                }
              });
    }

    private static boolean isCut(Throwable failure) {
      return !(failure instanceof RedisCommandExecutionException)
          && !(failure instanceof RedisCommandTimeoutException)
          && !(failure instanceof CancellationException);
    }
  }

  /** A command for which there is no line yet. */
  private record Waiting<T>(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command,
      CompletableFuture<T> reply) {

    /** Sends the command and returns what passes its reply on, once no lock is held. */
    Runnable sendOver(Line line) {
      CompletionStage<T> sent = line.send(command);
      return () ->
          sent.whenComplete(
              (value, failure) -> {
                if (failure == null) {
                  reply.complete(value);
                } else {
                  reply.completeExceptionally(failure);
                }
              });
    }
  }
}
