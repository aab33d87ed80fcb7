package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.FUTURE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.queue;
import static io.redisched.conformance.checks.Jobs.queueMany;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Subject;

/** Section "counts" of the specification. */
public abstract class CountsChecks {

  private static void assertCounts(
      Subject port, double now, int ready, int delayed, int reserved, int overdue) {
    assertThat(port.counts(now))
        .as("counts at %s", now)
        .isEqualTo(new Counts(ready, delayed, reserved, overdue));
  }

  @Check("CNT-1")
  void readyIsWhatIsDueAndDelayedTheRest(Subject port) {
    queue(port, "a", NOW - 1000);
    queue(port, "b", NOW);
    queue(port, "c", NOW);
    queue(port, "d", NOW + 1000);
    assertCounts(port, NOW - 1000.5, 0, 4, 0, 0);
    assertCounts(port, NOW - 1000, 1, 3, 0, 0);
    assertCounts(port, NOW - 0.5, 1, 3, 0, 0);
    assertCounts(port, NOW, 3, 1, 0, 0);
    assertCounts(port, NOW + 999.5, 3, 1, 0, 0);
    assertCounts(port, NOW + 1000, 4, 0, 0, 0);
    assertCounts(port, FUTURE, 4, 0, 0, 0);
    assertCounts(port, 0, 0, 4, 0, 0);
    assertCounts(port, -NOW, 0, 4, 0, 0);
  }

  @Check("CNT-1")
  void theBoundIsInclusiveAtEveryInstant(Subject port) {
    double[] expirations = {NOW, NOW + 0.5, 0, -1, -0.5, 9, FUTURE};
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          queue(topic, "a", expiration);
          assertCounts(topic, expiration - 0.125, 0, 1, 0, 0);
          assertCounts(topic, expiration, 1, 0, 0, 0);
          assertCounts(topic, expiration + 0.125, 1, 0, 0, 0);
        });
  }

  @Check("CNT-2")
  void overdueJobsAreAmongTheReserved(Subject port) {
    hold(port, "a", NOW, 10);
    hold(port, "b", NOW, 20);
    hold(port, "c", NOW, 20);
    assertCounts(port, NOW, 0, 0, 3, 0);
    assertCounts(port, NOW + 9_999.5, 0, 0, 3, 0);
    assertCounts(port, NOW + 10_000, 0, 0, 3, 1);
    assertCounts(port, NOW + 19_999.5, 0, 0, 3, 1);
    assertCounts(port, NOW + 20_000, 0, 0, 3, 3);
    assertCounts(port, FUTURE, 0, 0, 3, 3);
    assertCounts(port, 0, 0, 0, 3, 0);
  }

  @Check("CNT-2")
  void aJobReservedForNoTimeIsOverdueAtOnce(Subject port) {
    hold(port, "a", NOW + 0.5, 0);
    assertCounts(port, NOW + 0.25, 0, 0, 1, 0);
    assertCounts(port, NOW + 0.5, 0, 0, 1, 1);
  }

  @Check("CNT-2")
  void theBoundIsInclusiveAtEveryDeadline(Subject port) {
    double[] deadlines = {NOW, NOW + 0.25, 0, -1, -0.5, 9, -NOW, FUTURE};
    ForEach.number(
        deadlines,
        deadline -> {
          Subject topic = port.fresh();
          hold(topic, "a", deadline - 1000, 1);
          assertCounts(topic, deadline - 0.125, 0, 0, 1, 0);
          assertCounts(topic, deadline, 0, 0, 1, 1);
          assertCounts(topic, deadline + 0.125, 0, 0, 1, 1);
        });
  }

  @Check("CNT-3")
  void aTopicWithoutJobsHasNone(Subject port) {
    for (double now : new double[] {NOW, 0, -1, FUTURE}) {
      assertCounts(port, now, 0, 0, 0, 0);
    }
    hold(port, "a", NOW, 1);
    port.release("a");
    queue(port, "b", DUE);
    port.pull(NOW);
    queue(port, "c", DUE);
    port.delete("c");
    for (double now : new double[] {NOW, 0, FUTURE}) {
      assertCounts(port, now, 0, 0, 0, 0);
    }
  }

  @Check("CNT-4")
  void countsFollowEveryOperation(Subject port) {
    port.put("a", "", DUE);
    assertCounts(port, NOW, 1, 0, 0, 0);
    port.put("a", "", NOW + 9);
    assertCounts(port, NOW, 1, 0, 0, 0);
    port.put("b", "", NOW + 1);
    assertCounts(port, NOW, 1, 1, 0, 0);
    port.reserve(NOW, 10);
    assertCounts(port, NOW, 0, 1, 1, 0);
    port.put("a", "", DUE);
    assertCounts(port, NOW, 0, 1, 1, 0);
    port.release("b");
    assertCounts(port, NOW + 10_000, 1, 0, 1, 1);
    port.requeue(NOW + 10_000, 0);
    assertCounts(port, NOW + 10_000, 1, 0, 1, 1);
    port.requeue(NOW + 10_000, 5);
    assertCounts(port, NOW + 10_000, 2, 0, 0, 0);
    assertCounts(port, NOW + 9_999, 1, 1, 0, 0);
    port.reserve(NOW + 10_000, 5);
    assertCounts(port, NOW + 10_000, 1, 0, 1, 0);
    port.release("b");
    assertCounts(port, NOW + 10_000, 1, 0, 0, 0);
    port.reserve(NOW + 10_000, 5);
    port.delete("a");
    assertCounts(port, NOW + 10_000, 0, 0, 0, 0);
    port.put("c", "", DUE);
    port.delete("c");
    assertCounts(port, NOW, 0, 0, 0, 0);
    port.put("c", "", DUE);
    port.pull(NOW);
    assertCounts(port, NOW, 0, 0, 0, 0);
  }

  @Check("CNT-4")
  void countingChangesNothing(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    queue(port, "a", NOW);
    for (double now : new double[] {NOW, FAR, FUTURE, 0, -1, NOW}) {
      port.counts(now);
    }
    assertCounts(port, NOW, 1, 1, 2, 1);
    assertExpires(port, job("a"), NOW);
    neighbours.assertUntouched();
  }

  @Check({"CNT-1", "CNT-4"})
  void manyAreCounted(Subject port) {
    int jobs = queueMany(port, DUE);
    assertCounts(port, NOW, jobs, 0, 0, 0);
    assertCounts(port, NOW - 60.5, jobs - 60, 60, 0, 0);
    for (int i = 0; i < 130; i++) {
      port.reserve(NOW, i);
    }
    assertCounts(port, NOW + 0.5, jobs - 130, 0, 130, 1);
    assertCounts(port, NOW + 49_500, jobs - 130, 0, 130, 50);
  }
}
