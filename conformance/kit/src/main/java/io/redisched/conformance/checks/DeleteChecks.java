package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.FUTURE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.everything;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.jobs;
import static io.redisched.conformance.checks.Jobs.oneOfMany;
import static io.redisched.conformance.checks.Jobs.queue;
import static io.redisched.conformance.checks.Jobs.queueMany;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.util.List;

/** Section "delete" of the specification. */
public abstract class DeleteChecks {

  @Check("DEL-1")
  void aDeletedQueuedJobIsNeverHandedOut(Subject port) {
    double[] expirations = {NOW - 1000, NOW, NOW + 500, 0, -5, FUTURE};
    for (double expiration : expirations) {
      Subject topic = port.fresh();
      queue(topic, "a", expiration);
      assertThat(topic.delete("a")).as("delete of a job queued until %s", expiration).isEqualTo(1);
      assertThat(topic.reserve(FUTURE, 1)).as("reserve after the delete").isNull();
      assertThat(topic.pull(FUTURE)).as("pull after the delete").isNull();
      assertNothingLeft(topic);
    }
  }

  @Check("DEL-1")
  void theNextJobComesInPlaceOfTheDeleted(Subject port) {
    queue(port, "a", NOW - 2);
    queue(port, "b", NOW - 1);
    assertThat(port.delete("a")).as("delete of the first").isEqualTo(1);
    assertThat(port.reserve(NOW, 1)).as("reserve after the delete").isEqualTo(job("b"));
    assertThat(port.reserve(NOW, 1)).as("reserve when all is reserved").isNull();
  }

  @Check("DEL-1")
  void aRequeuedJobIsDeleted(Subject port) {
    hold(port, "a", NOW, 1);
    port.requeue(NOW + 1000, 1);
    assertThat(port.delete("a")).as("delete of a requeued job").isEqualTo(1);
    assertNothingLeft(port);
  }

  @Check("DEL-2")
  void aDeletedReservedJobHasEnded(Subject port) {
    for (double ttr : new double[] {0, 0.25, 10, 1e6}) {
      Subject topic = port.fresh();
      hold(topic, "a", NOW, ttr);
      assertThat(topic.delete("a")).as("delete of a job reserved for %s s", ttr).isEqualTo(1);
      assertThat(topic.delete("a")).as("second delete").isZero();
      assertThat(topic.pull(FAR)).as("pull after the delete").isNull();
      assertNothingLeft(topic);
      assertThat(topic.put("a", "", DUE)).as("put of the free id").isEqualTo(1);
    }
  }

  @Check("DEL-3")
  void anAbsentIdIsNotDeleted(Subject port) {
    assertThat(port.delete("a")).as("delete in an empty topic").isZero();
    Neighbours neighbours = Neighbours.in(port);
    assertThat(port.delete("a")).as("delete of an id never put").isZero();
    neighbours.assertUntouched();
  }

  @Check("DEL-3")
  void anEndedJobIsNotDeleted(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    hold(port, "a", NOW, 10);
    port.release("a");
    assertThat(port.delete("a")).as("delete of a released job").isZero();
    queue(port, "b", DUE);
    port.pull(NOW);
    assertThat(port.delete("b")).as("delete of a pulled job").isZero();
    queue(port, "c", DUE);
    assertThat(port.delete("c")).as("first delete").isEqualTo(1);
    assertThat(port.delete("c")).as("second delete").isZero();
    neighbours.assertUntouched();
  }

  @Check("DEL-4")
  void aDeletedJobIsNotBroughtBackByItsHolder(Subject port) {
    for (double ttr : new double[] {0, 1, 60}) {
      Subject topic = port.fresh();
      hold(topic, "a", NOW, ttr);
      assertThat(topic.delete("a")).as("delete while reserved").isEqualTo(1);
      assertThat(topic.release("a")).as("release by the holder of a deleted job").isZero();
      assertThat(topic.requeue(NOW + ttr * 1000, 10)).as("requeue at the old deadline").isZero();
      assertThat(topic.requeue(FUTURE, 10)).as("requeue long after").isZero();
      assertThat(topic.reserve(FUTURE, 1)).as("reserve long after").isNull();
      assertThat(topic.delete("a")).as("second delete").isZero();
    }
  }

  @Check("DEL-4")
  void aDeletedJobIsNotCountedAmongTheRequeued(Subject port) {
    hold(port, "a", NOW - 3, 1);
    hold(port, "b", NOW - 2, 1);
    hold(port, "c", NOW - 1, 1);
    assertThat(port.delete("b")).as("delete of one of three").isEqualTo(1);
    assertThat(port.requeue(FAR, 2)).as("requeue of two").isEqualTo(2);
    assertThat(everything(port))
        .as("all that is left")
        .containsExactlyInAnyOrderElementsOf(jobs("a", "c"));
  }

  @Check("DEL-5")
  void theOldDeadlineDoesNotTouchTheNewJob(Subject port) {
    Job next = new Job("a", "new body");
    hold(port, "a", NOW, 10);
    port.delete("a");
    assertThat(port.put("a", "new body", NOW + 60_000)).as("put of the freed id").isEqualTo(1);
    assertThat(port.requeue(NOW + 10_000, 10)).as("requeue at the old deadline").isZero();
    assertThat(port.requeue(NOW + 50_000, 10)).as("requeue past the old deadline").isZero();
    assertThat(port.release("a")).as("release by the old holder").isZero();
    assertExpires(port, next, NOW + 60_000);
    assertNothingLeft(port);
  }

  @Check("DEL-5")
  void theOldDeadlineDoesNotShortenANewReservation(Subject port) {
    Job next = new Job("a", "new body");
    hold(port, "a", NOW, 10);
    port.delete("a");
    port.put("a", "new body", DUE);
    assertThat(port.reserve(NOW + 1, 60)).as("reserve of the new job").isEqualTo(next);
    assertTimesOut(port, next, NOW + 60_001);
    assertNothingLeft(port);
  }

  @Check("DEL-5")
  void theOldExpirationDoesNotFireTheNewJob(Subject port) {
    queue(port, "a", DUE);
    port.delete("a");
    port.put("a", "new body", NOW + 1000);
    assertThat(port.reserve(NOW, 1)).as("reserve at the old expiration").isNull();
    assertExpires(port, new Job("a", "new body"), NOW + 1000);
    assertNothingLeft(port);
  }

  @Check({"DEL-1", "PUT-2", "REL-1"})
  void theJobsOfALongQueueAreFoundByTheirIds(Subject port) {
    int jobs = queueMany(port, DUE);
    for (int i : List.of(0, 1, 50, jobs / 2, jobs - 1)) {
      String id = oneOfMany(i);
      assertThat(port.put(id, "", DUE)).as("put of %s, one of %d jobs", id, jobs).isZero();
      assertThat(port.delete(id)).as("delete of %s, one of %d jobs", id, jobs).isEqualTo(1);
      assertThat(port.delete(id)).as("delete of the deleted %s", id).isZero();
    }
    for (int i = 0; i < 120; i++) {
      port.reserve(NOW, 10 + i % 7);
    }
    for (int i : List.of(jobs - 2, jobs - 50, jobs - 115)) {
      String id = oneOfMany(i);
      assertThat(port.release(id)).as("release of %s, one of 120 reserved", id).isEqualTo(1);
    }
  }

  @Check("DEL-6")
  void theNeighboursStay(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    queue(port, "a", DUE);
    hold(port, "b", NOW - 1, 10);
    assertThat(port.delete("a")).as("delete of a queued job").isEqualTo(1);
    assertThat(port.delete("b")).as("delete of a reserved job").isEqualTo(1);
    assertThat(port.pull(NOW)).as("pull after the deletes").isNull();
    neighbours.assertUntouched();
  }

  @Check("DEL-6")
  void onlyTheNamedOfManyAlikeIsDeleted(Subject port) {
    List<String> ids = List.of("a", "aa", "a*", "?", "*", "A", "a:b", "b", "[a]", ".", "a.*");
    ids.forEach(id -> queue(port, id, DUE));
    for (String id : List.of("*", "a", "?", "[a]", "a.*")) {
      assertThat(port.delete(id)).as("delete of %s", id).isEqualTo(1);
      assertThat(port.delete(id)).as("second delete of %s", id).isZero();
    }
    assertThat(everything(port))
        .as("what is left")
        .containsExactlyInAnyOrderElementsOf(jobs("aa", "a*", "A", "a:b", "b", "."));
  }

  @Check("DEL-6")
  void jobsOfTheSameInstantStay(Subject port) {
    hold(port, "held a", NOW - 1, 5);
    hold(port, "held b", NOW - 1, 5);
    queue(port, "a", NOW);
    queue(port, "b", NOW);
    assertThat(port.delete("held a")).as("delete of one of two reserved").isEqualTo(1);
    assertThat(port.delete("a")).as("delete of one of two queued").isEqualTo(1);
    assertExpires(port, job("b"), NOW);
    assertTimesOut(port, job("held b"), NOW + 4999);
    assertNothingLeft(port);
  }
}
