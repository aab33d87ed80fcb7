package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Eventually;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Section "several processes" of the specification, as far as one call follows another. */
public abstract class ProcessChecks {

  private static final double NOW = 1_700_000_000_000.0;
  private static final double DUE = NOW - 1;

  /** What a process is given to make the few jobs in the middle of which it is killed. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Check("PROC-1")
  void whatOneProcessPutsAnotherWorksOn(@Reused Lab lab) {
    Subject one = lab.open();
    Subject other = lab.open();
    lab.requireSharedState(one, other);
    for (String id : List.of("a", "b", "c", "d")) {
      one.put(id, "body of " + id, NOW + id.charAt(0));
    }
    assertThat(other.put("a", "another", DUE)).as("put of an id the other put").isEqualTo(0);
    assertThat(other.reserve(NOW + 1000, 10)).isEqualTo(new Job("a", "body of a"));
    assertThat(one.reserve(NOW + 1000, 10))
        .as("reserve while the other process holds a")
        .isEqualTo(new Job("b", "body of b"));
    assertThat(one.release("a")).as("release of what the other reserved").isEqualTo(1);
    assertThat(other.delete("b")).as("delete of what the other reserved").isEqualTo(1);
    assertThat(other.pull(NOW + 1002)).isEqualTo(new Job("c", "body of c"));
    assertThat(one.reserve(NOW + 1000, 1)).isEqualTo(new Job("d", "body of d"));
    assertThat(other.requeue(NOW + 2001, 10)).as("requeue of what the other holds").isEqualTo(1);
    assertThat(one.release("d")).as("release after the other requeued it").isEqualTo(0);
    assertThat(other.pull(NOW + 2002)).isEqualTo(new Job("d", "body of d"));
    assertThat(one.pull(NOW + 2000)).as("pull when all has ended").isNull();
  }

  @Check("PROC-1")
  void whatAProcessSawHidesNothingThatAnotherDid(@Reused Lab lab) {
    Subject one = lab.open();
    Subject other = lab.open();
    lab.requireSharedState(one, other);
    for (int i = 0; i < 3; i++) {
      Subject here = one.fresh();
      Subject there = other.on(here.topic());
      assertThat(here.reserve(NOW, 1)).as("reserve in an empty topic").isNull();
      queue(there, "a", DUE);
      assertThat(here.reserve(NOW, 1)).as("reserve of what the other put").isEqualTo(job("a"));
      assertThat(here.release("b")).as("release of an absent id").isZero();
      assertThat(here.delete("b")).as("delete of an absent id").isZero();
      queue(there, "b", DUE);
      assertThat(here.put("b", "another", DUE)).as("put of what the other put").isZero();
      assertThat(there.reserve(NOW, 1)).as("reserve by the other").isEqualTo(job("b"));
      assertThat(here.release("b")).as("release of what the other reserved").isEqualTo(1);
      assertThat(here.requeue(NOW + 500, 10)).as("requeue before the deadline").isZero();
      assertThat(here.pull(NOW + 500)).as("pull when all is reserved").isNull();
      hold(there, "c", NOW, 0.1);
      assertThat(here.requeue(NOW + 500, 10)).as("requeue of what the other held").isEqualTo(1);
      assertThat(there.delete("c")).as("delete of what was requeued").isEqualTo(1);
      assertThat(here.pull(NOW + 500)).as("pull when the other deleted it").isNull();
      queue(there, "d", DUE);
      assertThat(here.pull(NOW + 500)).as("pull of what the other put").isEqualTo(job("d"));
      queue(here, "e", DUE);
      assertThat(there.delete("e")).as("delete of what this one put").isEqualTo(1);
      queue(here, "e", DUE);
      assertThat(there.requeue(NOW + 1001, 10)).as("requeue by the other").isEqualTo(1);
      assertThat(here.release("a")).as("release of what the other requeued").isZero();
      assertThat(Jobs.due(here, NOW + 1001))
          .as("all that is left")
          .containsExactly(job("e"), job("a"));
    }
  }

  @Check({"PROC-1", "GET-5", "CNT-4"})
  void getAndCountsShowWhatAnotherProcessDid(@Reused Lab lab) {
    Subject one = lab.open();
    Subject other = lab.open();
    lab.requireSharedState(one, other);
    assertThat(one.get("a")).as("get of an absent id").isNull();
    assertThat(one.counts(NOW)).as("counts of an empty topic").isEqualTo(new Counts(0, 0, 0, 0));
    queue(other, "a", DUE);
    assertThat(one.get("a")).as("get of what the other put").isNotNull();
    assertThat(one.counts(NOW)).as("counts of it").isEqualTo(new Counts(1, 0, 0, 0));
    other.reserve(NOW, 1);
    assertThat(one.get("a"))
        .as("get of what the other reserved")
        .isEqualTo(new Seen("a", job("a").body(), "reserved", NOW + 1000));
    assertThat(one.counts(NOW)).as("counts of it").isEqualTo(new Counts(0, 0, 1, 0));
    other.release("a");
    assertThat(one.get("a")).as("get of what the other released").isNull();
    assertThat(one.counts(NOW)).as("counts of it").isEqualTo(new Counts(0, 0, 0, 0));
  }

  /** One that calls nothing else has no reason to forget what it has seen. */
  @Check({"PROC-1", "GET-5", "CNT-4"})
  void whoOnlyLooksSeesEachChangeAtOnce(@Reused Lab lab) {
    Subject one = lab.open();
    Subject other = lab.open();
    lab.requireSharedState(one, other);
    Subject counted = one.fresh();
    Subject shown = one.fresh();
    for (Subject here : List.of(counted, shown)) {
      Subject there = other.on(here.topic());
      assertLooks(counted, here, "before any job", 0, 0);
      queue(there, "a", DUE);
      assertLooks(counted, here, "after the other put", 1, 0);
      there.reserve(NOW, 0);
      assertLooks(counted, here, "after the other reserved", 0, 1);
      there.requeue(NOW, 1);
      assertLooks(counted, here, "after the other requeued", 1, 0);
      there.delete("a");
      assertLooks(counted, here, "after the other deleted", 0, 0);
    }
  }

  private static void assertLooks(
      Subject counted, Subject here, String when, int queued, int reserved) {
    if (here.equals(counted)) {
      Counts counts = here.counts(NOW);
      assertThat(counts).as("counts %s", when).isEqualTo(new Counts(queued, 0, reserved, reserved));
    } else {
      Seen seen = here.get("a");
      assertThat(seen == null ? "nothing" : seen.state())
          .as("get %s", when)
          .isEqualTo(queued == 1 ? "queued" : reserved == 1 ? "reserved" : "nothing");
    }
  }

  @Check({"PROC-1", "RSV-6"})
  void processesComeAndGoAndTheJobsStayAsTheyAre(@Reused Lab lab) {
    Subject first = lab.open();
    Subject other = lab.open();
    lab.requireSharedState(first, other);
    for (int i = 0; i < 4; i++) {
      first.put("job " + i, "body " + i, NOW + i);
    }
    assertThat(first.reserve(NOW + 10, 60)).isEqualTo(new Job("job 0", "body 0"));
    assertThat(first.reserve(NOW + 10, 60)).isEqualTo(new Job("job 1", "body 1"));
    assertThat(first.reserve(NOW + 10, 0)).isEqualTo(new Job("job 2", "body 2"));
    first.endsByItself();
    Subject later = lab.open();
    assertThat(later.put("job 3", "other", DUE))
        .as("put of an id whose job is queued, when the process that put it has ended")
        .isZero();
    assertThat(later.put("job 0", "other", DUE))
        .as("put of an id whose job is reserved, when the process that holds it has ended")
        .isZero();
    assertThat(later.requeue(NOW + 59_999, 10))
        .as("requeue of what is overdue, when the process that reserved it has ended")
        .isEqualTo(1);
    assertThat(later.release("job 0"))
        .as("release of what a process holds that has ended")
        .isEqualTo(1);
    assertThat(later.requeue(NOW + 70_011, 10))
        .as("requeue of what a process holds that has ended")
        .isEqualTo(1);
    assertThat(Jobs.due(later, NOW + 80_000))
        .as("all that is queued, when the process that put it has ended")
        .containsExactly(
            new Job("job 3", "body 3"), new Job("job 2", "body 2"), new Job("job 1", "body 1"));
  }

  @Check("PROC-3")
  void theJobsOfAKilledProcessComeBack(Lab lab) {
    Subject victim = lab.open();
    Subject witness = lab.open();
    lab.requireSharedState(victim, witness);
    for (int i = 0; i < 5; i++) {
      victim.put("job " + i, "body " + i, NOW + i);
    }
    for (int i = 0; i < 3; i++) {
      victim.reserve(NOW + 10, 60);
    }
    victim.kill();
    lab.open().release("nothing"); // whatever a process does when it starts, it has done
    assertThat(witness.requeue(NOW + 10 + 59_999, 10)).as("requeue before the deadline").isZero();
    assertThat(witness.requeue(NOW + 70_000 + 1, 10)).as("requeue after the deadline").isEqualTo(3);
    List<Job> drained = new ArrayList<>();
    for (Job job = witness.pull(NOW + 100_000); job != null && drained.size() < 9; ) {
      drained.add(job);
      job = witness.pull(NOW + 100_000);
    }
    assertThat(drained)
        .as("all that comes after the process was killed")
        .containsExactlyInAnyOrder(
            new Job("job 0", "body 0"),
            new Job("job 1", "body 1"),
            new Job("job 2", "body 2"),
            new Job("job 3", "body 3"),
            new Job("job 4", "body 4"));
  }

  @Check("PROC-3")
  void aProcessKilledInTheMiddleOfItsCallsLosesAndDoublesNothing(Lab lab) {
    lab.open().kill(); // not testable where a port cannot be killed
    Subject witness = lab.open();
    for (int round = 0; round < 3; round++) {
      Subject victim = lab.open().on(lab.topic() + " round " + round);
      Subject observer = witness.on(victim.topic());
      lab.requireSharedState(victim, observer);
      Ledger ledger = new Ledger();
      AtomicBoolean killed = new AtomicBoolean();
      Future<?> work = lab.inBackground(() -> ledger.workUntil(killed::get, victim));
      int enough = 20 + 15 * round;
      boolean inFullSwing =
          Eventually.holdsWithin(PATIENCE, () -> work.isDone() || ledger.size() >= enough);
      killed.set(true);
      victim.kill();
      Lab.join(work);
      if (!inFullSwing) {
        throw new Undecided(
            "the port is too slow to make %d jobs in %d s".formatted(enough, PATIENCE.toSeconds()));
      }
      ledger.settle(observer);
    }
  }
}
