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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  private final List<Waiting<?>> waiting = new ArrayList<>();
  private volatile StatefulRedisConnection<byte[], byte[]> connection;
  private volatile @Nullable StatefulRedisConnection<byte[], byte[]> cut;

  private OwnLink(RedisClient client, RedisURI uri, boolean autoFlush) {
    this.client = client;
    this.uri = uri;
    this.autoFlush = autoFlush;
    this.connection = client.connect(ByteArrayCodec.INSTANCE, uri);
    this.connection.setAutoFlushCommands(autoFlush);
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
    StatefulRedisConnection<byte[], byte[]> current = connection;
    return usable(current) ? sendOver(current, command) : sendOverNext(command);
  }

  private boolean usable(StatefulRedisConnection<byte[], byte[]> current) {
    return current.isOpen() && current != cut;
  }

  /** The returned stage completes only after a cut is known, so that whoever waits can go on. */
  private <T> CompletableFuture<T> sendOver(
      StatefulRedisConnection<byte[], byte[]> current,
      Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command) {
    return command
        .apply(current.async())
        .toCompletableFuture()
        .whenComplete(
            (reply, failure) -> {
              if (isCut(failure)) {
                cut = current;
              }
            });
  }

  /** Lettuce may fail a command before it shows the connection as no longer open. */
  private static boolean isCut(@Nullable Throwable failure) {
    return failure != null
        && !(failure instanceof RedisCommandExecutionException)
        && !(failure instanceof RedisCommandTimeoutException)
        && !(failure instanceof CancellationException);
  }

  private synchronized <T> CompletableFuture<T> sendOverNext(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command) {
    if (usable(connection)) {
      return sendOver(connection, command);
    }
    Waiting<T> next = new Waiting<>(command, new CompletableFuture<>());
    waiting.add(next);
    if (waiting.size() == 1) {
      CompletionStage<StatefulRedisConnection<byte[], byte[]>> connecting =
          client.connectAsync(ByteArrayCodec.INSTANCE, uri);
      connecting.whenComplete(this::connected);
    }
    return next.reply();
  }

  /** Sends what has waited, in order, before any other thread sees the new connection. */
  private void connected(
      @Nullable StatefulRedisConnection<byte[], byte[]> next, @Nullable Throwable failure) {
    List<Waiting<?>> waited;
    synchronized (this) {
      waited = List.copyOf(waiting);
      waiting.clear();
      if (next != null) {
        next.setAutoFlushCommands(autoFlush);
        waited.forEach(command -> sendOver(next, command));
        next.flushCommands();
        connection = next;
      }
    }
    if (failure != null) {
      waited.forEach(command -> command.reply().completeExceptionally(failure));
    }
  }

  private <T> void sendOver(StatefulRedisConnection<byte[], byte[]> next, Waiting<T> waited) {
    CompletionStage<T> sent = sendOver(next, waited.command());
    sent.whenComplete(
        (reply, failure) -> {
          if (failure == null) {
            waited.reply().complete(reply);
          } else {
            waited.reply().completeExceptionally(failure);
          }
        });
  }

  @Override
  public void flush() {
    connection.flushCommands();
  }

  @Override
  public Duration timeout() {
    return uri.getTimeout();
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, SHUTDOWN);
  }

  /** A command for which there is no connection yet. */
  private record Waiting<T>(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command,
      CompletableFuture<T> reply) {}
}
