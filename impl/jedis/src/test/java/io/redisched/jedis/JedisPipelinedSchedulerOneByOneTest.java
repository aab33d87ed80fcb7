package io.redisched.jedis;

import io.redisched.Scheduler;
import io.redisched.SchedulerOptions;
import io.redisched.testing.ClientSubject;
import io.redisched.testing.SchedulerContract;
import io.redisched.testing.WaitingScheduler;
import java.net.URI;
import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;

final class JedisPipelinedSchedulerOneByOneTest extends SchedulerContract {

  @Override
  protected Scheduler connect(URI uri, SchedulerOptions options) {
    return waiting(JedisPipelinedScheduler.connect(uri, options));
  }

  @Override
  protected ClientSubject<Scheduler> connectImpatient(URI uri) {
    RedisClient client = Clients.impatient(uri);
    return new ClientSubject<>(
        waiting(JedisPipelinedScheduler.over(client, SchedulerOptions.defaults())), client::close);
  }

  @Override
  protected ClientSubject<Scheduler> overCluster(List<URI> nodes) {
    RedisClusterClient client = Clients.cluster(nodes);
    return new ClientSubject<>(
        waiting(JedisPipelinedScheduler.over(client, SchedulerOptions.defaults())), client::close);
  }

  @Override
  protected boolean threadSafe() {
    return false;
  }

  private static Scheduler waiting(JedisPipelinedScheduler scheduler) {
    return new WaitingScheduler(scheduler, scheduler::sync);
  }
}
