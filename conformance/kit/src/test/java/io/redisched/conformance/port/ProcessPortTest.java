package io.redisched.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Ports in processes of their own that come to a sudden end. */
class ProcessPortTest {

  private static final TimeLimits LIMITS =
      new TimeLimits(Duration.ofSeconds(60), Duration.ofSeconds(60));

  /** Answers the greeting, and then nothing. */
  private static final PortFactory SILENT =
      ProcessPort.command(
          List.of(
              "sh",
              "-c",
              "read greeting; echo '{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}'; exec cat >&2"),
          LIMITS);

  /** A call that waits out its limit makes a check of killed processes that much longer. */
  @Test
  void aCallOfAKilledProcessFailsAtOnceWheneverTheKillComes() throws Exception {
    for (int round = 0; round < 200; round++) {
      Port port = SILENT.open(URI.create("redis://127.0.0.1:0/0"));
      CountDownLatch calling = new CountDownLatch(1);
      FutureTask<Answer> call =
          new FutureTask<>(
              () -> {
                calling.countDown();
                return port.call("describe", Json.object());
              });
      new Thread(call, "caller").start();
      calling.await();
      LockSupport.parkNanos(round * 5_000L);
      port.kill();
      assertThat(call)
          .as("a call of a process that was killed, round %d", round)
          .failsWithin(Duration.ofSeconds(30))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(PortFailure.class);
    }
  }
}
