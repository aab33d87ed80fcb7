package io.redisched.lettuce;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Where commands go: a connection that is never made to send one twice. Thread-safe. */
interface Link {

  /** Sends a command, or fails the future. The commands of one thread keep their order. */
  <T> CompletableFuture<T> send(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<T>> command);

  /** Writes to the network what auto-flush, turned off, held back. */
  void flush();

  /** How long a blocking caller waits for a reply; zero for ever. */
  Duration timeout();

  /** Closes what was opened for this link. */
  void close();
}
