package io.redisched.lettuce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.testing.RawRedis;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to the commands around a cut. The cut is feigned, by a command that fails so. */
final class OwnLinkTest {

  private final RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
  private final RawRedis raw = RawRedis.connect(server.uri());
  private final OwnLink link = OwnLink.blocking(server.uri());

  @AfterEach
  void disconnect() {
    link.close();
    raw.close();
    server.close();
  }

  private static AsyncCommand<byte[], byte[], Long> unsent() {
    return new AsyncCommand<>(new Command<>(CommandType.CLIENT, null));
  }

  private static AsyncCommand<byte[], byte[], Long> cut() {
    AsyncCommand<byte[], byte[], Long> command = unsent();
    command.completeExceptionally(new RedisException("cut"));
    return command;
  }

  private void feignCut() {
    assertThat(link.send(commands -> cut())).isCompletedExceptionally();
  }

  private static <T> T join(CompletableFuture<T> reply) {
    return reply.orTimeout(1, TimeUnit.MINUTES).join();
  }

  private long connectionId() {
    return join(link.send(RedisClusterAsyncCommands::clientId));
  }

  @Test
  void theNextCommandAfterACutConnectsAndTheFormerConnectionIsClosed() {
    long former = connectionId();
    feignCut();
    long next = connectionId();
    assertThat(next).isNotEqualTo(former).isEqualTo(connectionId());
    await()
        .untilAsserted(
            () ->
                assertThat(raw.call("CLIENT", "LIST", "ID", Long.toString(former))).isEqualTo(""));
  }

  @Test
  void aFailureThatComesLateSaysNothingOfTheNextConnection() {
    AsyncCommand<byte[], byte[], Long> late = unsent();
    assertThat(link.send(commands -> late)).isNotDone();
    feignCut();
    long second = connectionId();
    feignCut();
    late.completeExceptionally(new RedisException("cut as well"));
    assertThat(connectionId()).isNotEqualTo(second);
  }

  @Test
  void whatWaitsForAConnectionIsSentInOrder() {
    feignCut();
    byte[] key = "list".getBytes(UTF_8);
    List<CompletableFuture<Long>> lengths =
        IntStream.range(0, 100)
            .mapToObj(i -> link.send(commands -> commands.rpush(key, new byte[] {(byte) i})))
            .toList();
    for (int i = 0; i < lengths.size(); i++) {
      assertThat(join(lengths.get(i))).isEqualTo(i + 1);
    }
  }

  @Test
  void noLockIsHeldWhenAReplyIsHandedOver() {
    feignCut();
    CompletionStage<Boolean> held;
    synchronized (link) { // the new connection has to wait
      held = link.send(commands -> cut()).handle((reply, failure) -> Thread.holdsLock(link));
    }
    assertThat(join(held.toCompletableFuture())).isFalse();
  }

  @Test
  void aCommandWhoseCallerHasGivenUpIsNotSent() {
    feignCut();
    CompletableFuture<Long> next;
    synchronized (link) { // the new connection has to wait
      assertThat(link.send(commands -> commands.incr("n".getBytes(UTF_8))).cancel(true)).isTrue();
      next = link.send(RedisClusterAsyncCommands::dbsize);
    }
    assertThat(join(next)).isZero();
  }

  @Test
  void closingFailsWhatWaitsForAConnection() {
    feignCut();
    raw.call("CLIENT", "PAUSE", "600000", "ALL");
    CompletableFuture<Long> waiting = link.send(RedisClusterAsyncCommands::dbsize);
    link.close();
    assertThat(waiting).isCompletedExceptionally();
    assertThatThrownBy(() -> join(link.send(RedisClusterAsyncCommands::dbsize)))
        .hasRootCauseInstanceOf(RuntimeException.class);
  }
}
