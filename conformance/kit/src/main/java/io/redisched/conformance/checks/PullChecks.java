package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.FUTURE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.due;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.jobs;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** Section "pull" of the specification. */
public abstract class PullChecks {

  private static final Job A = job("a");

  @Check("PULL-1")
  void aPulledJobHasEnded(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    queue(port, "a", DUE);
    assertThat(port.pull(NOW + 2)).as("pull of a due job").isEqualTo(A);
    assertThat(port.pull(NOW)).as("pull of what has ended").isNull();
    assertThat(port.reserve(NOW, 1)).as("reserve of what has ended").isNull();
    assertThat(port.release("a")).as("release of what has ended").isZero();
    assertThat(port.delete("a")).as("delete of what has ended").isZero();
    neighbours.assertUntouched();
  }

  @Check("PULL-1")
  void aPulledJobDoesNotComeBackByRequeue(Subject port) {
    queue(port, "a", DUE);
    assertThat(port.pull(NOW + 7)).as("pull").isEqualTo(A);
    for (double max : new double[] {NOW, NOW + 5, NOW + 100_000, FUTURE}) {
      assertThat(port.requeue(max, 10)).as("requeue at %s", max).isZero();
    }
    assertThat(port.pull(FUTURE)).as("pull after the requeues").isNull();
  }

  @Check("PULL-1")
  void aRequeuedJobIsPulledLikeAnyOther(Subject port) {
    hold(port, "a", NOW, 1);
    port.requeue(NOW + 1000, 1);
    assertThat(port.pull(NOW + 1002)).as("pull of a requeued job").isEqualTo(A);
    assertThat(port.release("a")).as("release of what has ended").isZero();
    assertThat(port.put("a", "again", DUE)).as("put of the free id").isEqualTo(1);
  }

  @Check("PULL-2")
  void aTopicWithoutJobsAnswersNothing(Subject port) {
    for (double max : new double[] {NOW, 0, -1, FUTURE}) {
      assertThat(port.pull(max)).as("pull at %s in an empty topic", max).isNull();
    }
    assertNothingLeft(port);
  }

  @Check("PULL-2")
  void nothingIsPulledBeforeItsTimeAndNothingChanges(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    for (double max : new double[] {NOW, NOW + 999, NOW + 999.5, 0, -NOW}) {
      assertThat(port.pull(max)).as("pull at %s, when nothing is due", max).isNull();
    }
    neighbours.assertUntouched();
  }

  @Check("PULL-3")
  void theBoundIsInclusive(Subject port) {
    double[] expirations = {NOW, NOW + 0.5, NOW + 0.25, FUTURE, 0, 1, -1, -0.5, 1000};
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          queue(topic, "a", expiration);
          assertThat(topic.pull(expiration - 0.125))
              .as("pull 1/8 ms before the expiration %s", expiration)
              .isNull();
          assertThat(topic.pull(expiration)).as("pull at %s", expiration).isEqualTo(A);
        });
  }

  @Check("PULL-3")
  void eachPullIsJudgedByItsOwnMax(Subject port) {
    queue(port, "a", NOW);
    queue(port, "b", NOW + 1000);
    assertThat(port.pull(NOW + 500)).as("pull between the two").isEqualTo(A);
    queue(port, "c", NOW + 100);
    assertThat(port.pull(NOW)).as("pull at an earlier time").isNull();
    assertThat(port.pull(NOW + 99.5)).as("pull just before c is due").isNull();
    assertThat(port.pull(NOW + 100)).as("pull when c is due").isEqualTo(job("c"));
    assertThat(port.pull(1e15)).as("pull far ahead").isEqualTo(job("b"));
  }

  @Check("PULL-4")
  void jobsComeInNumericOrderOfTheirExpirations(Subject port) {
    List<Double> ascending =
        List.of(
            -1e13,
            -100.0,
            -20.0,
            -10.0,
            -9.0,
            -0.5,
            0.0,
            0.25,
            0.5,
            1.0,
            2.0,
            9.0,
            10.0,
            11.0,
            20.0,
            99.0,
            100.0,
            1000.0,
            9999.0,
            99_999.0,
            100_000.0,
            2e9,
            1e10,
            NOW,
            NOW + 0.25,
            NOW + 1);
    for (int stride : new int[] {1, 5, 25}) { // ascending, scattered, descending
      Subject topic = port.fresh();
      for (int i = 0; i < ascending.size(); i++) {
        double expiration = ascending.get((i + 1) * stride % ascending.size());
        queue(topic, "at " + expiration, expiration);
      }
      for (double expiration : ascending) {
        assertThat(topic.pull(FAR))
            .as("pull, when %s is the smallest expiration", expiration)
            .isEqualTo(job("at " + expiration));
      }
      assertNothingLeft(topic);
    }
  }

  @Check("PULL-4")
  void oneJobIsPulledACall(Subject port) {
    queue(port, "c", NOW - 1);
    queue(port, "b", NOW - 2);
    queue(port, "a", NOW - 3);
    assertThat(port.pull(NOW + 2)).as("first pull").isEqualTo(A);
    assertThat(port.put("b", "", DUE)).as("put of the second id, still queued").isZero();
    assertThat(port.put("c", "", DUE)).as("put of the third id, still queued").isZero();
    assertThat(port.pull(NOW + 2)).as("second pull").isEqualTo(job("b"));
    assertThat(port.pull(NOW + 2)).as("third pull").isEqualTo(job("c"));
    assertNothingLeft(port);
  }

  @Check("PULL-4")
  void aTieLosesNoJobAndDoublesNone(Subject port) {
    for (double expiration : new double[] {NOW, NOW + 0.5, 0, -7}) {
      Subject topic = port.fresh();
      List<Job> put = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        queue(topic, "job " + i, expiration);
        put.add(job("job " + i));
      }
      queue(topic, "earlier", expiration - 1);
      assertThat(topic.pull(expiration + 2)).as("first pull").isEqualTo(job("earlier"));
      assertThat(due(topic, expiration))
          .as("all that was pulled, expirations being equal")
          .containsExactlyInAnyOrderElementsOf(put);
      assertNothingLeft(topic);
    }
  }

  @Check("PULL-5")
  void aReservedJobIsNotPulled(Subject port) {
    hold(port, "a", NOW - 10, 10);
    hold(port, "b", NOW - 10, 0);
    queue(port, "c", DUE);
    assertThat(port.pull(NOW + 2)).as("pull while two are reserved").isEqualTo(job("c"));
    assertThat(port.pull(FAR)).as("pull past all deadlines").isNull();
    assertTimesOut(port, job("b"), NOW - 10);
    assertTimesOut(port, A, NOW + 9_990);
    assertNothingLeft(port);
  }

  @Check("PULL-5")
  void aHolderMayReleaseAfterPulls(Subject port) {
    hold(port, "a", NOW, 1);
    queue(port, "b", DUE);
    queue(port, "c", DUE);
    assertThat(due(port, FAR))
        .as("all that can be pulled")
        .containsExactlyInAnyOrderElementsOf(jobs("b", "c"));
    assertThat(port.release("a")).as("release by the holder").isEqualTo(1);
    assertNothingLeft(port);
  }
}
