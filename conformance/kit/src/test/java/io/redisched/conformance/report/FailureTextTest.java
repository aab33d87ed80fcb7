package io.redisched.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Json;
import io.redisched.conformance.subject.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  private static Exchange call(String outcome) {
    return new Exchange(1, "pull", Json.object(), null, outcome);
  }

  private static String shown(List<Exchange> exchanges, long calls) {
    return FailureText.exchange(
        new CheckResult(
            "check",
            List.of("PULL-1"),
            Outcome.FAILED,
            "message",
            exchanges,
            calls,
            List.of(),
            Duration.ZERO));
  }

  @Test
  void whatIsTheSameAndFollowsOneAnotherIsOneLine() {
    List<Exchange> exchanges =
        Stream.concat(Stream.of(call("first")), Stream.generate(() -> call("null")).limit(72))
            .toList();

    assertThat(shown(exchanges, 73))
        .isEqualTo(
            """
            Exchange:
              pull {} -> first
              pull {} -> null (72 times in a row)
            """);
  }

  @Test
  void theLastLinesAreShownAndHowManyCallsTheyAre() {
    List<Exchange> exchanges =
        IntStream.range(0, 40)
            .boxed()
            .flatMap(i -> Stream.of(call("a" + i), call("b" + i), call("b" + i)))
            .toList();

    assertThat(shown(exchanges, 500).lines())
        .hasSize(31)
        .startsWith("Exchange, the last 45 of 500:", "  pull {} -> a25")
        .endsWith("  pull {} -> b39 (2 times in a row)");
  }

  @Test
  void withoutExchangesThereIsNothingToShow() {
    assertThat(shown(List.of(), 0)).isEmpty();
  }
}
