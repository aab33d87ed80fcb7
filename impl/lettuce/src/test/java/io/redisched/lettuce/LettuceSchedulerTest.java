package io.redisched.lettuce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.redisched.BadArgumentException;
import io.redisched.ConnectionLostException;
import io.redisched.Scheduler;
import io.redisched.SchedulerOptions;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.testing.ClientSubject;
import io.redisched.testing.RawRedis;
import io.redisched.testing.SchedulerContract;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LettuceSchedulerTest extends SchedulerContract {

  @Override
  protected Scheduler connect(URI uri, SchedulerOptions options) {
    return LettuceScheduler.connect(uri, options);
  }

  @Override
  protected ClientSubject<Scheduler> connectImpatient(URI uri) {
    Scheduler scheduler = LettuceScheduler.connect(Clients.impatient(uri));
    return new ClientSubject<>(scheduler, scheduler::close);
  }

  @Override
  protected ClientSubject<Scheduler> overCluster(List<URI> nodes) {
    return Clients.overCluster(nodes, LettuceScheduler::over);
  }

  @Test
  void aUriOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> LettuceScheduler.connect(URI.create("http://localhost")))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("uri ");
  }

  @Test
  void aConnectionThatWouldReplayIsRefused() {
    try (RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
        RedisClient client = RedisClient.create(server.uri().toString())) {
      StatefulRedisConnection<byte[], byte[]> replaying = client.connect(ByteArrayCodec.INSTANCE);
      assertThatThrownBy(() -> LettuceScheduler.over(replaying, SchedulerOptions.defaults()))
          .isInstanceOf(BadArgumentException.class)
          .hasMessageStartingWith("connection must not replay");
    }
  }

  @Test
  void aThreadInterruptedWhileItWaitsStaysInterrupted() {
    try (RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
        RawRedis raw = RawRedis.connect(server.uri());
        Scheduler scheduler = LettuceScheduler.connect(server.uri())) {
      raw.call("CLIENT", "PAUSE", "600000", "WRITE");
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> scheduler.put("t", "a", "", Instant.EPOCH))
          .isInstanceOf(ConnectionLostException.class);
      assertThat(Thread.interrupted()).isTrue();
      raw.call("CLIENT", "UNPAUSE");
    }
  }

  @SuppressWarnings("NullAway") // what callers without null checks may do
  @Test
  void aGivenConnectionIsLeftAsItWasIfNoSchedulerIsMade() {
    try (RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
        RedisClient client = RedisClient.create(server.uri().toString())) {
      client.setOptions(LettuceScheduler.clientOptions());
      StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
      assertThatThrownBy(() -> LettucePipelinedScheduler.over(connection, null))
          .isInstanceOf(BadArgumentException.class);
      assertThat(connection.sync().ping()).isEqualTo("PONG");
    }
  }

  @Test
  void aGivenConnectionStaysOpen() {
    try (RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
        RedisClient client = RedisClient.create(server.uri().toString())) {
      client.setOptions(LettuceScheduler.clientOptions());
      StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
      try (Scheduler scheduler = LettuceScheduler.over(connection, SchedulerOptions.defaults())) {
        assertThat(scheduler.put("t", "a", "", Instant.EPOCH)).isTrue();
      }
      assertThat(connection.sync().ping()).isEqualTo("PONG");
    }
  }
}
