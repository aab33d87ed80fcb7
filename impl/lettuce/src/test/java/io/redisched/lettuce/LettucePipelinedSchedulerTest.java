package io.redisched.lettuce;

import io.redisched.SchedulerOptions;
import io.redisched.testing.AsyncSchedulerContract;
import io.redisched.testing.ClientSubject;
import java.net.URI;
import java.util.List;

final class LettucePipelinedSchedulerTest
    extends AsyncSchedulerContract<LettucePipelinedScheduler> {

  @Override
  protected LettucePipelinedScheduler connect(URI uri, SchedulerOptions options) {
    return LettucePipelinedScheduler.connect(uri, options);
  }

  @Override
  protected ClientSubject<LettucePipelinedScheduler> overCluster(List<URI> nodes) {
    return Clients.overCluster(nodes, LettucePipelinedScheduler::over);
  }

  @Override
  protected void send(LettucePipelinedScheduler scheduler) {
    scheduler.flush();
  }
}
