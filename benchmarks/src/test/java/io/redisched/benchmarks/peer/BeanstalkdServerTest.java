package io.redisched.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The client and a real beanstalkd understand each other. */
final class BeanstalkdServerTest {

  @Test
  void takesAJobThroughItsLife() throws IOException {
    Optional<Path> executable = BeanstalkdServer.installed();
    assumeTrue(executable.isPresent(), "NOT RUN: there is no beanstalkd on the PATH");

    try (BeanstalkdServer server = BeanstalkdServer.start(executable.orElseThrow());
        BeanstalkdClient client = server.connect()) {
      long id = client.put(0, Duration.ZERO, Duration.ofSeconds(60), new byte[] {1, 2, 3});
      assertThat(client.jobs("default", "ready")).isEqualTo(1);

      BeanstalkdClient.Reserved job = client.reserve();
      assertThat(job.id()).isEqualTo(id);
      assertThat(job.body()).containsExactly(1, 2, 3);

      client.delete(id);
      assertThat(client.jobs("default", "reserved")).isZero();
    }
  }
}
