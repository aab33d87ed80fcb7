package io.redisched.reports.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private final Histogram histogram = new Histogram(Map.of(1.0, 90L, 2.0, 9L, 50.0, 1L));

  @Test
  void quantileIsTheSmallestValueThatReachesTheShare() {
    assertThat(histogram.quantile(0)).isEqualTo(1);
    assertThat(histogram.quantile(0.9)).isEqualTo(1);
    assertThat(histogram.quantile(0.91)).isEqualTo(2);
    assertThat(histogram.quantile(0.99)).isEqualTo(2);
    assertThat(histogram.quantile(1)).isEqualTo(50);
  }

  @Test
  void anEmptyHistogramHasNoQuantiles() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Histogram(Map.of()));
  }
}
