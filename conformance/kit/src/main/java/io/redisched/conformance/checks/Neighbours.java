package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Subject;

/**
 * Three bystanders in a topic, one in each state, none of them due at {@link Instants#NOW}: what a
 * check does to its own job must not touch them.
 */
final class Neighbours {

  private static final double TIMED_OUT = NOW - 15_000;
  private static final double DELAYED = NOW + 1000;
  private static final double RESERVED = NOW + 5000;

  private final Subject port;

  private Neighbours(Subject port) {
    this.port = port;
  }

  /** Moves them in. */
  static Neighbours in(Subject port) {
    hold(port, "overdue neighbour", TIMED_OUT - 5000, 5);
    hold(port, "reserved neighbour", NOW - 10_000, 15);
    queue(port, "delayed neighbour", DELAYED);
    return new Neighbours(port);
  }

  /** Asserts that each is where it was, to the millisecond, and that nobody else is there. */
  void assertUntouched() {
    assertTimesOut(port, job("overdue neighbour"), TIMED_OUT);
    assertExpires(port, job("delayed neighbour"), DELAYED);
    assertTimesOut(port, job("reserved neighbour"), RESERVED);
    assertNothingLeft(port);
    assertThat(port.release("reserved neighbour")).as("release of what has ended").isZero();
  }
}
