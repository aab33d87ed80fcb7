package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.util.List;

/** Section "release" of the specification. */
public abstract class ReleaseChecks {

  private static final Job A = job("a");

  @Check("REL-1")
  void aReleasedJobHasEnded(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    hold(port, "a", NOW, 10);
    assertThat(port.release("a")).as("release of a reserved job").isEqualTo(1);
    assertThat(port.reserve(NOW, 10)).as("reserve after the release").isNull();
    assertThat(port.delete("a")).as("delete after the release").isZero();
    neighbours.assertUntouched();
  }

  @Check("REL-1")
  void aReleasedJobIsNotRequeued(Subject port) {
    hold(port, "a", NOW, 10);
    assertThat(port.release("a")).as("release").isEqualTo(1);
    assertThat(port.requeue(NOW + 10_000, 10)).as("requeue at the old deadline").isZero();
    assertThat(port.requeue(FAR, 10)).as("requeue long after").isZero();
    assertThat(port.pull(FAR)).as("pull long after").isNull();
    assertThat(port.put("a", "again", DUE)).as("put of the free id").isEqualTo(1);
  }

  @Check("REL-1")
  void aJobReservedAgainAfterARequeueIsReleased(Subject port) {
    hold(port, "a", NOW, 1);
    port.requeue(NOW + 1000, 1);
    port.reserve(NOW + 1000, 1);
    assertThat(port.release("a")).as("release of the second reservation").isEqualTo(1);
    assertNothingLeft(port);
  }

  @Check("REL-2")
  void aQueuedJobIsNotReleased(Subject port) {
    double[] expirations = {NOW - 1000, NOW, NOW + 1000, 0, -5};
    for (double expiration : expirations) {
      Subject topic = port.fresh();
      queue(topic, "a", expiration);
      for (int i = 0; i < 2; i++) {
        assertThat(topic.release("a")).as("release of a job queued until %s", expiration).isZero();
      }
      assertExpires(topic, A, expiration);
      assertNothingLeft(topic);
    }
  }

  @Check("REL-2")
  void aRequeuedJobIsNotReleasedByItsLateHolder(Subject port) {
    hold(port, "a", NOW, 1);
    assertThat(port.requeue(NOW + 2001, 1)).as("requeue").isEqualTo(1);
    assertThat(port.release("a")).as("release by the late holder").isZero();
    assertExpires(port, A, NOW + 2000);
    assertNothingLeft(port);
  }

  @Check("REL-3")
  void anAbsentIdIsNotReleased(Subject port) {
    assertThat(port.release("a")).as("release in an empty topic").isZero();
    Neighbours neighbours = Neighbours.in(port);
    assertThat(port.release("a")).as("release of an id never put").isZero();
    neighbours.assertUntouched();
  }

  @Check("REL-3")
  void anEndedJobIsNotReleased(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    hold(port, "a", NOW, 10);
    assertThat(port.release("a")).as("first release").isEqualTo(1);
    assertThat(port.release("a")).as("second release").isZero();
    queue(port, "b", DUE);
    port.pull(NOW);
    assertThat(port.release("b")).as("release of a pulled job").isZero();
    queue(port, "c", DUE);
    port.delete("c");
    assertThat(port.release("c")).as("release of a job deleted while queued").isZero();
    hold(port, "d", NOW, 10);
    port.delete("d");
    assertThat(port.release("d")).as("release of a job deleted while reserved").isZero();
    neighbours.assertUntouched();
  }

  @Check("REL-4")
  void anOverdueJobIsReleased(Subject port) {
    double[] ttrs = {0, 0.001, 1, 10};
    for (double ttr : ttrs) {
      Subject topic = port.fresh();
      hold(topic, "a", NOW, ttr);
      assertThat(topic.reserve(NOW + 60_000, 1)).as("reserve past the deadline").isNull();
      assertThat(topic.release("a")).as("release past the deadline, ttr %s", ttr).isEqualTo(1);
      assertThat(topic.release("a")).as("second release").isZero();
      assertNothingLeft(topic);
      assertThat(topic.put("a", "", DUE)).as("put of the free id").isEqualTo(1);
    }
  }

  @Check("REL-4")
  void anOverdueJobThatARequeueLeftOutIsReleased(Subject port) {
    hold(port, "a", NOW, 1);
    hold(port, "b", NOW, 2);
    assertThat(port.requeue(NOW + 5001, 1)).as("requeue of one").isEqualTo(1);
    assertThat(port.release("b")).as("release of the one left out").isEqualTo(1);
    assertThat(port.release("a")).as("release of the requeued one").isZero();
    assertExpires(port, A, NOW + 5000);
    assertNothingLeft(port);
  }

  @Check("REL-5")
  void theOtherReservationsStay(Subject port) {
    hold(port, "b", NOW, 20);
    hold(port, "a", NOW, 20);
    hold(port, "c", NOW, 20);
    queue(port, "d", NOW);
    assertThat(port.release("a")).as("release of a").isEqualTo(1);
    assertExpires(port, job("d"), NOW);
    assertThat(port.release("b")).as("release of b").isEqualTo(1);
    assertTimesOut(port, job("c"), NOW + 20_000);
    assertNothingLeft(port);
  }

  @Check("REL-5")
  void onlyTheNamedOfManyAlikeIsReleased(Subject port) {
    List<String> ids = List.of("a", "aa", "a*", "?", "*", "A", "a:b", "b", "[a]", ".", "a.*");
    ids.forEach(id -> hold(port, id, NOW, 20));
    for (String id : ids) {
      assertThat(port.release(id)).as("release of %s", id).isEqualTo(1);
      assertThat(port.release(id)).as("second release of %s", id).isZero();
    }
    assertNothingLeft(port);
  }
}
