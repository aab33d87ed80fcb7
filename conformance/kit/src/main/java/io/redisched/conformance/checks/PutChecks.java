package io.redisched.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;

/** Section "put" of the specification. */
public abstract class PutChecks {

  /** A sane present instant, far from the wall clock of any run. */
  private static final double NOW = 1_700_000_000_000.0;

  @Check("PUT-1")
  void aNewJobIsAddedAndWaitsForItsExpiration(Subject port) {
    assertThat(port.put("a", "body", NOW)).as("put of an absent id").isEqualTo(1);
    assertThat(port.reserve(NOW - 1, 10)).as("reserve 1 ms before the expiration").isNull();
    assertThat(port.reserve(NOW, 10))
        .as("reserve at the expiration")
        .isEqualTo(new Job("a", "body"));
  }

  @Check("PUT-2")
  void aQueuedIdKeepsItsBodyAndExpiration(Subject port) {
    port.put("a", "first", NOW);
    assertThat(port.put("a", "second", NOW - 1000)).as("put of a queued id").isEqualTo(0);
    assertThat(port.reserve(NOW - 1, 10)).as("reserve before the first expiration").isNull();
    assertThat(port.reserve(NOW, 10))
        .as("reserve at the first expiration")
        .isEqualTo(new Job("a", "first"));
  }
}
