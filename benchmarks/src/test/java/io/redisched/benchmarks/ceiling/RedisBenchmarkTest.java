package io.redisched.benchmarks.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The tool's output is read, and its numbers are written, as the tool does it. */
final class RedisBenchmarkTest {

  @Test
  void readsTheRateBehindACommandThatHasQuotes() {
    String csv =
        """
        "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms"
        "EVALSHA x a","b 1","71428.57","0.389","0.096","0.359"
        """;

    assertThat(RedisBenchmark.rate(csv)).isEqualTo(71428.57);
  }

  @Test
  void doesNotTakeAWarningForARate() {
    assertThatIllegalStateException()
        .isThrownBy(() -> RedisBenchmark.rate("WARNING: Could not fetch server CONFIG\n"))
        .withMessageContaining("no rate");
  }

  @Test
  void drawsNumbersOfTwelveDigits() {
    String id = Phase.numbered(Phase.FILLED_ID, new SplittableRandom(1), 1_000);

    assertThat(id).matches("f0{16}\\d{3}").hasSize(20);
  }
}
