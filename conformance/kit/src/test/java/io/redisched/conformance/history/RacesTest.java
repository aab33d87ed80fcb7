package io.redisched.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.model.ModelPort;
import io.redisched.conformance.model.RacyPort;
import io.redisched.conformance.model.Topic;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Races and melees of ports that are atomic, and of ports that are not. */
class RacesTest {

  private static Crew crew(Function<Map<String, Topic>, Port> port) {
    Map<String, Topic> shared = new HashMap<>();
    List<Subject> members =
        IntStream.rangeClosed(1, 4)
            .mapToObj(i -> new Subject(port.apply(shared), i, new Trace(), "races"))
            .toList();
    return new Crew(members);
  }

  @Test
  void atomicPortsPass(TestReporter reporter) {
    try (Crew crew = crew(ModelPort::new)) {
      Races.Result result = new Races(crew, "races", 1, true).run(Duration.ofSeconds(2));
      assertThat(result.finding()).isEmpty();
      assertThat(result.overlaps()).isPositive();
      reporter.publishEntry("rounds per second", String.valueOf((long) result.roundsPerSecond()));
    }
  }

  @TestFactory
  Stream<DynamicTest> aPortOfWhichOneOperationIsNotAtomicIsCaught(TestReporter reporter) {
    return Stream.of("put", "reserve", "pull", "release", "delete", "requeue", "get", "counts")
        .map(method -> DynamicTest.dynamicTest(method, () -> isCaught(method, reporter)));
  }

  private static void isCaught(String method, TestReporter reporter) {
    try (Crew crew = crew(shared -> new RacyPort(shared, method))) {
      Races.Result result = new Races(crew, "races", 1, true).run(Duration.ofSeconds(5));
      assertThat(result.finding()).isPresent();
      Races.Finding finding = result.finding().get();
      assertThat(finding.verdict()).isInstanceOf(Verdict.Violation.class);
      reporter.publishEntry("smallest history for " + method, finding.size() + " calls");
    }
  }

  @Test
  void aMeleeOfAtomicPortsPasses(TestReporter reporter) {
    try (Crew crew = crew(ModelPort::new)) {
      long end = System.nanoTime() + 300_000_000;
      Races.Finding found =
          new Melee(crew, "melee", 1, true)
              .run(() -> System.nanoTime() - end > 0, 1, (process, work) -> work.run());
      long start = System.nanoTime();
      assertThat(found.verdict()).isInstanceOf(Verdict.Linearizable.class);
      assertThat(new Judge(Extent.FULL).judge(found.history(), true)).isEqualTo(found.verdict());
      reporter.publishEntry(
          "a melee of " + found.history().calls().size() + " calls is judged in ms",
          String.valueOf((System.nanoTime() - start) / 1_000_000));
    }
  }

  @Test
  void aRoundThatCannotBeDecidedIsTriedSmallerAndThenTheLast() {
    List<Extent> hopeless = List.of(new Extent(1, 0), new Extent(4, 0), new Extent(16, 0));
    try (Crew crew = crew(ModelPort::new)) {
      Races.Result result = new Races(crew, "races", 1, true, hopeless).run(Duration.ofSeconds(5));
      assertThat(result.rounds()).isEqualTo(3);
      assertThat(result.finding())
          .hasValueSatisfying(
              finding -> assertThat(finding.verdict()).isInstanceOf(Verdict.Unknown.class));
    }
  }

  @Test
  void aSmallerRoundThatIsDecidedWillDo() {
    List<Extent> hopeful = List.of(new Extent(1, 0), new Extent(4, 1_000_000));
    try (Crew crew = crew(ModelPort::new)) {
      Races.Result result = new Races(crew, "races", 1, true, hopeful).run(Duration.ofMillis(200));
      assertThat(result.finding()).isEmpty();
      assertThat(result.rounds()).isGreaterThan(1).isEven();
    }
  }

  @Test
  void aViolationIsFoundThoughRoundsAreUndecided() {
    List<Extent> hopeful = List.of(new Extent(1, 0), new Extent(4, 1_000_000));
    try (Crew crew = crew(shared -> new RacyPort(shared, "put"))) {
      Races.Result result = new Races(crew, "races", 1, true, hopeful).run(Duration.ofSeconds(5));
      assertThat(result.finding())
          .hasValueSatisfying(
              finding -> assertThat(finding.verdict()).isInstanceOf(Verdict.Violation.class));
    }
  }

  @Test
  void aHistoryIsMadeShorterUntilItIsDecided() {
    List<Extent> made = new ArrayList<>();
    Races.Finding found =
        Extent.untilDecided(
            extent -> {
              made.add(extent);
              return new Races.Finding(
                  "race",
                  extent.divisor() == 16
                      ? new Verdict.Linearizable()
                      : new Verdict.Unknown("too long"),
                  new History(List.of()));
            });
    assertThat(found.isDecided()).isTrue();
    assertThat(made).extracting(Extent::divisor).containsExactly(1, 4, 16);
    assertThat(made.stream().mapToLong(Extent::trials).sum()).isEqualTo(Extent.MOST_TRIALS);
  }

  @Test
  void aViolationIsDrawn(@TempDir Path directory) {
    Histories calls = new Histories().put(1, 0, 10, "a<b", 5, 1).put(2, 2, 9, "a<b", 6, 1);
    assertThat(new Timeline(calls.history().calls()).writeTo(directory, "races", "two \"puts\""))
        .content()
        .startsWith("<svg")
        .contains("process 2", "a&lt;b", "two &quot;puts&quot;")
        .doesNotContain("a<b");
  }
}
