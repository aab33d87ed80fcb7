package io.redisched.conformance.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Duration TIME = Duration.ofSeconds(15);

  private static Arena.Conditions conditions(OptionalInt steps) {
    return new Arena.Conditions(1, steps, Set.of("core"), Optional.empty(), Object::toString);
  }

  @Test
  void lessThanHalfOfTheUsualStepsIsThinEvidence() {
    Arena.Conditions usual = conditions(OptionalInt.empty());

    assertThat(usual.thinEvidence(6_000, TIME)).isEmpty();
    assertThat(usual.thinEvidence(5_999, TIME))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith("Only 5999 of the usual 12000 random steps were made in 15 s")
                    .contains("--steps 12000"));
  }

  @Test
  void whoAsksForFewStepsKnowsThatTheyAreFew() {
    assertThat(conditions(OptionalInt.of(10)).thinEvidence(10, TIME)).isEmpty();
  }

  @Test
  void whatTakesTimeIsInProportionToTheSteps() {
    assertThat(conditions(OptionalInt.empty()).inProportion(TIME)).isEqualTo(TIME);
    assertThat(conditions(OptionalInt.of(24_000)).inProportion(TIME))
        .isEqualTo(TIME.multipliedBy(2));
  }
}
