package io.redisched.jedis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;

final class JedisSchedulerTest extends SchedulerContract {

  /** Jedis's default. */
  private static final int POOL_SIZE = 8;

  @Override
  protected Scheduler connect(URI uri, SchedulerOptions options) {
    return JedisScheduler.connect(uri, options);
  }

  @Override
  protected ClientSubject<Scheduler> connectImpatient(URI uri) {
    RedisClient client = Clients.impatient(uri);
    return new ClientSubject<>(
        JedisScheduler.over(client, SchedulerOptions.defaults()), client::close);
  }

  @Override
  protected ClientSubject<Scheduler> overCluster(List<URI> nodes) {
    RedisClusterClient client = Clients.cluster(nodes);
    return new ClientSubject<>(
        JedisScheduler.over(client, SchedulerOptions.defaults()), client::close);
  }

  @Test
  void aUriOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> JedisScheduler.connect(URI.create("http://localhost")))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("uri ");
  }

  @Test
  void oneCallMeetsACutThatHitTheWholePoolAndNoOther() {
    try (RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
        RawRedis raw = RawRedis.connect(server.uri());
        RedisClient client = RedisClient.create(server.uri());
        Scheduler scheduler = JedisScheduler.over(client, SchedulerOptions.defaults())) {
      borrowAll(client).forEach(Connection::close);
      raw.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      assertThatThrownBy(() -> scheduler.put("t", "a", "", Instant.EPOCH))
          .isInstanceOf(ConnectionLostException.class);
      assertThat(scheduler.put("t", "a", "", Instant.EPOCH)).isTrue();
      assertThat(borrowAll(client)).allMatch(Connection::ping).allSatisfy(Connection::close);
    }
  }

  @Test
  void aThreadInterruptedWhileItWaitsForAConnectionStaysInterrupted() {
    try (RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
        RedisClient client = RedisClient.create(server.uri());
        Scheduler scheduler = JedisScheduler.over(client, SchedulerOptions.defaults());
        JedisPipelinedScheduler pipelined =
            JedisPipelinedScheduler.over(client, SchedulerOptions.defaults())) {
      List<Connection> lent = borrowAll(client);
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> scheduler.put("t", "a", "", Instant.EPOCH))
          .isInstanceOf(ConnectionLostException.class);
      assertThat(Thread.interrupted()).isTrue();
      Thread.currentThread().interrupt();
      assertThat(pipelined.put("t", "a", "", Instant.EPOCH)).isCompletedExceptionally();
      assertThat(Thread.interrupted()).isTrue();
      lent.forEach(Connection::close);
    }
  }

  private static List<Connection> borrowAll(RedisClient client) {
    return Stream.generate(client.getPool()::getResource).limit(POOL_SIZE).toList();
  }
}
