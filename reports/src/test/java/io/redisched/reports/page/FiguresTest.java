package io.redisched.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "82345 | 82,300 ops/s",
        "999.6 | 1,000 ops/s",
        "99.96 | 100 ops/s",
        "4.2449 | 4.24 ops/s",
        "0.00123 | 0.00123 ops/s",
        "0 | 0 ops/s",
        "NaN | unknown ops/s"
      })
  void rateHasThreeSignificantDigits(double rate, String text) {
    assertThat(spaced(Figures.rate(rate))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.25 | 250 ns",
        "0.9999 | 1.00 µs",
        "74.11 | 74.1 µs",
        "999.9 | 1.00 ms",
        "1450 | 1.45 ms",
        "2500000 | 2.50 s",
        "0 | 0 µs"
      })
  void timeChoosesItsUnit(double microseconds, String text) {
    assertThat(spaced(Figures.time(microseconds))).isEqualTo(text);
  }

  @Test
  void ticksHaveNoTrailingZeros() {
    assertThat(spaced(Figures.roundTime(1_000))).isEqualTo("1 ms");
    assertThat(spaced(Figures.roundTime(100))).isEqualTo("100 µs");
  }

  @Test
  void averagesAreWholeWhereTheyCanBe() {
    assertThat(Figures.average(1605)).isEqualTo("1,605");
    assertThat(Figures.average(0.0625)).isEqualTo("0.0625");
    assertThat(Figures.average(274.3)).isEqualTo("274.3");
  }

  @Test
  void aRangeHasItsUnitOnceIfItIsTheSame() {
    assertThat(spaced(Figures.times(58.8, 75.5))).isEqualTo("58.8 to 75.5 µs");
    assertThat(spaced(Figures.times(980, 1_120))).isEqualTo("980 µs to 1.12 ms");
  }

  @Test
  void nounsFollowTheirCount() {
    assertThat(spaced(Figures.plural(1, "thread"))).isEqualTo("1 thread");
    assertThat(spaced(Figures.plural(1_500, "clause"))).isEqualTo("1,500 clauses");
  }

  @Test
  void sharesDurationsAndInstants() {
    assertThat(spaced(Figures.percent(0.874))).isEqualTo("87 %");
    assertThat(spaced(Figures.duration(Duration.ofMillis(12_340)))).isEqualTo("12.3 s");
    assertThat(spaced(Figures.duration(Duration.ofSeconds(200)))).isEqualTo("3 min 20 s");
    assertThat(Figures.instant(Instant.parse("2026-11-23T19:41:07Z")))
        .isEqualTo("2026-11-23 19:41 UTC");
  }

  private static String spaced(String text) {
    return text.replace('\u00a0', ' ');
  }
}
