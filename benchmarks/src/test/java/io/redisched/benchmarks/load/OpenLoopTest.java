package io.redisched.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Tasks arrive on time, and a stall counts against all that it delays. */
final class OpenLoopTest {

  @Test
  void doesEveryTaskThatArrives() {
    AtomicInteger done = new AtomicInteger();
    try (OpenLoop loop = new OpenLoop(4)) {
      OpenLoop.Measured measured =
          loop.run(1_000, Duration.ofMillis(200), worker -> done::incrementAndGet);

      assertThat(done).hasValue(200);
      assertThat(measured.response().getTotalCount()).isEqualTo(200);
    }
  }

  @Test
  void doesNotRunAheadOfTheSchedule() {
    try (OpenLoop loop = new OpenLoop(4)) {
      OpenLoop.Measured measured = loop.run(1_000, Duration.ofMillis(200), worker -> () -> {});

      assertThat(measured.slip().getMinValue()).isNotNegative();
      assertThat(measured.elapsedNanos()).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(190));
    }
  }

  @Test
  void countsAStallAgainstAllTasksThatArriveMeanwhile() {
    AtomicInteger done = new AtomicInteger();
    try (OpenLoop loop = new OpenLoop(1)) {
      OpenLoop.Measured measured =
          loop.run(
              1_000,
              Duration.ofMillis(200),
              worker ->
                  () -> {
                    if (done.incrementAndGet() == 1) {
                      stall(Duration.ofMillis(150));
                    }
                  });

      // Some 150 of 200 tasks arrive during the stall, so the median waits for half of it.
      assertThat(measured.response().getValueAtPercentile(50))
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(40));
      assertThat(measured.response().getMaxValue())
          .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(149));
    }
  }

  @Test
  void tellsThatATaskFailed() {
    try (OpenLoop loop = new OpenLoop(2)) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  loop.run(
                      1_000,
                      Duration.ofMillis(10),
                      worker ->
                          () -> {
                            throw new IllegalArgumentException("no job");
                          }))
          .withMessageContaining("no job");
    }
  }

  private static void stall(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
