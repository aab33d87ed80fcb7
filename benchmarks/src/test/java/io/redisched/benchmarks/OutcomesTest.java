package io.redisched.benchmarks;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;

/** A single operation that did nothing fails the run. */
final class OutcomesTest {

  private final Outcomes outcomes = new Outcomes();

  @Test
  void acceptsWhatWasDone() {
    outcomes.reserved = 3;
    outcomes.accepted(true);

    assertThatNoException().isThrownBy(outcomes::assertAllDone);
  }

  @Test
  void failsOnOneEmptyReserve() {
    outcomes.reserved = 1000;
    outcomes.empty = 1;

    assertThatIllegalStateException()
        .isThrownBy(outcomes::assertAllDone)
        .withMessageContaining("1000 jobs were reserved, but 1 calls found none");
  }

  @Test
  void failsOnOneRefusal() {
    outcomes.accepted(false);

    assertThatIllegalStateException()
        .isThrownBy(outcomes::assertAllDone)
        .withMessageContaining("1 were refused");
  }
}
