package io.redisched.lettuce;

import io.redisched.Scheduler;
import io.redisched.SchedulerOptions;
import io.redisched.testing.ClusterSubject;
import io.redisched.testing.SchedulerContract;
import io.redisched.testing.WaitingScheduler;
import java.net.URI;
import java.util.List;

final class LettuceAsyncSchedulerOneByOneTest extends SchedulerContract {

  @Override
  protected Scheduler connect(URI uri, SchedulerOptions options) {
    return waiting(LettuceAsyncScheduler.connect(uri, options));
  }

  @Override
  protected Scheduler connectImpatient(URI uri) {
    return waiting(LettuceAsyncScheduler.connect(Clients.impatient(uri)));
  }

  @Override
  protected ClusterSubject<Scheduler> overCluster(List<URI> nodes) {
    return Clients.overCluster(
        nodes, (connection, options) -> waiting(LettuceAsyncScheduler.over(connection, options)));
  }

  private static Scheduler waiting(LettuceAsyncScheduler scheduler) {
    return new WaitingScheduler(scheduler, () -> {});
  }
}
