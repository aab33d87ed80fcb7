package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports that somebody else took between being found free and being used. */
final class ProcessServerTest {

  private static final RedisSource EMBEDDED = new RedisSource.Embedded();

  @Test
  void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
    try (RedisServer first = RedisServer.start(EMBEDDED)) {
      int taken = first.uri().getPort();
      int free = Ports.free();
      Deque<Integer> ports = new ArrayDeque<>(List.of(taken, taken, free));

      try (RedisServer second =
          ProcessServer.start(EMBEDDED, EmbeddedBinary.ofThisPlatform(), List.of(), ports::pop)) {
        assertThat(second.uri()).hasPort(free);
        assertThat(RedisServerContract.call(second, "PING")).isEqualTo("PONG");
      }
    }
  }

  @Test
  void givesUpWhenEveryPortIsTaken() {
    try (RedisServer first = RedisServer.start(EMBEDDED)) {
      int taken = first.uri().getPort();

      assertThatExceptionOfType(RedisUnavailableException.class)
          .isThrownBy(
              () ->
                  ProcessServer.start(
                      EMBEDDED, EmbeddedBinary.ofThisPlatform(), List.of(), () -> taken))
          .withMessageContaining("in use");
    }
  }

  @Test
  void saysSoWhenItsPortIsTakenWhileItIsStopped() {
    try (RedisServer first = RedisServer.start(EMBEDDED)) {
      first.stop();
      int port = first.uri().getPort();
      try (RedisServer intruder =
          ProcessServer.start(EMBEDDED, EmbeddedBinary.ofThisPlatform(), List.of(), () -> port)) {
        assertThat(intruder.uri()).hasPort(port);
        assertThatExceptionOfType(RedisUnavailableException.class)
            .isThrownBy(first::restart)
            .withMessageContaining("in use");
      }

      first.restart();
    }
  }
}
