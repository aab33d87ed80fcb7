package io.redisched.jedis;

import static io.redisched.testing.WaitingScheduler.join;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.SchedulerOptions;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.testing.AsyncSchedulerContract;
import io.redisched.testing.ClientSubject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;

final class JedisPipelinedSchedulerTest extends AsyncSchedulerContract<JedisPipelinedScheduler> {

  @Override
  protected JedisPipelinedScheduler connect(URI uri, SchedulerOptions options) {
    return JedisPipelinedScheduler.connect(uri, options);
  }

  @Override
  protected ClientSubject<JedisPipelinedScheduler> overCluster(List<URI> nodes) {
    RedisClusterClient client = Clients.cluster(nodes);
    return new ClientSubject<>(
        JedisPipelinedScheduler.over(client, SchedulerOptions.defaults()), client::close);
  }

  @Override
  protected void send(JedisPipelinedScheduler scheduler) {
    scheduler.sync();
  }

  @Test
  void noConnectionIsHeldAfterSyncWhateverHappened() {
    try (RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
        RedisClient client = RedisClient.create(server.uri());
        JedisPipelinedScheduler scheduler =
            JedisPipelinedScheduler.over(client, SchedulerOptions.defaults())) {
      CompletionStage<Boolean> put = scheduler.put("t", "a", "", Instant.EPOCH);
      assertThat(client.getPool().getNumActive()).isEqualTo(1);
      scheduler.sync();
      assertThat(join(put)).isTrue();
      assertThat(client.getPool().getNumActive()).isEqualTo(0);

      CompletionStage<Boolean> lost = scheduler.put("t", "b", "", Instant.EPOCH);
      server.kill();
      scheduler.sync();
      assertThat(lost).isCompletedExceptionally();
      assertThat(client.getPool().getNumActive()).isEqualTo(0);
      assertThat(client.getPool().getNumIdle()).isEqualTo(0);
    }
  }

  @Test
  void whatACallbackAsksForIsSentBySync() {
    try (RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
        JedisPipelinedScheduler scheduler = JedisPipelinedScheduler.connect(server.uri())) {
      CompletionStage<Boolean> deleted =
          scheduler
              .put("t", "a", "", Instant.EPOCH)
              .thenCompose(added -> scheduler.delete("t", "a"));
      scheduler.sync();
      assertThat(deleted).isCompletedWithValue(true);
    }
  }
}
