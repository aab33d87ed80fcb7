package io.redisched.jedis;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.BadArgumentException;
import io.redisched.Scheduler;
import io.redisched.SchedulerOptions;
import io.redisched.testing.ClusterSubject;
import io.redisched.testing.SchedulerContract;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClusterClient;

final class JedisSchedulerTest extends SchedulerContract {

  @Override
  protected Scheduler connect(URI uri, SchedulerOptions options) {
    return JedisScheduler.connect(uri, options);
  }

  @Override
  protected Scheduler connectImpatient(URI uri) {
    return JedisScheduler.over(Clients.impatient(uri), SchedulerOptions.defaults());
  }

  @Override
  protected ClusterSubject<Scheduler> overCluster(List<URI> nodes) {
    RedisClusterClient client = Clients.cluster(nodes);
    return new ClusterSubject<>(
        JedisScheduler.over(client, SchedulerOptions.defaults()), client::close);
  }

  @Test
  void aUriOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> JedisScheduler.connect(URI.create("http://localhost")))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("uri ");
  }
}
