package io.redisched.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.redisched.reports.statistics.Estimate.Basis;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapTest {

  @Test
  void meanWeighsEveryForkTheSame() {
    assertThat(new Samples(List.of(List.of(10.0, 10.0, 10.0), List.of(20.0))).mean()).isEqualTo(15);
  }

  @Test
  void intervalHoldsTheMeanAndStaysWithinTheData() {
    Estimate estimate = Bootstrap.mean(samples(List.of(9.0, 10.0), List.of(11.0, 12.0)));

    assertThat(estimate.value()).isEqualTo(10.5);
    assertThat(estimate.interval())
        .hasValueSatisfying(
            interval -> {
              assertThat(interval.contains(10.5)).isTrue();
              assertThat(interval.low()).isBetween(9.0, 10.5);
              assertThat(interval.high()).isBetween(10.5, 12.0);
            });
    assertThat(estimate.basis()).isEqualTo(Basis.BETWEEN_FORKS);
  }

  @Test
  void forksThatDisagreeWidenTheInterval() {
    Estimate agreeing = Bootstrap.mean(samples(List.of(9.0, 11.0), List.of(9.0, 11.0)));
    Estimate disagreeing = Bootstrap.mean(samples(List.of(9.0, 9.0), List.of(11.0, 11.0)));

    assertThat(width(disagreeing)).isGreaterThanOrEqualTo(width(agreeing));
    assertThat(width(disagreeing)).isEqualTo(2);
  }

  @Test
  void oneForkSpeaksForItselfOnly() {
    assertThat(Bootstrap.mean(samples(List.of(9.0, 10.0, 11.0))).basis())
        .isEqualTo(Basis.WITHIN_ONE_FORK);
  }

  @Test
  void aSingleFigureHasNoSpread() {
    Estimate estimate = Bootstrap.mean(samples(List.of(9.0)));

    assertThat(estimate.interval()).isEmpty();
    assertThat(estimate.basis()).isEqualTo(Basis.NONE);
  }

  @Test
  void ratioOfClearlyDifferentRatesExcludesOne() {
    Estimate ratio =
        Bootstrap.ratio(
            samples(List.of(20.0, 21.0), List.of(19.0, 20.0)),
            samples(List.of(10.0, 10.5), List.of(9.5, 10.0)));

    assertThat(ratio.value()).isCloseTo(2.0, within(1e-9));
    assertThat(ratio.interval()).hasValueSatisfying(i -> assertThat(i.contains(1)).isFalse());
  }

  @Test
  void ratioOfTheSameIncludesOne() {
    Samples samples = samples(List.of(9.0, 11.0), List.of(10.0, 12.0));

    assertThat(Bootstrap.ratio(samples, samples).interval())
        .hasValueSatisfying(interval -> assertThat(interval.contains(1)).isTrue());
  }

  @Test
  void theSameDataAlwaysGivesTheSameInterval() {
    Samples samples = samples(List.of(9.0, 11.0), List.of(10.0, 12.0));

    assertThat(Bootstrap.mean(samples)).isEqualTo(Bootstrap.mean(samples));
  }

  @Test
  void samplesNeedAnIteration() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Samples(List.of(List.of())))
        .withMessageContaining("forks");
  }

  private static Samples samples(List<Double> fork) {
    return new Samples(List.of(fork));
  }

  private static Samples samples(List<Double> first, List<Double> second) {
    return new Samples(List.of(first, second));
  }

  private static double width(Estimate estimate) {
    Interval interval = estimate.interval().orElseThrow();
    return interval.high() - interval.low();
  }
}
