package io.redisched.conformance.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventuallyTest {

  @Test
  void aConditionThatHoldsNowAndThenDoesNotHoldSteadily() {
    Iterator<Boolean> answers =
        List.of(false, true, true, false, true, true, true, false).iterator();

    Duration held = Eventually.steadily(Duration.ofMinutes(1), "it", 3, answers::next);

    assertThat(held).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
    assertThat(answers).toIterable().as("answers not asked for").containsExactly(false);
  }

  @Test
  void whatNeverHoldsSteadilyIsAFailure() {
    boolean[] last = {false};

    assertThatThrownBy(
            () -> Eventually.steadily(Duration.ofSeconds(1), "it", 3, () -> last[0] = !last[0]))
        .isInstanceOf(AssertionError.class)
        .hasMessage("it: not within 1 seconds");
  }

  @Test
  void aConditionThatIsSlowToAskForIsNotAskedForEver() {
    Duration held = Eventually.steadily(Duration.ofSeconds(1), "it", Integer.MAX_VALUE, () -> true);

    assertThat(held).isLessThan(Duration.ofSeconds(1));
  }
}
