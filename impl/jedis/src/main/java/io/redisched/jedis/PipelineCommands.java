package io.redisched.jedis;

import io.redisched.spi.AsyncRedisCommands;
import io.redisched.spi.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The commands over pipelines of a Jedis client, a new one after each {@link #sync()}. Scripts are
 * loaded and the time is asked outside of the pipeline, at once.
 */
final class PipelineCommands implements AsyncRedisCommands {

  private final UnifiedJedisCommands unpipelined;
  private @Nullable AbstractPipeline pipeline;
  private List<Sent> sent = new ArrayList<>();

  PipelineCommands(UnifiedJedisCommands unpipelined) {
    this.unpipelined = unpipelined;
  }

  @Override
  public CompletionStage<@Nullable Object> evalsha(Script script, byte[][] keys, byte[][] args) {
    return sent(
        pipeline()
            .evalsha(
                script.sha1Bytes(),
                UnifiedJedisCommands.list(keys),
                UnifiedJedisCommands.list(args)));
  }

  @Override
  public CompletionStage<@Nullable Object> eval(Script script, byte[][] keys, byte[][] args) {
    return sent(
        pipeline()
            .eval(
                script.source(), UnifiedJedisCommands.list(keys), UnifiedJedisCommands.list(args)));
  }

  @Override
  public CompletionStage<?> scriptLoad(Script script) {
    unpipelined.scriptLoad(script);
    return CompletableFuture.completedStage(script);
  }

  @Override
  public CompletionStage<@Nullable Object> time() {
    return CompletableFuture.completedStage(unpipelined.time());
  }

  @Override
  public @Nullable String errorReply(Throwable failure) {
    return unpipelined.errorReply(failure);
  }

  /** Syncs pipeline after pipeline until the callbacks ask for nothing more. */
  void sync() {
    while (!sent.isEmpty()) {
      List<Sent> round = sent;
      sent = new ArrayList<>();
      RuntimeException lost = syncPipeline();
      round.forEach(command -> command.complete(lost));
    }
  }

  @Override
  public void close() {
    sync();
    unpipelined.close();
  }

  private AbstractPipeline pipeline() {
    AbstractPipeline current = pipeline;
    if (current == null) {
      current = unpipelined.pipeline();
      pipeline = current;
    }
    return current;
  }

  private @Nullable RuntimeException syncPipeline() {
    try (AbstractPipeline current = pipeline()) {
      pipeline = null;
      current.sync();
      return null;
    } catch (JedisException e) {
      return unpipelined.met(e);
    } catch (RuntimeException e) {
      return e;
    }
  }

  private CompletionStage<@Nullable Object> sent(Response<Object> response) {
    CompletableFuture<@Nullable Object> stage = new CompletableFuture<>();
    sent.add(new Sent(response, stage));
    return stage;
  }

  private record Sent(Response<Object> response, CompletableFuture<@Nullable Object> stage) {

    void complete(@Nullable RuntimeException lost) {
      if (lost != null) {
        stage.completeExceptionally(lost);
        return;
      }
      Object reply;
      try {
        reply = response.get();
      } catch (RuntimeException failure) {
        stage.completeExceptionally(failure);
        return;
      }
      stage.complete(reply);
    }
  }
}
