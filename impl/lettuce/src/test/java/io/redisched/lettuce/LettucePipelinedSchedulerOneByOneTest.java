package io.redisched.lettuce;

import io.redisched.Scheduler;
import io.redisched.SchedulerOptions;
import io.redisched.testing.ClientSubject;
import io.redisched.testing.SchedulerContract;
import io.redisched.testing.WaitingScheduler;
import java.net.URI;
import java.util.List;

final class LettucePipelinedSchedulerOneByOneTest extends SchedulerContract {

  @Override
  protected Scheduler connect(URI uri, SchedulerOptions options) {
    return waiting(LettucePipelinedScheduler.connect(uri, options));
  }

  @Override
  protected ClientSubject<Scheduler> connectImpatient(URI uri) {
    Scheduler scheduler = waiting(LettucePipelinedScheduler.connect(Clients.impatient(uri)));
    return new ClientSubject<>(scheduler, scheduler::close);
  }

  @Override
  protected ClientSubject<Scheduler> overCluster(List<URI> nodes) {
    return Clients.overCluster(
        nodes,
        (connection, options) -> waiting(LettucePipelinedScheduler.over(connection, options)));
  }

  private static Scheduler waiting(LettucePipelinedScheduler scheduler) {
    return new WaitingScheduler(scheduler, scheduler::flush);
  }
}
