package io.redisched.conformance.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model against cases made by hand, one for each sentence of the specification it decides. */
class TopicTest {

  private Topic topic = Topic.EMPTY;

  /** Makes a call that has one outcome, and returns its reply. */
  private Reply only(Operation operation) {
    List<Topic.Outcome> outcomes = operation.on(topic);
    assertThat(outcomes).as("outcomes of %s", operation).hasSize(1);
    topic = outcomes.get(0).next();
    return outcomes.get(0).reply();
  }

  private Reply put(String id, String body, double expiration) {
    return only(new Operation.Put(id, body, expiration));
  }

  private Reply reserve(double max, double ttr) {
    return only(new Operation.Reserve(max, ttr));
  }

  private static Reply number(long value) {
    return new Reply.Count(value);
  }

  private static Reply job(String id, String body) {
    return new Reply.Taken(new Job(id, body));
  }

  private static Reply nothing() {
    return new Reply.Nothing();
  }

  @Test
  void putOfAnIdInUseChangesNothing() {
    assertThat(put("a", "first", 10)).isEqualTo(number(1));
    Topic queued = topic;
    assertThat(put("a", "second", 5)).isEqualTo(number(0));
    assertThat(topic).isEqualTo(queued);
    reserve(10, 1);
    Topic reserved = topic;
    assertThat(put("a", "third", 5)).isEqualTo(number(0));
    assertThat(topic).isEqualTo(reserved);
  }

  @Test
  void reserveTakesTheSmallestDueExpirationInclusive() {
    put("late", "", 100);
    put("early", "", 9);
    assertThat(reserve(8.875, 1)).isEqualTo(nothing());
    assertThat(reserve(9, 1)).isEqualTo(job("early", ""));
    assertThat(reserve(99, 1)).isEqualTo(nothing());
    assertThat(reserve(1000, 0.25)).isEqualTo(job("late", ""));
    assertThat(only(new Operation.Get("late")))
        .isEqualTo(new Reply.Shown(new Seen("late", "", "reserved", 1250)));
  }

  @Test
  void equalExpirationsComeInAnyOrder() {
    put("a", "", 10);
    put("b", "", 10);
    put("c", "", 11);
    assertThat(new Operation.Reserve(20, 1).on(topic))
        .extracting(Topic.Outcome::reply)
        .containsExactlyInAnyOrder(job("a", ""), job("b", ""));
    assertThat(new Operation.Pull(20).on(topic))
        .extracting(Topic.Outcome::reply)
        .containsExactlyInAnyOrder(job("a", ""), job("b", ""));
  }

  @Test
  void releaseEndsWhatIsReservedOnly() {
    put("a", "", 10);
    assertThat(only(new Operation.Release("a"))).isEqualTo(number(0));
    reserve(10, 0);
    assertThat(only(new Operation.Release("a"))).isEqualTo(number(1));
    assertThat(only(new Operation.Release("a"))).isEqualTo(number(0));
    assertThat(topic).isEqualTo(Topic.EMPTY);
  }

  @Test
  void deleteEndsAJobInAnyState() {
    put("a", "", 10);
    assertThat(only(new Operation.Delete("a"))).isEqualTo(number(1));
    assertThat(only(new Operation.Delete("a"))).isEqualTo(number(0));
    put("a", "", 10);
    reserve(10, 1);
    assertThat(only(new Operation.Delete("a"))).isEqualTo(number(1));
    assertThat(topic).isEqualTo(Topic.EMPTY);
  }

  @Test
  void pullEndsTheJob() {
    put("a", "body", 10);
    assertThat(only(new Operation.Pull(9))).isEqualTo(nothing());
    assertThat(only(new Operation.Pull(10))).isEqualTo(job("a", "body"));
    assertThat(topic).isEqualTo(Topic.EMPTY);
  }

  @Test
  void requeueTakesOverdueJobsEarliestDeadlineFirst() {
    put("a", "", 1);
    put("b", "", 2);
    put("c", "", 3);
    reserve(10, 3);
    reserve(10, 1);
    reserve(10, 2);
    assertThat(only(new Operation.Requeue(1009, 9))).isEqualTo(number(0));
    assertThat(only(new Operation.Requeue(5000, 0))).isEqualTo(number(0));
    assertThat(only(new Operation.Requeue(5000, 2))).isEqualTo(number(2));
    assertThat(topic.jobs().get("a")).isEqualTo(new Topic.Entry("", Topic.State.RESERVED, 3010));
    assertThat(topic.jobs().get("b")).isEqualTo(new Topic.Entry("", Topic.State.QUEUED, 5000));
    assertThat(topic.jobs().get("c")).isEqualTo(new Topic.Entry("", Topic.State.QUEUED, 5000));
    assertThat(only(new Operation.Requeue(3010, 9))).isEqualTo(number(1));
  }

  @Test
  void aLimitThatCutsThroughEqualDeadlinesLeavesAChoice() {
    for (String id : List.of("a", "b", "c", "d")) {
      put(id, "", id.charAt(0));
      reserve(1000, 1);
    }
    assertThat(new Operation.Requeue(2000, 2).on(topic)).hasSize(6).doesNotHaveDuplicates();
    assertThat(new Operation.Requeue(2000, 4).on(topic)).hasSize(1);
  }

  @Test
  void choicesBeyondCountAreNotListed() {
    for (int i = 0; i < 40; i++) {
      put("job " + i, "", i);
      reserve(1000, 1);
    }
    Operation half = new Operation.Requeue(2000, 20);
    assertThatThrownBy(() -> half.on(topic)).isInstanceOf(Topic.TooManyOutcomes.class);
  }

  @Test
  void countsAreOfTheInstant() {
    put("a", "", 10);
    put("b", "", 20);
    put("c", "", 5);
    reserve(5, 1);
    assertThat(only(new Operation.Counts(10))).isEqualTo(new Reply.Counted(new Counts(1, 1, 1, 0)));
    assertThat(only(new Operation.Counts(1005)))
        .isEqualTo(new Reply.Counted(new Counts(2, 0, 1, 1)));
  }

  @Test
  void topicsAreComparedByTheirJobs() {
    put("a", "", -0.0);
    Topic one = topic;
    topic = Topic.EMPTY;
    put("b", "", 1);
    put("a", "", 0.0);
    only(new Operation.Delete("b"));
    assertThat(topic).isEqualTo(one).hasSameHashCodeAs(one);
  }
}
