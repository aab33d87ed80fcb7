package io.redisched.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

  @ParameterizedTest
  @CsvSource({"80,80", "81,100", "0.9,1", "100,100", "14700,15000", "1000001,1500000"})
  void aLinearAxisEndsAtARoundValueNotBelowTheLargest(double largest, double end) {
    Scale scale = Scale.linear(largest);

    assertThat(scale.ticks().get(0)).isZero();
    assertThat(scale.ticks().get(scale.ticks().size() - 1)).isCloseTo(end, within(end * 1e-9));
    assertThat(scale.position(end)).isCloseTo(100, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void anAxisOfNothingIsStillAnAxis(double largest) {
    assertThat(Scale.linear(largest).position(0.5)).isEqualTo(50);
  }

  @Test
  void aLogarithmicAxisRunsFromPowerToPower() {
    Scale scale = Scale.logarithmic(12, 4_000);

    assertThat(scale.ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
    assertThat(scale.position(100)).isCloseTo(100 / 3.0, within(1e-9));
  }

  @Test
  void aLogarithmicAxisOfOneValueHasALength() {
    assertThat(Scale.logarithmic(10, 10).ticks()).containsExactly(10.0, 100.0);
  }
}
