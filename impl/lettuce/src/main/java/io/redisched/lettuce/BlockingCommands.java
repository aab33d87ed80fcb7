package io.redisched.lettuce;

import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.redisched.spi.RedisCommands;
import io.redisched.spi.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The commands over a link, each waited for. */
final class BlockingCommands implements RedisCommands {

  private final LinkCommands commands;
  private final Duration timeout;

  BlockingCommands(Link link) {
    this.commands = new LinkCommands(link, /* autoFlush= */ true);
    this.timeout = link.timeout();
  }

  @Override
  public @Nullable Object evalsha(Script script, byte[][] keys, byte[][] args) {
    return await(commands.evalsha(script, keys, args));
  }

  @Override
  public @Nullable Object eval(Script script, byte[][] keys, byte[][] args) {
    return await(commands.eval(script, keys, args));
  }

  @Override
  public void scriptLoad(Script script) {
    await(commands.scriptLoad(script));
  }

  @Override
  public @Nullable Object time() {
    return await(commands.time());
  }

  @Override
  public @Nullable String errorReply(Throwable failure) {
    return commands.errorReply(failure);
  }

  @Override
  public void close() {
    commands.close();
  }

  private <T> T await(CompletableFuture<T> reply) {
    try {
      return timeout.isZero() ? reply.get() : reply.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new RedisException(e.getCause());
    } catch (TimeoutException e) {
      reply.cancel(true);
      throw new RedisCommandTimeoutException("no reply within " + timeout);
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      throw new RedisCommandInterruptedException(e);
    }
  }
}
