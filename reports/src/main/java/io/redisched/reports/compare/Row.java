package io.redisched.reports.compare;

import io.redisched.reports.statistics.Estimate;

/**
 * One row of a comparison.
 *
 * @param key what is compared
 * @param speed HEAD's speed as a multiple of BASE's, with its interval
 * @param verdict what follows
 * @param why what the verdict does not say by itself; may be empty
 * @param forks the fewer of the two sides' forks
 */
record Row(RowKey key, Estimate speed, Verdict verdict, String why, int forks) {

  /** The same without a verdict. */
  Row inconclusive(String reason) {
    return new Row(key, speed, Verdict.INCONCLUSIVE, reason, forks);
  }
}
