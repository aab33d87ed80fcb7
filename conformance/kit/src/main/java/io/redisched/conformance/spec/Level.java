package io.redisched.conformance.spec;

/** How binding a clause is. */
public enum Level {
  /** A port that breaks the clause does not conform. */
  MUST,
  /** Advice: breaking it is reported and fails nothing. */
  SHOULD
}
