package io.redisched.lettuce;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.redisched.spi.AsyncRedisCommands;
import io.redisched.spi.Script;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The commands over a link. */
final class LinkCommands implements AsyncRedisCommands {

  private final Link link;
  private final boolean autoFlush;

  LinkCommands(Link link, boolean autoFlush) {
    this.link = link;
    this.autoFlush = autoFlush;
  }

  @Override
  public CompletableFuture<@Nullable Object> evalsha(Script script, byte[][] keys, byte[][] args) {
    return call(CommandType.EVALSHA, script.sha1Bytes(), keys, args);
  }

  @Override
  public CompletableFuture<@Nullable Object> eval(Script script, byte[][] keys, byte[][] args) {
    return flushed(call(CommandType.EVAL, script.source(), keys, args));
  }

  private CompletableFuture<@Nullable Object> call(
      CommandType eval, byte[] script, byte[][] keys, byte[][] args) {
    CommandArgs<byte[], byte[]> command =
        new CommandArgs<>(ByteArrayCodec.INSTANCE)
            .add(script)
            .add(keys.length)
            .addKeys(keys)
            .addValues(args);
    return link.send(commands -> commands.dispatch(eval, new ReplyOutput(), command));
  }

  @Override
  public CompletableFuture<?> scriptLoad(Script script) {
    return flushed(link.send(commands -> commands.scriptLoad(script.source())));
  }

  @Override
  public CompletableFuture<@Nullable Object> time() {
    return flushed(link.send(commands -> commands.dispatch(CommandType.TIME, new ReplyOutput())));
  }

  @Override
  public @Nullable String errorReply(Throwable failure) {
    return error(failure);
  }

  @Override
  public void close() {
    link.close();
  }

  static @Nullable String error(@Nullable Throwable failure) {
    return failure instanceof RedisCommandExecutionException ? failure.getMessage() : null;
  }

  /** What the scheduler sends of its own accord has no caller who would flush. */
  private <T> CompletableFuture<T> flushed(CompletableFuture<T> sent) {
    if (!autoFlush) {
      link.flush();
    }
    return sent;
  }
}
