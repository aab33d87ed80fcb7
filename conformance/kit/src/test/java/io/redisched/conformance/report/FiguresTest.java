package io.redisched.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Effort;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

  private final Effort effort = new Effort();

  private String words() {
    return Figures.of(effort).words();
  }

  @Test
  void onlyWhatWasDoneIsTold() {
    assertThat(Figures.of(effort).isEmpty()).isTrue();
    assertThat(words()).isEmpty();

    effort.addSteps(300, Duration.ofMillis(1500));
    assertThat(Figures.of(effort).isEmpty()).isFalse();
    assertThat(words()).isEqualTo("Random steps: 300 (200/s).");
  }

  @Test
  void historiesAloneAreToldWithTheirCalls() {
    effort.addHistories(10, 240, Duration.ofSeconds(2));

    assertThat(Figures.of(effort).isEmpty()).isFalse();
    assertThat(words()).isEqualTo("Concurrent histories: 10 (5/s), 240 calls.");
  }

  @Test
  void bothAreToldOnOneLine() {
    effort.addSteps(1, Duration.ofSeconds(1));
    effort.addHistories(1, 2, Duration.ofSeconds(1));

    assertThat(words()).isEqualTo("Random steps: 1 (1/s). Concurrent histories: 1 (1/s), 2 calls.");
  }
}
