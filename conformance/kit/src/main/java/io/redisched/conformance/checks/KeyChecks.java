package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.due;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Section "keys" of the specification. The kit lays out jobs by hand, as another port would. */
public abstract class KeyChecks {

  /** More damaged entries than a port may care to drop in one call. */
  private static final int MANY = 1003;

  @Check("KEY-1")
  void jobsAreKeptInThreeKeysAndNowhereElse(@Reused Lab lab) {
    Subject port = lab.open();
    Layout topic = new Layout(lab, port.topic());
    port.put("a", "body of a", NOW + 0.25);
    topic.assertHolds(Map.of("a", "body of a"), Map.of("a", NOW + 0.25), Map.of());
    port.put("b", "", -5);
    port.put("a", "other", DUE);
    topic.assertHolds(
        Map.of("a", "body of a", "b", ""), Map.of("a", NOW + 0.25, "b", -5.0), Map.of());
    port.reserve(NOW, 1.5);
    topic.assertHolds(
        Map.of("a", "body of a", "b", ""), Map.of("a", NOW + 0.25), Map.of("b", NOW + 1500));
    port.requeue(NOW + 2000.5, 10);
    topic.assertHolds(
        Map.of("a", "body of a", "b", ""), Map.of("a", NOW + 0.25, "b", NOW + 2000.5), Map.of());
    port.delete("a");
    topic.assertHolds(Map.of("b", ""), Map.of("b", NOW + 2000.5), Map.of());
    port.pull(FAR);
    topic.assertHolds(Map.of(), Map.of(), Map.of());
  }

  @Check("KEY-1")
  void scoresAreExact(@Reused Lab lab) {
    Subject port = lab.open();
    Layout topic = new Layout(lab, port.topic());
    for (double at : new double[] {NOW + 0.125, 0.5, -0.25, 9_007_199_254_740_992.0, 1e19}) {
      port.put("a", "body", at);
      topic.assertHolds(Map.of("a", "body"), Map.of("a", at), Map.of());
      port.reserve(at, 0);
      topic.assertHolds(Map.of("a", "body"), Map.of(), Map.of("a", at));
      port.release("a");
      topic.assertHolds(Map.of(), Map.of(), Map.of());
    }
  }

  @Check("KEY-1")
  void namesStandInTheKeysAsTheyAre(@Reused Lab lab) {
    Subject port = lab.open();
    for (String name :
        List.of("Orders", " a topic ", "a:b", "a{b}c", "é😀", "nul\u0000", "*", "line\nline")) {
      Layout topic = new Layout(lab, name);
      port.on(name).put(name, name, NOW);
      topic.assertHolds(Map.of(name, name), Map.of(name, NOW), Map.of());
      port.on(name).reserve(NOW, 1);
      topic.assertHolds(Map.of(name, name), Map.of(), Map.of(name, NOW + 1000));
      port.on(name).delete(name);
      topic.assertHolds(Map.of(), Map.of(), Map.of());
    }
  }

  @Check("KEY-2")
  void aQueuedJobOfAnotherPortIsOnesOwn(@Reused Lab lab) {
    Subject port = lab.open();
    Layout topic = new Layout(lab, port.topic());
    topic.layQueued("a", "1", NOW);
    topic.layQueued("b", "2", NOW + 0.5);
    topic.layQueued("c", "3", NOW + 5000);
    assertThat(port.put("a", "other", DUE)).as("put of an id in use").isZero();
    assertThat(port.release("a")).as("release of a queued job").isZero();
    assertThat(port.reserve(NOW - 0.5, 1)).as("reserve before the expiration").isNull();
    assertThat(port.reserve(NOW, 1)).as("reserve").isEqualTo(new Job("a", "1"));
    assertThat(port.pull(NOW)).as("pull before the expiration").isNull();
    assertThat(port.pull(NOW + 0.5 + 2)).as("pull").isEqualTo(new Job("b", "2"));
    assertThat(port.delete("c")).as("delete").isEqualTo(1);
    assertThat(port.release("a")).as("release of what was reserved").isEqualTo(1);
    topic.assertHolds(Map.of(), Map.of(), Map.of());
  }

  @Check("KEY-2")
  void aReservedJobOfAnotherPortIsOnesOwn(@Reused Lab lab) {
    Subject port = lab.open();
    Layout topic = new Layout(lab, port.topic());
    topic.layReserved("a", "1", NOW + 1000);
    topic.layReserved("b", "2", NOW + 2000);
    topic.layReserved("c", "3", NOW + 3000);
    assertThat(port.put("a", "other", DUE)).as("put of a reserved id").isZero();
    assertThat(port.reserve(FAR, 1)).as("reserve when all is reserved").isNull();
    assertThat(port.release("b")).as("release").isEqualTo(1);
    assertThat(port.delete("c")).as("delete").isEqualTo(1);
    assertThat(port.requeue(NOW + 999.5, 10)).as("requeue before the deadline").isZero();
    assertThat(port.requeue(NOW + 1001, 10)).as("requeue after the deadline").isEqualTo(1);
    assertThat(port.pull(NOW + 1002)).as("pull of the requeued").isEqualTo(new Job("a", "1"));
    topic.assertHolds(Map.of(), Map.of(), Map.of());
  }

  @Check("KEY-2")
  void jobsThatAnotherPortEndedAreGone(@Reused Lab lab) {
    Subject port = lab.open();
    Layout topic = new Layout(lab, port.topic());
    port.put("a", "1", DUE);
    port.put("b", "2", DUE);
    topic.endQueued("a");
    assertThat(port.delete("a")).as("delete of a job that has ended").isZero();
    assertThat(port.put("a", "again", DUE - 1)).as("put of the free id").isEqualTo(1);
    assertThat(due(port, NOW))
        .as("all that is due")
        .containsExactly(new Job("a", "again"), new Job("b", "2"));
    assertNothingLeft(port);
  }

  /** Index entries without a body. */
  private static void damage(Layout topic, String kind, int entries) {
    Map<String, Double> members = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      members.put("damaged " + i, NOW - 10_000 + i);
    }
    topic.layEntries(kind, members);
  }

  @Check("KEY-3")
  void aDamagedEntryIsNotHandedOutAndHoldsNobodyBack(@Reused Lab lab) {
    Subject port = lab.open();
    for (int entries : new int[] {1, 3, 20, MANY}) {
      for (boolean pull : new boolean[] {false, true}) {
        Layout topic = new Layout(lab, entries + " damaged, " + (pull ? "pull" : "reserve"));
        Subject subject = port.on(topic.name());
        topic.layQueued("a", "whole", NOW);
        damage(topic, "queued", entries);
        Job taken = null;
        for (int calls = 0; calls <= entries && taken == null; calls++) {
          taken = pull ? subject.pull(NOW) : subject.reserve(NOW, 10);
        }
        assertThat(taken)
            .as("the job behind %d damaged entries, within %d calls", entries, entries + 1)
            .isEqualTo(new Job("a", "whole"));
        subject.delete("a");
        assertThat(subject.reserve(FAR, 1)).as("reserve when all has ended").isNull();
        topic.assertHolds(Map.of(), Map.of(), Map.of());
      }
    }
  }

  @Check("KEY-3")
  void aDamagedReservationIsNotRequeuedAndNotCounted(@Reused Lab lab) {
    Subject port = lab.open();
    for (int entries : new int[] {3, MANY}) {
      Layout topic = new Layout(lab, entries + " damaged");
      Subject subject = port.on(topic.name());
      topic.layReserved("a", "whole", NOW);
      topic.layReserved("b", "whole too", NOW + 1);
      damage(topic, "reserved", entries);
      long requeued = 0;
      for (int calls = 0; calls < entries + 2 && requeued < 2; calls++) {
        requeued += subject.requeue(NOW + 1, 1);
      }
      assertThat(requeued)
          .as("requeued behind %d damaged entries, in %d calls with limit 1", entries, entries + 2)
          .isEqualTo(2);
      assertThat(subject.requeue(NOW + 1, 10)).as("requeue of no more").isZero();
      assertThat(due(subject, FAR))
          .as("what was requeued")
          .containsExactlyInAnyOrder(new Job("a", "whole"), new Job("b", "whole too"));
      topic.assertHolds(Map.of(), Map.of(), Map.of());
    }
  }

  @Check("KEY-3")
  void aDamagedIdIsMendedByPut(@Reused Lab lab) {
    Subject port = lab.open();
    for (String kind : List.of("queued", "reserved")) {
      for (double score : new double[] {NOW - 1000, NOW, NOW + 1000}) {
        Layout topic = new Layout(lab, "damaged, " + kind + " at " + score);
        Subject subject = port.on(topic.name());
        topic.layEntry(kind, "a", score);
        if (subject.put("a", "new", NOW) == 1) {
          assertThat(subject.requeue(FAR, 10)).as("requeue of a job that is queued").isZero();
          assertThat(subject.reserve(NOW - 1, 1)).as("reserve before the expiration").isNull();
          assertThat(subject.reserve(NOW, 1)).as("reserve").isEqualTo(new Job("a", "new"));
          assertThat(subject.delete("a")).as("delete").isEqualTo(1);
        }
        assertThat(due(subject, FAR)).as("all that is left").isEmpty();
        assertThat(subject.requeue(FAR, 10)).as("requeue of nothing").isZero();
        topic.assertHolds(Map.of(), Map.of(), Map.of());
      }
    }
  }
}
