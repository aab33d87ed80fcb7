package io.redisched.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTest {

  @Test
  void everyCombinationOfParametersIsACase() {
    assertThat(
            Case.listed(
                List.of(
                    "Benchmarks: ",
                    "a.b.PutBenchmark.put",
                    "  param \"depth\" = {1000, 100000}",
                    "  param \"client\" = {jedis, lettuce}",
                    "a.b.FloorBenchmark.ping")))
        .containsExactly(
            new Case("a.b.PutBenchmark.put", List.of("depth=1000", "client=jedis")),
            new Case("a.b.PutBenchmark.put", List.of("depth=1000", "client=lettuce")),
            new Case("a.b.PutBenchmark.put", List.of("depth=100000", "client=jedis")),
            new Case("a.b.PutBenchmark.put", List.of("depth=100000", "client=lettuce")),
            new Case("a.b.FloorBenchmark.ping", List.of()));
  }

  @Test
  void whatIsListedForEveryModeIsOneCase() {
    assertThat(Case.listed(List.of("a.B.c", "a.B.c"))).hasSize(1);
  }

  @Test
  void aCaseChoosesNothingElse() {
    Case one = new Case("a.FloorBenchmark.noop", List.of("client=jedis"));

    assertThat(one.options()).hasSize(3).endsWith("-p", "client=jedis");
    assertThat("a.FloorBenchmark.noop").matches(one.options().get(0));
    assertThat("a.FloorBenchmark.noopCycle").doesNotMatch(one.options().get(0));
    assertThat(one.title()).isEqualTo("FloorBenchmark.noop client=jedis");
  }

  @Test
  void optionsThatSelectArePartedFromTheOthers() {
    JmhOptions options =
        JmhOptions.of(
            List.of(
                "Put",
                "-t",
                "8",
                "-p",
                "client=jedis",
                "-wi=2",
                "-e",
                "Floor",
                "Cycle",
                "-i",
                "3"));

    assertThat(options.selection())
        .containsExactly("Put", "-p", "client=jedis", "-e", "Floor", "Cycle");
    assertThat(options.manner()).containsExactly("-t", "8", "-wi=2", "-i", "3");
  }
}
