package io.redisched.conformance.report;

import java.util.Locale;

/** What a run comes to, and the exit status that says so. */
public enum ExitStatus {
  /** Every MUST clause that could be decided is kept. */
  CONFORMS(0),
  /** A MUST clause is broken, or the list of known failures is out of date. */
  DOES_NOT_CONFORM(1),
  /** No verdict is possible: bad usage, no Redis, no port to talk to, a fault of the kit. */
  COULD_NOT_RUN(2);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** Returns the name used in result files, such as {@code does-not-conform}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the exit status of the process: 0, 1 or 2. */
  public int code() {
    return code;
  }
}
