package io.redisched.conformance.history;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How long a history is made, and how hard it is tried to decide it.
 *
 * <p>A history that cannot be decided is followed by a fresh one a quarter as long, and that by one
 * more, each with half the budget of the one before. All of them together try at most {@link
 * #MOST_TRIALS} calls, which takes at most a minute on a slow machine, and last less than half as
 * long again as the first.
 *
 * @param divisor what the usual length is divided by
 * @param trials how many times a call may be tried on a state before the search gives up
 */
public record Extent(int divisor, long trials) {

  /** The usual length. */
  public static final Extent FULL = new Extent(1, 2_000_000);

  private static final List<Extent> FALLING =
      List.of(FULL, new Extent(4, FULL.trials() / 2), new Extent(16, FULL.trials() / 4));

  /** The most that all histories of one {@link #untilDecided} have tried in the end: {@value}. */
  public static final long MOST_TRIALS = 3_500_000;

  /**
   * Makes histories until one is decided, at most three, each shorter than the one before.
   *
   * @param history makes a history of an extent, and judges it
   * @return the last of them: one that is decided, if there was one
   */
  public static Races.Finding untilDecided(Function<Extent, Races.Finding> history) {
    return untilDecided(FALLING, history);
  }

  static Races.Finding untilDecided(List<Extent> extents, Function<Extent, Races.Finding> history) {
    Races.Finding last = history.apply(extents.get(0));
    for (Extent extent : extents.subList(1, extents.size())) {
      if (last.isDecided()) {
        return last;
      }
      last = history.apply(extent);
    }
    return last;
  }

  static List<Extent> falling() {
    return FALLING;
  }

  /** Returns the usual number of calls, as many times fewer; at least one. */
  int of(int usual) {
    return Math.max(1, usual / divisor);
  }

  /** Returns the usual time, as many times shorter. */
  public Duration of(Duration usual) {
    return usual.dividedBy(divisor);
  }
}
