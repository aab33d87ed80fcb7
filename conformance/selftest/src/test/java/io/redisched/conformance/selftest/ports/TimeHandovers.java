package io.redisched.conformance.selftest.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;

/**
 * Instants and durations to the millisecond and beyond. All can be held by a double exactly, and so
 * can what is calculated with them.
 */
final class TimeHandovers {

  static final List<Handover> ALL =
      List.of(
          new Handover("keeps to the instants of the first", TimeHandovers::instants),
          new Handover("keeps to the deadlines of the first", TimeHandovers::durations));

  private static final List<Double> INSTANTS =
      List.of(
          0.0,
          -1.0,
          -86_400_000.75,
          0.25,
          1_700_000_000_123.0,
          1_700_000_000_123.5,
          1_700_000_000_999.75,
          4_102_444_800_001.0,
          200_000_000_000_000.25);

  private static final List<Double> SECONDS = List.of(0.0, 0.001, 0.0005, 0.125, 1.5, 86_400.25);

  private static final double T = 1_700_000_000_000.0;
  private static final double STEP = 0.25;
  private static final Offset<Double> SPARED = within(0.001);

  private TimeHandovers() {}

  private static void instants(Subject one, Subject other) {
    for (double at : INSTANTS) {
      assertThat(one.put("job", "", at)).as("put").isEqualTo(1);
      assertAt(other, "queued", at);
      assertThat(other.reserve(at - STEP, 1.5)).as("reserve %s ms early", STEP).isNull();
      assertThat(other.reserve(at, 1.5)).as("reserve at the expiration").isNotNull();
      double deadline = at + 1_500;
      assertAt(one, "reserved", deadline);
      assertThat(one.requeue(deadline - STEP, 1)).as("requeue %s ms early", STEP).isZero();
      assertThat(one.requeue(deadline, 1)).as("requeue at the deadline").isEqualTo(1);
      assertAt(other, "queued", deadline);
      assertThat(other.pull(deadline - STEP)).as("pull %s ms early", STEP).isNull();
      assertThat(other.pull(deadline)).as("pull").isEqualTo(new Job("job", ""));
    }
  }

  private static void durations(Subject one, Subject other) {
    for (double seconds : SECONDS) {
      double deadline = T + seconds * 1_000;
      assertThat(one.put("job", "", T)).as("put").isEqualTo(1);
      assertThat(one.reserve(T, seconds)).as("reserve").isEqualTo(new Job("job", ""));
      assertAt(other, "reserved", deadline);
      assertThat(other.requeue(deadline - STEP, 1)).as("requeue %s ms early", STEP).isZero();
      assertThat(other.requeue(deadline, 1)).as("requeue at the deadline").isEqualTo(1);
      assertThat(one.pull(deadline)).as("pull").isEqualTo(new Job("job", ""));
    }
  }

  private static void assertAt(Subject subject, String state, double at) {
    Seen seen = subject.get("job");
    assertThat(seen).as("get").isNotNull();
    assertThat(Objects.requireNonNull(seen).state()).as("state").isEqualTo(state);
    assertThat(seen.at()).as("instant of the %s job", state).isCloseTo(at, SPARED);
  }
}
