package io.redisched.spi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client, blocking and not, that answers as it was told and writes down what it was sent. */
final class FakeRedis implements RedisCommands {

  /** What Redis answers in place of a reply. */
  static final class ErrorReply extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ErrorReply(String message) {
      super(message);
    }
  }

  final List<String> sent = new ArrayList<>();
  private final Deque<Object> answers = new ArrayDeque<>();
  private static final Object NIL = new Object();

  /** Adds answers: replies, exceptions to throw, or null for nil. */
  FakeRedis answering(@Nullable Object... replies) {
    for (Object reply : replies) {
      answers.add(reply == null ? NIL : reply);
    }
    return this;
  }

  private @Nullable Object answer(String command) {
    sent.add(command);
    Object answer = answers.remove();
    if (answer instanceof RuntimeException failure) {
      throw failure;
    }
    return answer == NIL ? null : answer;
  }

  @Override
  public @Nullable Object evalsha(Script script, byte[][] keys, byte[][] args) {
    return answer("EVALSHA " + script.operation());
  }

  @Override
  public @Nullable Object eval(Script script, byte[][] keys, byte[][] args) {
    return answer("EVAL " + script.operation());
  }

  @Override
  public void scriptLoad(Script script) {}

  @Override
  public @Nullable Object time() {
    return answer("TIME");
  }

  @Override
  public @Nullable String errorReply(Throwable failure) {
    return failure instanceof ErrorReply ? failure.getMessage() : null;
  }

  @Override
  public void close() {
    sent.add("close");
  }

  /** The same client, not blocking: failures come by the stage. */
  AsyncRedisCommands async() {
    return new AsyncRedisCommands() {
      @Override
      public CompletionStage<@Nullable Object> evalsha(
          Script script, byte[][] keys, byte[][] args) {
        return stage(() -> FakeRedis.this.evalsha(script, keys, args));
      }

      @Override
      public CompletionStage<@Nullable Object> eval(Script script, byte[][] keys, byte[][] args) {
        return stage(() -> FakeRedis.this.eval(script, keys, args));
      }

      @Override
      public CompletionStage<?> scriptLoad(Script script) {
        return CompletableFuture.failedStage(new IllegalStateException("not connected yet"));
      }

      @Override
      public CompletionStage<@Nullable Object> time() {
        return stage(FakeRedis.this::time);
      }

      @Override
      public @Nullable String errorReply(Throwable failure) {
        return FakeRedis.this.errorReply(failure);
      }

      @Override
      public void close() {
        FakeRedis.this.close();
      }
    };
  }

  private interface Command {
    @Nullable Object send();
  }

  /** A dependent stage, so that its failure is wrapped as clients' stages may have it. */
  private static CompletionStage<@Nullable Object> stage(Command command) {
    return CompletableFuture.completedStage("").thenApply(ignored -> command.send());
  }
}
