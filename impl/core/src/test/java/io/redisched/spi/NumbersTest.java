package io.redisched.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.BadArgumentException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NumbersTest {

  private static String millis(Instant instant) {
    return new String(Numbers.millis("max", instant), US_ASCII);
  }

  private static String seconds(Duration duration) {
    return new String(Numbers.seconds("ttr", duration), US_ASCII);
  }

  private static Instant instant(String text) {
    return Numbers.instant(text.getBytes(US_ASCII));
  }

  @Test
  void instantsAreSentExactly() {
    assertThat(millis(Instant.EPOCH)).isEqualTo("0");
    assertThat(millis(Instant.ofEpochMilli(-1))).isEqualTo("-1");
    assertThat(millis(Instant.ofEpochMilli(1_700_000_000_123L))).isEqualTo("1700000000123");
    assertThat(millis(Instant.ofEpochSecond(1_700_000_000, 123_456_789)))
        .isEqualTo("1700000000123.456789");
    assertThat(millis(Instant.EPOCH.plusNanos(1))).isEqualTo("0.000001");
    assertThat(millis(Instant.EPOCH.minusNanos(1))).isEqualTo("-0.000001");
    assertThat(millis(Instant.ofEpochMilli(Long.MAX_VALUE))).isEqualTo("9223372036854775807");
    assertThat(millis(Instant.MIN)).isEqualTo("-31557014167219200000");
    assertThat(millis(Instant.MAX)).isEqualTo("31556889864403199999.999999");
  }

  @Test
  void durationsAreSentExactly() {
    assertThat(seconds(Duration.ZERO)).isEqualTo("0");
    assertThat(seconds(Duration.ofMillis(1500))).isEqualTo("1.5");
    assertThat(seconds(Duration.ofNanos(1))).isEqualTo("0.000000001");
    assertThat(seconds(Duration.ofDays(10))).isEqualTo("864000");
    assertThat(seconds(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999)))
        .isEqualTo("9223372036854775807.999999999");
    assertThatThrownBy(() -> seconds(Duration.ofNanos(-1)))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("ttr must be zero or more");
  }

  @Test
  void onTheWayThroughADoubleMicrosecondsOfOurTimeSurvive() {
    Random random = new Random(42);
    long year = 365L * 86_400;
    for (int i = 0; i < 10_000; i++) {
      long seconds = (long) (random.nextDouble() * 200 * year) - 100 * year;
      Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000) * 1000L);
      double kept = new BigDecimal(millis(instant)).doubleValue();
      // Both forms occur: Redis prints the shortest, scripts 17 digits.
      assertThat(instant(String.format(Locale.ROOT, "%.17g", kept))).isEqualTo(instant);
      assertThat(instant(Double.toString(kept))).isEqualTo(instant);
    }
  }

  @Test
  void whatLiesBeyondInstantIsItsEnd() {
    assertThat(instant("1e300")).isEqualTo(Instant.MAX);
    assertThat(instant("-1e300")).isEqualTo(Instant.MIN);
    assertThat(instant("-0")).isEqualTo(Instant.EPOCH);
    assertThat(instant("1e-9")).isEqualTo(Instant.EPOCH);
    assertThat(instant("1004.9999999999999")).isEqualTo(Instant.ofEpochMilli(1005));
    assertThatThrownBy(() -> instant("inf")).isInstanceOf(NumberFormatException.class);
  }
}
