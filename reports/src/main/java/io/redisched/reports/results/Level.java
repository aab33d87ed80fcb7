package io.redisched.reports.results;

/** How binding a clause is. */
public enum Level {
  /** A port that does not keep it does not conform. */
  MUST,
  /** A recommendation: a port may conform without it. */
  SHOULD
}
