package io.redisched.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.reports.Jmh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A comparison that checks itself is believed if, and only if, the check holds. */
class SelfCheckTest {
  private static final Judge JUDGE = new Judge(0.05);

  @TempDir Path folder;

  @Test
  void aCheckThatHoldsLeavesTheVerdicts() {
    Comparison comparison = compare(speeds(2, 80, 0.01), speeds(3, 100, 0.01), speeds(4, 50, 0.01));

    assertThat(comparison.exitCode()).isEqualTo(Comparison.SLOWER);
    assertThat(comparison.selfCheck().orElseThrow().sentences())
        .satisfiesExactly(
            itself -> assertThat(itself).isEqualTo("BASE against itself: 2 of 2 same."),
            slowed ->
                assertThat(slowed)
                    .matches(
                        "Scripts slowed on purpose: 1 of 1 slower \\(0\\.50\\d of the speed\\)."));
  }

  @Test
  void aBaseThatDiffersFromItselfMakesItVoid() {
    Comparison comparison = compare(speeds(2, 100, 0.01), speeds(3, 80, 0.01), speeds(4, 50, 0.01));

    assertThat(comparison.exitCode()).isEqualTo(Comparison.VOID);
    assertThat(comparison.sentence()).startsWith("Void");
    assertThat(comparison.selfCheck().orElseThrow().faults())
        .containsExactly("BASE against itself came out slower: put, jedis, 8 threads");
  }

  @Test
  void slowScriptsThatComeOutTheSameMakeItVoid() {
    Comparison comparison =
        compare(speeds(2, 80, 0.01), speeds(3, 100, 0.01), speeds(4, 100, 0.01));

    assertThat(comparison.exitCode()).isEqualTo(Comparison.VOID);
  }

  @Test
  void slowScriptsThatNoiseHidesMakeItVoid() {
    Comparison comparison = compare(speeds(2, 80, 0.01), speeds(3, 100, 0.3), speeds(4, 90, 0.3));

    assertThat(comparison.exitCode()).isEqualTo(Comparison.VOID);
    assertThat(comparison.selfCheck().orElseThrow().faults())
        .containsExactly(
            "slow scripts came out slower in no row: too few forks, or too much noise");
  }

  @Test
  void aBaseThatNoiseHidesFromItselfEverywhereMakesItVoid() {
    ForkSpeeds bases = read("bases", 1, 100, 0.01, 100, 0.01);
    ForkSpeeds again = read("again", 3, 100, 0.3, 100, 0.3);
    ForkSpeeds slowed = read("slowed", 4, 50, 0.01, 50, 0.01);

    Comparison comparison = Comparison.ofRounds("b", "h", bases, bases, again, slowed, JUDGE);

    assertThat(comparison.exitCode()).isEqualTo(Comparison.VOID);
    assertThat(comparison.selfCheck().orElseThrow().faults())
        .containsExactly(
            "BASE against itself came out the same in no row: too few forks, or too much noise");
  }

  @Test
  void aRowInWhichBaseIsNotSurelyItselfShowsNothing() {
    ForkSpeeds bases = read("bases", 1, 100, 0.01, 100, 0.01);
    ForkSpeeds again = read("again", 3, 100, 0.01, 100, 0.08);
    ForkSpeeds slowed = read("slowed", 4, 50, 0.01, 50, 0.01);

    Comparison same = Comparison.ofRounds("b", "h", bases, bases, again, slowed, JUDGE);
    Comparison slower =
        Comparison.ofRounds(
            "b", "h", bases, read("heads", 2, 100, 0.01, 50, 0.01), again, slowed, JUDGE);

    assertThat(same.exitCode()).isEqualTo(Comparison.NOTHING_SLOWER);
    assertThat(pull(same).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(pull(same).why()).isEqualTo("BASE did not come out the same as itself in this row");
    assertThat(slower.exitCode())
        .as("what might be slower must not pass")
        .isEqualTo(Comparison.VOID);
  }

  @Test
  void headIsHeldAgainstTheMeanOfBothForksOfBase() {
    Comparison comparison =
        Comparison.ofRounds(
            "b",
            "h",
            read("bases", 1, 100, 0.001, 100, 0.001),
            read("heads", 2, 102, 0.001, 98, 0.001),
            read("again", 3, 104, 0.001, 96, 0.001),
            read("slowed", 4, 50, 0.001, 50, 0.001),
            JUDGE);

    assertThat(comparison.rows())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.speed().value()).isBetween(0.998, 1.002));
  }

  @Test
  void moreForksAreWantedUntilBothShow() {
    ForkSpeeds bases = read("bases", 1, 100, 0.01, 100, 0.01);
    ForkSpeeds slowed = read("slowed", 4, 50, 0.01, 99, 0.5);

    assertThat(settled(bases, read("again", 3, 100, 0.01, 100, 0.01), slowed))
        .containsExactly(true, false);
    assertThat(settled(bases, read("again", 3, 100, 0.3, 100, 0.01), slowed))
        .containsExactly(false, false);
  }

  @Test
  void aRowThatDoesNotShowSlowScriptsShowsNothing() {
    ForkSpeeds slowed = read("slowed", 4, 50, 0.01, 99, 0.5);
    ForkSpeeds bases = read("bases", 1, 100, 0.01, 100, 0.01);
    ForkSpeeds heads = read("heads", 2, 100, 0.01, 120, 0.01);
    ForkSpeeds again = read("again", 3, 100, 0.01, 100, 0.01);

    Comparison comparison = Comparison.ofRounds("b", "h", bases, heads, again, slowed, JUDGE);

    assertThat(comparison.exitCode()).isEqualTo(Comparison.NOTHING_SLOWER);
    assertThat(pull(comparison).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(pull(comparison).why()).isEqualTo("slow scripts did not show in this row");
  }

  @Test
  void floorsAloneCannotShowSlowScripts() {
    ForkSpeeds floors = floors();

    Comparison comparison = Comparison.ofRounds("b", "h", floors, floors, floors, floors, JUDGE);

    assertThat(comparison.exitCode()).isEqualTo(Comparison.VOID);
    assertThat(comparison.selfCheck().orElseThrow().faults())
        .containsExactly("no benchmark that ran calls a script, so slow scripts could not be told");
  }

  private static Row pull(Comparison comparison) {
    return comparison.rows().stream()
        .filter(row -> row.key().operation().name().equals("ConsumeBenchmark.pull"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Boolean> settled(ForkSpeeds bases, ForkSpeeds again, ForkSpeeds slowed) {
    SelfCheck check = SelfCheck.of(JUDGE.pairs(bases, again), JUDGE.pairs(bases, slowed));
    return bases.byRow().keySet().stream().map(row -> check.isSettled(row, JUDGE)).toList();
  }

  private Comparison compare(ForkSpeeds heads, ForkSpeeds again, ForkSpeeds slowed) {
    return Comparison.ofRounds("b", "h", speeds(1, 100, 0.01), heads, again, slowed, JUDGE);
  }

  private ForkSpeeds speeds(long seed, double put, double spread) {
    return write(
        "put" + seed,
        new Jmh()
            .rates("PutBenchmark.put", "jedis", Jmh.noisy(seed, 10, put, spread))
            .rates("FloorBenchmark.noop", "jedis", Jmh.noisy(seed + 100, 10, 150, 0.01)));
  }

  private ForkSpeeds read(
      String name, long seed, double put, double putSpread, double pull, double pullSpread) {
    return write(
        name,
        new Jmh()
            .rates("PutBenchmark.put", "jedis", Jmh.noisy(seed, 10, put, putSpread))
            .rates("ConsumeBenchmark.pull", "jedis", Jmh.noisy(seed + 9, 10, pull, pullSpread)));
  }

  private ForkSpeeds floors() {
    return write(
        "floors", new Jmh().rates("FloorBenchmark.noop", "jedis", Jmh.noisy(1, 10, 100, 0.01)));
  }

  private ForkSpeeds write(String name, Jmh results) {
    try {
      return ForkSpeeds.read(results.write(folder.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
