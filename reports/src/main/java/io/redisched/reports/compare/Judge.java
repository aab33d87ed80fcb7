package io.redisched.reports.compare;

import io.redisched.reports.statistics.Estimate;
import io.redisched.reports.statistics.Estimate.Basis;
import io.redisched.reports.statistics.Interval;
import io.redisched.reports.statistics.SpeedRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Gives verdicts.
 *
 * <p>An interval of the ratio of speeds that lies wholly beyond the margin makes a row faster or
 * slower, one wholly within it makes it the same, any other leaves it inconclusive. The intervals
 * of a table of n rows are of confidence 1 − 0.05/n each, so that all of them hold at once in 95 of
 * 100 tables.
 *
 * @param margin the share by which speeds may differ and yet be called the same, as 0.05
 */
record Judge(double margin) {
  /** With fewer forks there is no verdict. */
  static final int FEWEST_FORKS = 5;

  /** An interval as narrow as this share of the margin leaves room for what is measured next. */
  private static final double NARROW = 0.75;

  /** Nobody waits for more. */
  private static final int MOST_FORKS = 100;

  private static final double ERROR = 0.05;

  /**
   * Speeds of forks that ran in pairs: the nth of one side right before or after the nth of the
   * other.
   */
  List<Row> pairs(ForkSpeeds base, ForkSpeeds head) {
    double confidence = confidence(base, head);
    return rows(
        base,
        head,
        key -> true,
        (key, bases, heads) ->
            bases.size() == heads.size()
                ? judged(key, SpeedRatio.paired(heads, bases, confidence), bases, heads)
                : undecided(key, bases, heads, "one side lost forks"));
  }

  /**
   * Speeds of runs that have nothing to do with one another. Between them the machine may have
   * changed, so each row is held against its floor in the same run first; a row without floors
   * stays inconclusive.
   */
  List<Row> runs(ForkSpeeds base, ForkSpeeds head) {
    double confidence = confidence(base, head);
    return rows(
        base,
        head,
        key -> !key.operation().isFloor(),
        (key, bases, heads) -> {
          Optional<List<Double>> baseFloor = base.floorOf(key).flatMap(base::of);
          Optional<List<Double>> headFloor = head.floorOf(key).flatMap(head::of);
          if (baseFloor.isEmpty() || headFloor.isEmpty()) {
            return undecided(key, bases, heads, "no floor in both runs to hold it against");
          }
          return judged(
              key,
              SpeedRatio.unpaired(
                  List.of(heads, baseFloor.get()), List.of(bases, headFloor.get()), confidence),
              bases,
              heads);
        });
  }

  /** The same, believing that nothing but the program differs between the two. */
  List<Row> absolute(ForkSpeeds base, ForkSpeeds head) {
    double confidence = confidence(base, head);
    return rows(
        base,
        head,
        key -> true,
        (key, bases, heads) ->
            judged(
                key,
                SpeedRatio.unpaired(List.of(heads), List.of(bases), confidence),
                bases,
                heads));
  }

  /** How the floors of two runs stand to one another, which tells how the machines do. */
  List<Row> floors(ForkSpeeds base, ForkSpeeds head) {
    return rows(
        base,
        head,
        key -> key.operation().isFloor(),
        (key, bases, heads) -> undecided(key, bases, heads, ""));
  }

  Verdict verdict(Interval interval) {
    if (interval.low() > 1 + margin) {
      return Verdict.FASTER;
    }
    if (interval.high() < 1 - margin) {
      return Verdict.SLOWER;
    }
    return interval.low() >= 1 - margin && interval.high() <= 1 + margin
        ? Verdict.SAME
        : Verdict.INCONCLUSIVE;
  }

  /**
   * Whether a row of a thing against itself is known so well that more forks would add little: the
   * same, with an interval that reaches no further to either side than 0.75 of the margin. How two
   * forks of BASE differ tells nothing about their mean, which HEAD is held against, so that to go
   * on until then makes no verdict on HEAD likelier than another.
   */
  boolean settled(Row itself) {
    return itself.verdict() == Verdict.SAME
        && itself
            .speed()
            .interval()
            .map(interval -> interval.high() - interval.low() <= 2 * NARROW * margin)
            .orElse(false);
  }

  private interface Decision {
    Row of(RowKey key, List<Double> bases, List<Double> heads);
  }

  private static List<Row> rows(
      ForkSpeeds base, ForkSpeeds head, Predicate<RowKey> wanted, Decision decision) {
    List<Row> rows = new ArrayList<>();
    base.byRow()
        .forEach(
            (key, bases) ->
                head.of(key)
                    .filter(heads -> wanted.test(key))
                    .ifPresent(
                        heads ->
                            rows.add(
                                measured(bases) && measured(heads)
                                    ? decision.of(key, bases, heads)
                                    : nothing(key, bases, heads))));
    return List.copyOf(rows);
  }

  private Row judged(RowKey key, Estimate speed, List<Double> bases, List<Double> heads) {
    int forks = Math.min(bases.size(), heads.size());
    if (forks < FEWEST_FORKS) {
      return new Row(
          key,
          speed,
          Verdict.INCONCLUSIVE,
          "%s of the %s forks that a verdict needs".formatted(forks, FEWEST_FORKS),
          forks);
    }
    Interval interval = speed.interval().orElseThrow();
    Verdict verdict = verdict(interval);
    return new Row(
        key,
        speed,
        verdict,
        verdict == Verdict.INCONCLUSIVE ? wanting(speed.value(), interval, forks) : "",
        forks);
  }

  /** How many forks are likely to tell, as intervals shrink with the root of their number. */
  private String wanting(double speed, Interval interval, int forks) {
    double halfWidth = Math.log(interval.high() / interval.low()) / 2;
    double distance =
        Math.min(
            Math.abs(Math.log(speed / (1 + margin))), Math.abs(Math.log(speed / (1 - margin))));
    double wanted = forks * Math.pow(halfWidth / distance, 2);
    return wanted <= MOST_FORKS
        ? "about %s forks might tell".formatted(Math.max(forks + 1, (int) Math.ceil(wanted)))
        : "too noisy, or too near the margin, for %s forks to tell".formatted(MOST_FORKS);
  }

  private static Row undecided(RowKey key, List<Double> bases, List<Double> heads, String why) {
    return new Row(
        key,
        SpeedRatio.unpaired(List.of(heads), List.of(bases), 1 - ERROR),
        Verdict.INCONCLUSIVE,
        why,
        Math.min(bases.size(), heads.size()));
  }

  private static Row nothing(RowKey key, List<Double> bases, List<Double> heads) {
    return new Row(
        key,
        new Estimate(Double.NaN, Optional.empty(), Basis.NONE),
        Verdict.INCONCLUSIVE,
        "a fork has no positive figure",
        Math.min(bases.size(), heads.size()));
  }

  private static boolean measured(List<Double> speeds) {
    return speeds.stream().allMatch(speed -> speed > 0 && Double.isFinite(speed));
  }

  private static double confidence(ForkSpeeds base, ForkSpeeds head) {
    long rows = base.byRow().keySet().stream().filter(head.byRow()::containsKey).count();
    return 1 - ERROR / Math.max(1, rows);
  }
}
