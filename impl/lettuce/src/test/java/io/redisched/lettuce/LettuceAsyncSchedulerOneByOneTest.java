package io.redisched.lettuce;

import io.redisched.Scheduler;
import io.redisched.SchedulerOptions;
import io.redisched.testing.ClientSubject;
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
  protected ClientSubject<Scheduler> connectImpatient(URI uri) {
    Scheduler scheduler = waiting(LettuceAsyncScheduler.connect(Clients.impatient(uri)));
    return new ClientSubject<>(scheduler, scheduler::close);
  }

  @Override
  protected ClientSubject<Scheduler> overCluster(List<URI> nodes) {
    return Clients.overCluster(
        nodes, (connection, options) -> waiting(LettuceAsyncScheduler.over(connection, options)));
  }

  private static Scheduler waiting(LettuceAsyncScheduler scheduler) {
    return new WaitingScheduler(scheduler, () -> {});
  }
}
