package io.redisched.jedis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.BadArgumentException;
import io.redisched.spi.Arguments;
import io.redisched.spi.Failures;
import io.redisched.spi.RedisCommands;
import io.redisched.spi.Script;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** The commands over a Jedis client, one by one. */
final class UnifiedJedisCommands implements RedisCommands {

  private final UnifiedJedis client;
  private final boolean owned;

  private UnifiedJedisCommands(UnifiedJedis client, boolean owned) {
    this.client = client;
    this.owned = owned;
  }

  static UnifiedJedisCommands connect(URI uri) {
    Arguments.notNull("uri", uri);
    RedisClient client;
    try {
      client = RedisClient.create(uri);
    } catch (JedisException | IllegalArgumentException e) {
      throw new BadArgumentException("uri", "is not a Redis URI: " + e.getMessage(), e);
    }
    try {
      client.ping();
      return new UnifiedJedisCommands(client, /* owned= */ true);
    } catch (JedisException e) {
      client.close();
      throw Failures.of("connect", error(e), e);
    }
  }

  static UnifiedJedisCommands over(UnifiedJedis client) {
    return new UnifiedJedisCommands(Arguments.notNull("client", client), /* owned= */ false);
  }

  AbstractPipeline pipeline() {
    try {
      return client.pipelined();
    } catch (JedisException e) {
      throw met(e);
    }
  }

  @Override
  public @Nullable Object evalsha(Script script, byte[][] keys, byte[][] args) {
    try {
      return client.evalsha(script.sha1Bytes(), list(keys), list(args));
    } catch (JedisException e) {
      throw met(e);
    }
  }

  @Override
  public @Nullable Object eval(Script script, byte[][] keys, byte[][] args) {
    try {
      return client.eval(script.source(), list(keys), list(args));
    } catch (JedisException e) {
      throw met(e);
    }
  }

  @Override
  public void scriptLoad(Script script) {
    try {
      client.scriptLoad(new String(script.source(), UTF_8));
    } catch (JedisException e) {
      throw met(e);
    }
  }

  @Override
  public @Nullable Object time() {
    try {
      return client.executeCommand(new CommandArguments(Protocol.Command.TIME));
    } catch (JedisException e) {
      throw met(e);
    }
  }

  @Override
  public @Nullable String errorReply(Throwable failure) {
    return error(failure);
  }

  @Override
  public void close() {
    if (owned) {
      client.close();
    }
  }

  /** Does what Jedis leaves undone at a failure, and returns it. */
  JedisException met(JedisException failure) {
    if (failure.getCause() instanceof InterruptedException) {
      // The thread was waiting for a connection of the pool, which has cleared its interrupt
      // status.
      Thread.currentThread().interrupt();
    } else if (failure instanceof JedisConnectionException
        && !(failure.getCause() instanceof SocketTimeoutException)
        && client instanceof RedisClient pooled) {
      // The pool hands out its idle connections untried, and a cut seldom comes alone.
      pooled.getPool().clear();
    }
    return failure;
  }

  static @Nullable String error(Throwable failure) {
    return failure instanceof JedisDataException ? failure.getMessage() : null;
  }

  static List<byte[]> list(byte[][] values) {
    return Arrays.asList(values);
  }
}
