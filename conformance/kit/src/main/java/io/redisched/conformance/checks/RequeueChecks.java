package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.FUTURE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertExpiresExactly;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.due;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.jobs;
import static io.redisched.conformance.checks.Jobs.present;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Section "requeue" of the specification. */
public abstract class RequeueChecks {

  private static final Job A = job("a");

  /** Somewhat more than that: a port that stops at a round number shows. */
  private static final int TEN_THOUSAND = 10_007;

  /** More than any number of attempts after which a queue may be tempted to give a job up. */
  private static final int OFTEN = 300;

  /** No clause says how quick a port must be: one that reads all for each call is only slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  @Check("REQ-1")
  void anOverdueJobIsQueuedAgainWithItsBody(Subject port) {
    hold(port, "a", NOW, 10);
    assertThat(port.requeue(NOW + 20_000, 10)).as("requeue past the deadline").isEqualTo(1);
    assertThat(port.requeue(NOW + 20_000, 10)).as("requeue again").isZero();
    assertThat(port.reserve(NOW + 20_000, 10)).as("reserve of the requeued").isEqualTo(A);
    assertThat(port.release("a")).as("release of the second reservation").isEqualTo(1);
    assertNothingLeft(port);
  }

  @Check("REQ-1")
  void severalOverdueJobsAreQueuedAgain(Subject port) {
    port.put("empty", "", DUE);
    port.reserve(NOW, 1);
    hold(port, "a", NOW, 2);
    hold(port, "b", NOW, 0.5);
    assertThat(port.requeue(NOW + 3000, 10)).as("requeue of three").isEqualTo(3);
    assertThat(due(port, NOW + 3000))
        .as("all that was requeued")
        .containsExactlyInAnyOrder(new Job("empty", ""), A, job("b"));
    assertNothingLeft(port);
  }

  @Check("REQ-1")
  void nothingToRequeueIsNoError(Subject port) {
    assertThat(port.requeue(NOW, 10)).as("requeue in an empty topic").isZero();
    hold(port, "a", NOW, 10);
    port.release("a");
    queue(port, "b", DUE);
    port.delete("b");
    queue(port, "c", DUE);
    port.pull(NOW);
    for (double max : new double[] {0, NOW, FAR, FUTURE}) {
      assertThat(port.requeue(max, 10)).as("requeue at %s when all has ended", max).isZero();
    }
  }

  @Check("REQ-2")
  void theBoundIsInclusive(Subject port) {
    double[] deadlines = {NOW, NOW + 0.5, NOW + 0.25, FUTURE, 0, 1, -1, -0.5, 10_000, 1000};
    ForEach.number(
        deadlines,
        deadline -> {
          Subject topic = port.fresh();
          hold(topic, "a", deadline - 10_000, 10);
          assertThat(topic.requeue(deadline - 0.125, 10))
              .as("requeue 1/8 ms before the deadline %s", deadline)
              .isZero();
          assertThat(topic.requeue(deadline, 10))
              .as("requeue at the deadline %s", deadline)
              .isEqualTo(1);
          assertThat(topic.pull(deadline)).as("pull of the requeued").isEqualTo(A);
        });
  }

  @Check("REQ-3")
  void aReservationThatLastsIsLeftAlone(Subject port) {
    hold(port, "a", NOW, 10);
    hold(port, "b", NOW, 20);
    hold(port, "c", NOW, 30);
    for (double max : new double[] {NOW, NOW + 9999, NOW + 9999.5, 0, -5}) {
      assertThat(port.requeue(max, 10)).as("requeue at %s", max).isZero();
    }
    assertThat(port.requeue(NOW + 20_001, 10)).as("requeue of two of three").isEqualTo(2);
    assertThat(due(port, FAR))
        .as("what was requeued")
        .containsExactlyInAnyOrderElementsOf(jobs("a", "b"));
    assertTimesOut(port, job("c"), NOW + 30_000);
    assertNothingLeft(port);
  }

  @Check("REQ-3")
  void eachRequeueIsJudgedByItsOwnMax(Subject port) {
    hold(port, "a", NOW, 10);
    assertThat(port.requeue(NOW + 10_000, 10)).as("requeue at the deadline").isEqualTo(1);
    assertThat(port.reserve(NOW + 10_000, 60)).as("reserve again").isEqualTo(A);
    assertThat(port.requeue(NOW + 10_000, 10)).as("requeue with the same max").isZero();
    assertThat(port.requeue(NOW, 10)).as("requeue at an earlier time").isZero();
    assertThat(port.release("a")).as("release of the reservation that lasts").isEqualTo(1);
  }

  /** Reserves a job with the given deadline; all other jobs are reserved or later than that. */
  private static void holdUntil(Subject port, String id, double deadline, double expiration) {
    queue(port, id, expiration);
    assertThat(port.reserve(deadline, 0)).as("reserve of the only queued job").isEqualTo(job(id));
  }

  @Check("REQ-4")
  void theEarliestDeadlinesGoFirst(Subject port) {
    // neither ids, nor expirations, nor the order of reserve go along with the deadlines
    double[] deadlines = {100, 9, NOW + 0.25, 10, -5, 99.5, NOW, -10, 1000, 0.5};
    for (int i = 0; i < deadlines.length; i++) {
      holdUntil(port, i % 2 + " until " + deadlines[i], deadlines[i], -100_000 + (i * 7) % 10);
    }
    double[] ascending = deadlines.clone();
    Arrays.sort(ascending);
    for (double deadline : ascending) {
      assertThat(port.requeue(FAR, 1)).as("requeue with limit 1").isEqualTo(1);
      Job taken = present(port.pull(FAR), "pull after requeue");
      assertThat(taken.id())
          .as("the job requeued, when %s is the earliest deadline", deadline)
          .endsWith(" until " + deadline);
      assertThat(port.pull(FAR)).as("pull of a second job after limit 1").isNull();
    }
    assertNothingLeft(port);
  }

  @Check("REQ-4")
  void noMoreThanLimitAreTaken(Subject port) {
    for (int limit : new int[] {1, 2, 3, 5, 6}) {
      Subject topic = port.fresh();
      for (int i = 0; i < 7; i++) {
        hold(topic, "job " + i, NOW, 7 - i);
      }
      assertThat(topic.requeue(FAR, limit)).as("requeue of %d of 7", limit).isEqualTo(limit);
      List<Job> expected = new ArrayList<>();
      for (int i = 0; i < limit; i++) {
        expected.add(job("job " + (6 - i)));
      }
      assertThat(due(topic, FAR))
          .as("what was requeued with limit %d", limit)
          .containsExactlyInAnyOrderElementsOf(expected);
      for (int i = 0; i < 7 - limit; i++) {
        assertThat(topic.release("job " + i)).as("release of job %d, left out", i).isEqualTo(1);
      }
      assertNothingLeft(topic);
    }
  }

  @Check("REQ-4")
  void whatIsLeftOutKeepsItsDeadline(Subject port) {
    hold(port, "a", NOW, 1);
    hold(port, "b", NOW, 2);
    hold(port, "c", NOW, 3);
    assertThat(port.requeue(NOW + 60_001, 1)).as("requeue of one of three").isEqualTo(1);
    assertThat(port.pull(NOW + 60_002)).as("pull of the requeued").isEqualTo(A);
    assertTimesOut(port, job("b"), NOW + 2000);
    assertTimesOut(port, job("c"), NOW + 3000);
    assertNothingLeft(port);
  }

  @Check("REQ-4")
  void aTieOfDeadlinesLosesNoJob(Subject port) {
    List<Job> held = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      hold(port, "job " + i, NOW, 1);
      held.add(job("job " + i));
    }
    List<Job> taken = new ArrayList<>();
    for (int expected : new int[] {4, 4, 1, 0}) {
      assertThat(port.requeue(NOW + 1000, 4)).as("requeue, limit 4").isEqualTo(expected);
      taken.addAll(due(port, NOW + 1000));
    }
    assertThat(taken).as("all that was requeued").containsExactlyInAnyOrderElementsOf(held);
    assertNothingLeft(port);
  }

  @Check({"REQ-4", "REQ-6"})
  void hundredsAreTakenInPortionsOfAnySize(Subject port) {
    int many = 1203;
    for (int i = 0; i < many; i++) {
      hold(port, "job " + i, NOW, i);
    }
    int[] limits = {99, 501, 1000, 10};
    int[] expected = {99, 501, 603, 0};
    int next = 0;
    for (int i = 0; i < limits.length; i++) {
      assertThat(port.requeue(FAR, limits[i]))
          .as("requeue, limit %d, %d overdue", limits[i], many - next)
          .isEqualTo(expected[i]);
      next += expected[i];
      if (next < many) {
        assertThat(port.release("job " + (next - 1))).as("release of the last taken").isZero();
        assertThat(port.put("job " + next, "", DUE)).as("put of the first left out").isZero();
        assertThat(port.requeue(NOW + next * 1000.0 - 1, 10))
            .as("requeue before the first deadline that is left")
            .isZero();
      }
    }
    assertThat(due(port, FAR)).as("all that was requeued").hasSize(many).doesNotHaveDuplicates();
    assertNothingLeft(port);
  }

  @Check("REQ-5")
  void aLimitOfZeroTakesNothing(Subject port) {
    hold(port, "a", NOW, 0);
    hold(port, "b", NOW, 1);
    for (double max : new double[] {NOW, NOW + 1000, FAR}) {
      assertThat(port.requeue(max, 0)).as("requeue at %s with limit 0", max).isZero();
    }
    assertThat(port.pull(FAR)).as("pull after limit 0").isNull();
    assertTimesOut(port, A, NOW);
    assertTimesOut(port, job("b"), NOW + 1000);
    assertNothingLeft(port);
  }

  @Check("REQ-5")
  void aLimitOfZeroIsNoErrorWhereNothingIsOverdue(Subject port) {
    assertThat(port.requeue(NOW, 0)).as("requeue with limit 0 in an empty topic").isZero();
    Neighbours neighbours = Neighbours.in(port);
    assertThat(port.requeue(FAR, 0)).as("requeue with limit 0").isZero();
    neighbours.assertUntouched();
  }

  @Check("REQ-6")
  void aLimitOfAsManyAsThereAreTakesThemAll(Subject port) {
    for (int many = 1; many <= 4; many++) {
      Subject topic = port.fresh();
      for (int i = 0; i < many; i++) {
        hold(topic, "job " + i, NOW, 1);
      }
      assertThat(topic.requeue(NOW + 1000, many)).as("requeue of all %d", many).isEqualTo(many);
      assertThat(due(topic, NOW + 1000)).as("what was requeued").hasSize(many);
      assertNothingLeft(topic);
    }
  }

  @Check("REQ-6")
  void aLargerLimitTakesThemAllAndTheAnswerIsTheirNumber(Subject port) {
    double[] limits = {
      4,
      5,
      100,
      1000,
      100_000,
      1_000_000,
      2_147_483_647,
      2_147_483_648.0,
      4_294_967_296.0,
      9_007_199_254_740_991.0
    };
    ForEach.number(
        limits,
        limit -> {
          Subject topic = port.fresh();
          hold(topic, "late", NOW, 60);
          hold(topic, "a", NOW, 1);
          hold(topic, "b", NOW, 2);
          hold(topic, "c", NOW, 3);
          queue(topic, "d", DUE);
          assertThat(topic.requeue(NOW + 5000, limit))
              .as("requeue of three overdue, limit %s", limit)
              .isEqualTo(3);
          assertThat(due(topic, NOW + 5000))
              .as("all that is due")
              .containsExactlyInAnyOrderElementsOf(jobs("a", "b", "c", "d"));
          assertTimesOut(topic, job("late"), NOW + 60_000);
        });
  }

  @Check("REQ-7")
  void aRequeuedJobExpiresAtTheMaxOfTheRequeue(Subject port) {
    double[] maxima = {NOW, NOW + 0.25, NOW + 0.5, FUTURE, 0, -1, -0.5, 7_000, 40_000};
    ForEach.number(
        maxima,
        max -> {
          Subject topic = port.fresh();
          queue(topic, "a", max - 100_000);
          topic.reserve(max - 50_000, 10);
          assertThat(topic.requeue(max, 10)).as("requeue at %s", max).isEqualTo(1);
          assertExpiresExactly(topic, A, max);
          assertNothingLeft(topic);
        });
  }

  @Check("REQ-7")
  void aRequeuedJobStandsBehindWhatWasDueBefore(Subject port) {
    queue(port, "a", NOW - 100_000);
    assertThat(port.reserve(NOW - 90_000, 10)).as("reserve").isEqualTo(A);
    queue(port, "due", NOW - 50);
    queue(port, "just due", NOW - 0.5);
    queue(port, "not yet", NOW + 0.5);
    assertThat(port.requeue(NOW, 10)).as("requeue").isEqualTo(1);
    assertThat(due(port, NOW + 1))
        .as("order after the requeue")
        .isEqualTo(jobs("due", "just due", "a", "not yet"));
  }

  @Check("REQ-7")
  void aJobThatWasPutForLaterIsRequeuedToMaxAllTheSame(Subject port) {
    queue(port, "a", NOW + 5000);
    assertThat(port.reserve(NOW + 5000, 0)).as("reserve by a clock that is ahead").isEqualTo(A);
    assertThat(port.requeue(NOW + 7000, 10)).as("requeue").isEqualTo(1);
    assertThat(port.reserve(NOW + 6999, 0)).as("reserve before").isNull();
    assertThat(port.reserve(NOW + 7000, 0)).as("reserve at the max of the requeue").isEqualTo(A);
    assertThat(port.requeue(NOW + 9000, 10)).as("second requeue").isEqualTo(1);
    assertExpiresExactly(port, A, NOW + 9000);
  }

  @Check("REQ-8")
  void queuedJobsKeepTheirExpirations(Subject port) {
    hold(port, "a", NOW - 20_000, 1);
    queue(port, "long due", NOW - 10_000);
    queue(port, "due", NOW);
    queue(port, "delayed", NOW + 10_000);
    assertThat(port.requeue(NOW + 5001, 10)).as("requeue").isEqualTo(1);
    assertExpires(port, job("long due"), NOW - 10_000);
    assertExpires(port, job("due"), NOW);
    assertExpires(port, A, NOW + 5000);
    assertExpires(port, job("delayed"), NOW + 10_000);
    assertNothingLeft(port);
  }

  @Check("REQ-8")
  void queuedJobsAreNotCounted(Subject port) {
    queue(port, "a", DUE);
    queue(port, "b", DUE);
    assertThat(port.requeue(FAR, 10)).as("requeue when nothing is reserved").isZero();
    hold(port, "c", NOW - 1, 0);
    assertThat(port.requeue(FAR, 2)).as("requeue when one is overdue").isEqualTo(1);
    assertThat(due(port, NOW))
        .as("all that is due at once")
        .containsExactlyInAnyOrderElementsOf(jobs("a", "b"));
  }

  @Check("REQ-9")
  void theCycleMayRepeat(Subject port) {
    queue(port, "a", DUE);
    double now = NOW;
    for (int i = 0; i < 40; i++) {
      assertThat(port.reserve(now, 10)).as("reserve number %d", i).isEqualTo(A);
      assertThat(port.requeue(now + 9_999, 10)).as("requeue before the deadline").isZero();
      assertThat(port.requeue(now + 10_000, 10)).as("requeue number %d", i).isEqualTo(1);
      assertThat(port.release("a")).as("release of a requeued job").isZero();
      assertThat(port.put("a", "another", now)).as("put of a requeued id").isZero();
      assertThat(port.requeue(now + 99_999, 10)).as("requeue of a queued job").isZero();
      assertThat(port.reserve(now + 9_999.5, 10)).as("reserve before its expiration").isNull();
      now += 10_000;
    }
    assertExpires(port, A, now);
    assertNothingLeft(port);
  }

  @Check("REQ-9")
  void noNumberOfAttemptsIsTheLast(Subject port) {
    queue(port, "a", DUE);
    double now = NOW;
    for (int i = 0; i < OFTEN; i++) {
      assertThat(port.reserve(now, 1)).as("reserve number %d", i).isEqualTo(A);
      now += 1000;
      assertThat(port.requeue(now, 10)).as("requeue number %d", i).isEqualTo(1);
    }
    assertExpires(port, A, now);
    assertNothingLeft(port);
  }

  @Check("REQ-9")
  void aRequeuedJobMayBeDeleted(Subject port) {
    hold(port, "a", NOW, 1);
    port.requeue(NOW + 1000, 10);
    assertThat(port.delete("a")).as("delete of a requeued job").isEqualTo(1);
    assertThat(port.release("a")).as("release of a deleted job").isZero();
    assertNothingLeft(port);
    assertThat(port.put("a", "", DUE)).as("put of the free id").isEqualTo(1);
  }

  @Check("REQ-10")
  void tenThousandOverdueJobsAreRequeuedAtOnce(Lab lab) {
    Subject port = lab.open();
    Layout layout = new Layout(lab, port.topic());
    if (layout.isThatOf(port)) {
      layout.layReserved(tenThousandAndOne(), NOW + 1000); // much faster than by calls
    } else {
      lab.inTwoHalves(port, RequeueChecks::holdEveryOther);
    }
    assertThat(port.requeue(NOW + 999, TEN_THOUSAND)).as("requeue before the deadline").isZero();
    assertThat(port.requeue(NOW + 1000, TEN_THOUSAND))
        .as("requeue of ten thousand")
        .isEqualTo(TEN_THOUSAND);
    assertThat(port.requeue(NOW + 1000, 10)).as("requeue of the one more").isEqualTo(1);
    assertThat(port.requeue(NOW + 1000, 10)).as("requeue of no more").isZero();
    for (int i = 0; i < TEN_THOUSAND; i += 97) {
      assertThat(port.release("job " + i)).as("release of the requeued job %d", i).isZero();
      assertThat(port.delete("job " + i)).as("delete of the requeued job %d", i).isEqualTo(1);
    }
    assertThat(port.pull(NOW + 999)).as("pull before the expiration").isNull();
    for (int i = 0; i < 100; i++) {
      Job taken = present(port.pull(NOW + 1000), "pull number %d", i);
      assertThat(taken).as("the job with its own body").isEqualTo(job(taken.id()));
    }
  }

  private static Map<String, String> tenThousandAndOne() {
    return IntStream.rangeClosed(0, TEN_THOUSAND)
        .mapToObj(i -> job("job " + i))
        .collect(Collectors.toMap(Job::id, Job::body));
  }

  /** Every other one of ten thousand jobs and one more. */
  private static void holdEveryOther(Subject port, int half) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int i = half; i <= TEN_THOUSAND; i += 2) {
      assertThat(port.put("job " + i, job("job " + i).body(), DUE)).as("put").isEqualTo(1);
      assertThat(port.reserve(NOW, 1)).as("reserve").isNotNull();
      if (System.nanoTime() > end) {
        throw new Undecided(
            "the port is too slow to be brought to ten thousand reserved jobs in "
                + PATIENCE.toSeconds()
                + " s");
      }
    }
  }
}
