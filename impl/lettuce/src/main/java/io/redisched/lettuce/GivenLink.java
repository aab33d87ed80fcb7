package io.redisched.lettuce;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.redisched.BadArgumentException;
import io.redisched.spi.Arguments;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A connection that the caller has opened, looks after and closes. */
final class GivenLink implements Link {

  private final StatefulConnection<byte[], byte[]> connection;
  private final RedisClusterAsyncCommands<byte[], byte[]> commands;

  private GivenLink(
      StatefulConnection<byte[], byte[]> connection,
      RedisClusterAsyncCommands<byte[], byte[]> commands) {
    this.connection = connection;
    this.commands = commands;
  }

  static GivenLink of(StatefulRedisConnection<byte[], byte[]> connection) {
    return new GivenLink(checked(connection), connection.async());
  }

  static GivenLink of(StatefulRedisClusterConnection<byte[], byte[]> connection) {
    checked(connection);
    connectToAllNodes(connection);
    return new GivenLink(connection, connection.async());
  }

  /** Lettuce connects to a node with the first command for it, which it rejects meanwhile. */
  private static void connectToAllNodes(StatefulRedisClusterConnection<byte[], byte[]> connection) {
    try {
      connection.sync().dbsize();
    } catch (RedisException e) {
      // Some node is down; the operations that need it will say so.
    }
  }

  private static <C extends StatefulConnection<byte[], byte[]>> C checked(C connection) {
    ClientOptions options = Arguments.notNull("connection", connection).getOptions();
    if (options.isAutoReconnect() && !options.isRejectCommandsWhileDisconnected()) {
      throw new BadArgumentException(
          "connection",
          "must not replay commands after a cut, since a pull that runs twice loses a job:"
              + " make its client with LettuceScheduler.clientOptions()");
    }
    return connection;
  }

  @Override
  public <T> CompletableFuture<T> send(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command) {
    return command.apply(commands).toCompletableFuture();
  }

  void holdBackUntilFlush() {
    connection.setAutoFlushCommands(false);
  }

  @Override
  public void flush() {
    connection.flushCommands();
  }

  @Override
  public Duration timeout() {
    return connection.getTimeout();
  }

  @Override
  public void close() {}
}
