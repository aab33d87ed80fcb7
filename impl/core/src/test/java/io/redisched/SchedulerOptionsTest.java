package io.redisched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class SchedulerOptionsTest {

  private static final RedisClock.ServerTime NEVER_ASKED =
      () -> {
        throw new AssertionError("nobody wants the server's time");
      };

  @Test
  void defaultsAreTheDocumentedOnes() {
    assertThat(SchedulerOptions.defaults().prefix()).isEqualTo("redisched");
    assertThat(SchedulerOptions.defaults().clockOver(NEVER_ASKED)).isEqualTo(Clock.systemUTC());
  }

  @Test
  void eachOptionLeavesTheOthers() {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    SchedulerOptions options = SchedulerOptions.defaults().withClock(clock).withPrefix("billing");
    assertThat(options.prefix()).isEqualTo("billing");
    assertThat(options.clockOver(NEVER_ASKED)).isSameAs(clock);
    assertThat(options.withClock(Clock.systemUTC()).prefix()).isEqualTo("billing");
    assertThat(SchedulerOptions.defaults().prefix()).isEqualTo("redisched");
  }

  @Test
  void theServersClockIsAskedForAtOnce() {
    Clock clock =
        SchedulerOptions.defaults()
            .withServerClock(Duration.ofDays(1))
            .clockOver(() -> CompletableFuture.completedStage(Instant.EPOCH));
    assertThat(clock).isInstanceOf(RedisClock.class);
    assertThat(clock.instant()).isBetween(Instant.EPOCH, Instant.EPOCH.plusSeconds(3600));
  }

  @Test
  void aPrefixThatEmptiesTheHashTagIsRefused() {
    for (String prefix : List.of("{}", "a{}", "{}{b}", "a{}b")) {
      assertThatThrownBy(() -> SchedulerOptions.defaults().withPrefix(prefix))
          .as(prefix)
          .isInstanceOf(BadArgumentException.class)
          .hasMessageStartingWith("prefix must not contain an empty hash tag");
    }
    for (String prefix : List.of("", "a", "}", "a}", "{", "{a}", "a{b}{}", "{{}}")) {
      assertThat(SchedulerOptions.defaults().withPrefix(prefix).prefix()).isEqualTo(prefix);
    }
    assertThatThrownBy(() -> SchedulerOptions.defaults().withPrefix("\ud83d"))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("prefix must be well-formed");
  }

  @Test
  void aRefreshOfNothingIsRefused() {
    for (Duration refresh : List.of(Duration.ZERO, Duration.ofNanos(-1))) {
      assertThatThrownBy(() -> SchedulerOptions.defaults().withServerClock(refresh))
          .isInstanceOf(BadArgumentException.class)
          .hasMessageStartingWith("refresh must be more than zero");
    }
  }
}
