package io.redisched.lettuce;

import io.redisched.SchedulerOptions;
import io.redisched.testing.AsyncSchedulerContract;
import io.redisched.testing.ClientSubject;
import java.net.URI;
import java.util.List;

final class LettuceAsyncSchedulerTest extends AsyncSchedulerContract<LettuceAsyncScheduler> {

  @Override
  protected LettuceAsyncScheduler connect(URI uri, SchedulerOptions options) {
    return LettuceAsyncScheduler.connect(uri, options);
  }

  @Override
  protected ClientSubject<LettuceAsyncScheduler> overCluster(List<URI> nodes) {
    return Clients.overCluster(nodes, LettuceAsyncScheduler::over);
  }

  @Override
  protected void send(LettuceAsyncScheduler scheduler) {}
}
