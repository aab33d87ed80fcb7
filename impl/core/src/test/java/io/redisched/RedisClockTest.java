package io.redisched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

final class RedisClockTest {

  private static final Instant SERVER = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration REFRESH = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final FakeServer server = new FakeServer();

  /** A server whose time and round trip the test sets; the machine's elapsed time with it. */
  private static final class FakeServer implements RedisClock.ServerTime {

    /** Begins near the overflow, which System.nanoTime may do at any time. */
    long nanoTime = Long.MAX_VALUE - 1_000_000;

    Instant time = SERVER;
    Duration there = Duration.ZERO;
    Duration back = Duration.ZERO;
    int asked;
    final Deque<CompletableFuture<Instant>> unanswered = new ArrayDeque<>();
    boolean answersAtOnce = true;

    void elapse(Duration duration) {
      nanoTime += duration.toNanos();
      time = time.plus(duration);
    }

    @Override
    public CompletionStage<Instant> ask() {
      asked++;
      if (!answersAtOnce) {
        CompletableFuture<Instant> answer = new CompletableFuture<>();
        unanswered.add(answer);
        return answer;
      }
      elapse(there);
      Instant answer = time;
      elapse(back);
      return CompletableFuture.completedStage(answer);
    }
  }

  private RedisClock clock() {
    return RedisClock.over(server, REFRESH, PATIENCE, () -> server.nanoTime);
  }

  @Test
  void tellsTheServersTimeAndGoesOnByItself() {
    RedisClock clock = clock();
    assertThat(clock.instant()).isEqualTo(SERVER);
    server.elapse(Duration.ofMillis(1234));
    assertThat(clock.instant()).isEqualTo(SERVER.plusMillis(1234));
    assertThat(clock.millis()).isEqualTo(SERVER.toEpochMilli() + 1234);
    assertThat(server.asked).isEqualTo(1);
  }

  @Test
  void isWrongByHalfTheRoundTripAtMost() {
    server.there = Duration.ofMillis(2);
    server.back = Duration.ofMillis(8);
    RedisClock late = clock();
    assertThat(late.errorBound()).isEqualTo(Duration.ofMillis(5).plusNanos(1000));
    assertThat(Duration.between(server.time, late.instant())).isEqualTo(Duration.ofMillis(-3));

    server.there = Duration.ofMillis(10);
    server.back = Duration.ZERO;
    RedisClock early = clock();
    assertThat(Duration.between(server.time, early.instant())).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void asksAgainWhenTheReadingIsOld() {
    RedisClock clock = clock();
    server.elapse(REFRESH.minusNanos(1));
    clock.instant();
    assertThat(server.asked).isEqualTo(1);
    server.elapse(Duration.ofNanos(1));
    server.time = server.time.plusSeconds(3);
    assertThat(clock.instant()).isEqualTo(server.time);
    assertThat(server.asked).isEqualTo(2);
    assertThat(clock.instant()).isEqualTo(server.time);
    assertThat(server.asked).isEqualTo(2);
  }

  @Test
  void goesOnFromTheOldReadingUntilTheAnswerComes() {
    RedisClock clock = clock();
    server.answersAtOnce = false;
    server.elapse(REFRESH);
    assertThat(clock.instant()).isEqualTo(SERVER.plus(REFRESH));
    assertThat(clock.instant()).isEqualTo(SERVER.plus(REFRESH));
    assertThat(server.asked).as("one question at a time").isEqualTo(2);
    server.unanswered.remove().complete(SERVER.plusSeconds(60));
    assertThat(clock.instant()).isEqualTo(SERVER.plusSeconds(60));
  }

  @Test
  void goesOnFromTheOldReadingWhenTheServerFails() {
    RedisClock clock = clock();
    server.answersAtOnce = false;
    server.elapse(REFRESH);
    clock.instant();
    server.unanswered.remove().completeExceptionally(new IllegalStateException("down"));
    assertThat(clock.instant()).isEqualTo(SERVER.plus(REFRESH));
    assertThat(server.asked).as("asked again").isEqualTo(3);
  }

  @Test
  void isNotMadeWithoutAFirstReading() {
    ConnectionLostException lost =
        new ConnectionLostException("time", new IllegalStateException("down"));
    assertThatThrownBy(() -> RedisClock.over(() -> CompletableFuture.failedStage(lost), REFRESH))
        .isSameAs(lost);
    assertThatThrownBy(
            () ->
                RedisClock.over(
                    () -> {
                      throw lost;
                    },
                    REFRESH))
        .isSameAs(lost);
  }

  @Test
  void doesNotWaitForItsFirstReadingForEver() {
    server.answersAtOnce = false;
    assertThatThrownBy(
            () -> RedisClock.over(server, REFRESH, Duration.ofNanos(1), () -> server.nanoTime))
        .isInstanceOf(ConnectionLostException.class)
        .hasMessageContaining("time may or may not have happened: no reply within PT");
    Thread.currentThread().interrupt();
    assertThatThrownBy(this::clock).isInstanceOf(ConnectionLostException.class);
    assertThat(Thread.interrupted()).as("interrupt status is kept").isTrue();
  }

  @SuppressWarnings("NullAway") // what callers without null checks may do
  @Test
  void nullsAreRefusedByName() {
    assertThatThrownBy(() -> RedisClock.over(null, REFRESH))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("serverTime must not be null");
    assertThatThrownBy(() -> RedisClock.over(server, null))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("refresh ");
  }

  @Test
  void otherZonesShareTheReadings() {
    RedisClock clock = clock();
    server.elapse(REFRESH);
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(clock.withZone(berlin).instant()).isEqualTo(SERVER.plus(REFRESH));
    assertThat(clock.withZone(berlin).getZone()).isEqualTo(berlin);
    clock.instant();
    assertThat(server.asked).isEqualTo(2);
    assertThat(clock.withZone(clock.getZone())).isEqualTo(clock).hasSameHashCodeAs(clock);
    assertThat(clock.withZone(berlin)).isNotEqualTo(clock);
  }

  @Test
  void aRefreshOfAnyLengthWorks() {
    RedisClock clock =
        RedisClock.over(
            server, Duration.ofSeconds(Long.MAX_VALUE), PATIENCE, () -> server.nanoTime);
    server.elapse(Duration.ofDays(365));
    clock.instant();
    assertThat(server.asked).isEqualTo(1);
  }
}
