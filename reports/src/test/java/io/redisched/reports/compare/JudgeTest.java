package io.redisched.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.reports.Jmh;
import io.redisched.reports.statistics.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on made-up forks of which it is known what should be found. */
class JudgeTest {
  private static final int FORKS = 10;
  private static final Judge JUDGE = new Judge(0.05);

  @TempDir static Path folder;

  private static List<RowKey> keys = List.of();

  /**
   * A machine as benchmarks meet it: it drifts from round to round, which all forks of a round
   * share, and each fork has noise of its own. Both are shares of the speed.
   */
  private record Machine(Random random, double drift, double noise) {

    /** The speeds of two programs in the same rounds. */
    List<ForkSpeeds> rounds(double base, double head) {
      return rounds(FORKS, base, head);
    }

    /** The speeds of programs in the same rounds. */
    List<ForkSpeeds> rounds(int rounds, double... programs) {
      List<NavigableMap<RowKey, List<Double>>> speeds = new ArrayList<>();
      Arrays.stream(programs).forEach(program -> speeds.add(new TreeMap<>()));
      for (RowKey key : keys) {
        for (int round = 0; round < rounds; round++) {
          double common = Math.exp(drift * random.nextGaussian());
          for (int program = 0; program < programs.length; program++) {
            speeds
                .get(program)
                .computeIfAbsent(key, row -> new ArrayList<>())
                .add(programs[program] * common * own());
          }
        }
      }
      return speeds.stream().map(ForkSpeeds::new).toList();
    }

    private double own() {
      return Math.exp(noise * random.nextGaussian());
    }
  }

  @BeforeAll
  static void namesOfTwoRows() {
    try {
      Path file =
          new Jmh()
              .rates("PutBenchmark.put", "jedis", List.of(1.0))
              .rates("CycleBenchmark.putReserveRelease", "jedis", List.of(1.0))
              .write(folder.resolve("names.json"));
      keys = List.copyOf(ForkSpeeds.read(file).byRow().keySet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsTheSameComesOutTheSameThoughTheMachineDrifts() {
    Map<Verdict, Integer> verdicts = pairs(100, new Machine(new Random(1), 0.03, 0.01), 1);

    assertThat(share(verdicts, Verdict.SAME)).isGreaterThan(0.99);
  }

  @Test
  void aTenthSlowerComesOutSlowerThoughTheMachineDrifts() {
    Map<Verdict, Integer> verdicts = pairs(100, new Machine(new Random(2), 0.03, 0.01), 0.9);

    assertThat(share(verdicts, Verdict.SLOWER)).isGreaterThan(0.99);
  }

  /** Else the tests above would hold of a judge that does not look at pairs. */
  @Test
  void withoutPairsTheDriftHidesIt() {
    Machine machine = new Machine(new Random(3), 0.10, 0.01);
    Map<Verdict, Integer> paired = pairs(100, machine, 1);
    Map<Verdict, Integer> unpaired = new EnumMap<>(Verdict.class);
    for (int i = 0; i < 100; i++) {
      List<ForkSpeeds> sides = machine.rounds(100, 100);
      count(unpaired, JUDGE.absolute(sides.get(0), sides.get(1)));
    }

    assertThat(share(paired, Verdict.SAME)).isGreaterThan(0.99);
    assertThat(share(unpaired, Verdict.SAME)).isLessThan(0.05);
  }

  /** The promise is 95 of 100 tables, however noisy the machine. */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.25})
  void aVerdictThatNoiseMadeIsAsRareAsPromised(double noise) {
    Machine machine = new Machine(new Random(4), 0.03, noise);
    int wrong = 0;
    for (int i = 0; i < 500; i++) {
      List<ForkSpeeds> sides = machine.rounds(100, 100);
      if (JUDGE.pairs(sides.get(0), sides.get(1)).stream().anyMatch(JudgeTest::isDifferent)) {
        wrong++;
      }
    }

    assertThat(wrong).isLessThanOrEqualTo(25);
  }

  /** A speed right at the margin is neither the same nor slower, so each verdict is wrong. */
  @Test
  void atTheMarginHardlyAnythingIsSaid() {
    Map<Verdict, Integer> verdicts = pairs(100, new Machine(new Random(5), 0.03, 0.01), 0.95);

    assertThat(share(verdicts, Verdict.INCONCLUSIVE)).isGreaterThan(0.95);
  }

  @Test
  void whatIsTheSameButNotForSureIsNotSettled() {
    Machine machine = new Machine(new Random(8), 0.03, 0.03);
    Map<Boolean, Integer> settled = new TreeMap<>();
    for (int i = 0; i < 50; i++) {
      List<ForkSpeeds> sides = machine.rounds(100, 100);
      for (Row row : JUDGE.pairs(sides.get(0), sides.get(1))) {
        Interval interval = row.speed().interval().orElseThrow();
        if (interval.low() >= 0.95 && interval.high() <= 1.05) {
          settled.merge(JUDGE.settled(row), 1, Integer::sum);
          assertThat(JUDGE.settled(row)).isEqualTo(interval.high() - interval.low() <= 0.075);
        } else {
          assertThat(JUDGE.settled(row)).isFalse();
        }
      }
    }

    assertThat(settled).as("both were seen").hasSize(2);
  }

  /** Rounds that depend on how BASE compares with itself favour no verdict on HEAD. */
  @Test
  void toGoOnUntilBaseIsTheSameAsItselfMakesNoVerdict() {
    Machine machine = new Machine(new Random(7), 0.03, 0.02);
    int settled = 0;
    int said = 0;
    for (int i = 0; i < 60; i++) {
      List<ForkSpeeds> all = machine.rounds(20, 100, 95, 100);
      for (int rounds : List.of(10, 14, 20)) {
        List<ForkSpeeds> sides = all.stream().map(side -> first(rounds, side)).toList();
        if (JUDGE.pairs(sides.get(0), sides.get(2)).stream().allMatch(JUDGE::settled)) {
          settled++;
          said +=
              JUDGE.pairs(sides.get(0).averagedWith(sides.get(2)), sides.get(1)).stream()
                      .anyMatch(row -> row.verdict() != Verdict.INCONCLUSIVE)
                  ? 1
                  : 0;
          break;
        }
      }
    }

    assertThat(settled).isGreaterThan(50);
    assertThat(said).as("a speed right at the margin is neither the same nor slower").isLessThan(6);
  }

  @Test
  void whereNothingIsSaidTheForksThatWouldTellAre() {
    List<ForkSpeeds> sides = new Machine(new Random(6), 0.03, 0.04).rounds(100, 100);

    assertThat(JUDGE.pairs(sides.get(0), sides.get(1)))
        .filteredOn(row -> row.verdict() == Verdict.INCONCLUSIVE)
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.why()).matches("about \\d\\d forks might tell|too noisy.*"));
  }

  private static ForkSpeeds first(int rounds, ForkSpeeds side) {
    NavigableMap<RowKey, List<Double>> rows = new TreeMap<>();
    side.byRow().forEach((key, speeds) -> rows.put(key, speeds.subList(0, rounds)));
    return new ForkSpeeds(rows);
  }

  private static Map<Verdict, Integer> pairs(int tables, Machine machine, double head) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int i = 0; i < tables; i++) {
      List<ForkSpeeds> sides = machine.rounds(100, 100 * head);
      count(verdicts, JUDGE.pairs(sides.get(0), sides.get(1)));
    }
    return verdicts;
  }

  private static void count(Map<Verdict, Integer> verdicts, List<Row> rows) {
    rows.forEach(row -> verdicts.merge(row.verdict(), 1, Integer::sum));
  }

  private static double share(Map<Verdict, Integer> verdicts, Verdict verdict) {
    double all = verdicts.values().stream().mapToInt(Integer::intValue).sum();
    return verdicts.getOrDefault(verdict, 0) / all;
  }

  private static boolean isDifferent(Row row) {
    return row.verdict() == Verdict.FASTER || row.verdict() == Verdict.SLOWER;
  }
}
