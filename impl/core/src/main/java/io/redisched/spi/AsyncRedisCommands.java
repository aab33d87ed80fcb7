package io.redisched.spi;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@link RedisCommands} without blocking: each method sends its command and returns a stage that
 * completes with the reply, or exceptionally with whatever exception the client has. Throwing the
 * exception instead means the same.
 *
 * <p>Commands for one hash slot are sent in the order of the calls.
 *
 * @see ScriptAsyncScheduler
 */
public interface AsyncRedisCommands extends AutoCloseable {

  /** As {@link RedisCommands#evalsha}. */
  CompletionStage<@Nullable Object> evalsha(Script script, byte[][] keys, byte[][] args);

  /** As {@link RedisCommands#eval}; may be called on the thread that completes a stage. */
  CompletionStage<@Nullable Object> eval(Script script, byte[][] keys, byte[][] args);

  /** As {@link RedisCommands#scriptLoad}. */
  CompletionStage<?> scriptLoad(Script script);

  /** As {@link RedisCommands#time}. */
  CompletionStage<@Nullable Object> time();

  /** As {@link RedisCommands#errorReply}. */
  @Nullable String errorReply(Throwable failure);

  /** As {@link RedisCommands#close}. */
  @Override
  void close();
}
