package io.redisched.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.reports.Jmh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
      NavigableMap<RowKey, List<Double>> bases = new TreeMap<>();
      NavigableMap<RowKey, List<Double>> heads = new TreeMap<>();
      for (RowKey key : keys) {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        for (int fork = 0; fork < FORKS; fork++) {
          double common = Math.exp(drift * random.nextGaussian());
          first.add(base * common * own());
          second.add(head * common * own());
        }
        bases.put(key, first);
        heads.put(key, second);
      }
      return List.of(new ForkSpeeds(bases), new ForkSpeeds(heads));
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
  void whereNothingIsSaidTheForksThatWouldTellAre() {
    List<ForkSpeeds> sides = new Machine(new Random(6), 0.03, 0.04).rounds(100, 100);

    assertThat(JUDGE.pairs(sides.get(0), sides.get(1)))
        .filteredOn(row -> row.verdict() == Verdict.INCONCLUSIVE)
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.why()).matches("about \\d\\d forks might tell|too noisy.*"));
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
