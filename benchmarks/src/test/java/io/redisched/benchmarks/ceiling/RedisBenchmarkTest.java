package io.redisched.benchmarks.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
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
  void connectsToAllThatTheUriNames() {
    Map<Phase, String> scripts = Map.of(Phase.RESERVE, "sha");

    assertThat(
            new RedisBenchmark(
                    Path.of("tool"),
                    URI.create("rediss://me:secret@example.org:6390/3"),
                    2,
                    10,
                    scripts)
                .command(Phase.RESERVE, 64, 1_000, 100))
        .startsWith("tool", "--csv", "-h", "example.org", "-p", "6390", "--tls")
        .containsSequence("--user", "me", "-a", "secret", "--dbnum", "3");
    assertThat(
            new RedisBenchmark(
                    Path.of("tool"), URI.create("redis://localhost:6379"), 2, 10, scripts)
                .command(Phase.RESERVE, 64, 1_000, 100))
        .doesNotContain("--tls", "--user", "-a");
  }

  @Test
  void drawsNumbersOfTwelveDigits() {
    String id = Phase.numbered(Phase.FILLED_ID, new SplittableRandom(1), 1_000);

    assertThat(id).matches("f0{16}\\d{3}").hasSize(20);
  }
}
