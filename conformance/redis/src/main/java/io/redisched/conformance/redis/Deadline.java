package io.redisched.conformance.redis;

import java.time.Duration;

/** The end of a bounded wait, on the monotonic clock. */
final class Deadline {

  private final Duration bound;
  private final long end;

  private Deadline(Duration bound) {
    this.bound = bound;
    this.end = System.nanoTime() + bound.toNanos();
  }

  static Deadline in(Duration bound) {
    return new Deadline(bound);
  }

  boolean passed() {
    return System.nanoTime() - end >= 0;
  }

  /** The wait's whole length, for messages: {@code 30 s}. */
  String bound() {
    return bound.toSeconds() + " s";
  }
}
