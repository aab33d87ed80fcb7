package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.FUTURE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.assertTimesOutExactly;
import static io.redisched.conformance.checks.Jobs.due;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.jobs;
import static io.redisched.conformance.checks.Jobs.oneOfMany;
import static io.redisched.conformance.checks.Jobs.present;
import static io.redisched.conformance.checks.Jobs.queue;
import static io.redisched.conformance.checks.Jobs.queueMany;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Eventually;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Section "reserve" of the specification. */
public abstract class ReserveChecks {

  private static final Duration A_WHILE = Duration.ofMillis(2500);

  private static final Job A = job("a");

  @Check("RSV-1")
  void aDueJobIsHandedOutWithIdAndBody(Subject port) {
    for (double waited : new double[] {0, 0.5, 1, 1000, 1e9, NOW, 2 * NOW}) {
      Subject topic = port.fresh();
      queue(topic, "a", NOW - waited);
      assertThat(topic.reserve(NOW, 10)).as("reserve %s ms after", waited).isEqualTo(A);
      assertThat(topic.reserve(NOW, 10)).as("reserve of what is reserved").isNull();
      assertThat(topic.release("a")).as("release of what was reserved").isEqualTo(1);
    }
  }

  @Check("RSV-1")
  void eachJobIsHandedOutWithItsOwnBody(Subject port) {
    for (int i = 0; i < 20; i++) {
      queue(port, "job " + i, NOW + (i * 7) % 20);
    }
    for (int i = 0; i < 20; i++) {
      Job taken = present(port.reserve(FAR, 10), "reserve number %d", i);
      assertThat(taken).as("the job with its own body").isEqualTo(job(taken.id()));
    }
    assertThat(port.reserve(FAR, 10)).as("reserve when all is reserved").isNull();
  }

  @Check("RSV-2")
  void aTopicWithoutJobsAnswersNothing(Subject port) {
    for (double max : new double[] {NOW, 0, -1, FUTURE}) {
      assertThat(port.reserve(max, 10)).as("reserve at %s in an empty topic", max).isNull();
    }
    hold(port, "a", NOW, 10);
    port.release("a");
    assertThat(port.reserve(FAR, 10)).as("reserve when all has ended").isNull();
    assertNothingLeft(port);
  }

  @Check("RSV-2")
  void nothingIsHandedOutBeforeItsTimeAndNothingChanges(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    for (double max : new double[] {NOW, NOW + 999, NOW + 999.5, 0, -NOW}) {
      assertThat(port.reserve(max, 1)).as("reserve at %s, when nothing is due", max).isNull();
    }
    neighbours.assertUntouched();
  }

  @Check("RSV-3")
  void theBoundIsInclusive(Subject port) {
    double[] expirations = {NOW, NOW + 0.5, NOW + 0.25, FUTURE, 0, 1, -1, -0.5, 1000};
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          queue(topic, "a", expiration);
          assertThat(topic.reserve(expiration - 0.125, 1))
              .as("reserve 1/8 ms before the expiration %s", expiration)
              .isNull();
          assertThat(topic.reserve(expiration, 1))
              .as("reserve at the expiration %s", expiration)
              .isEqualTo(A);
        });
  }

  @Check("RSV-3")
  void aJobIsDueLongAfterItsExpiration(Subject port) {
    double[] maxima = {NOW + 0.125, NOW + 1, FUTURE, 9_007_199_254_740_994.0, 1e19, 1e300};
    ForEach.number(
        maxima,
        max -> {
          Subject topic = port.fresh();
          queue(topic, "a", NOW);
          assertThat(topic.reserve(max, 0)).as("reserve at %s", max).isEqualTo(A);
        });
  }

  @Check("RSV-4")
  void jobsComeInNumericOrderOfTheirExpirations(Subject port) {
    List<Double> ascending =
        List.of(
            -1e13,
            -100.0,
            -20.0,
            -10.0,
            -9.0,
            -1.5,
            -1.0,
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
            101.5,
            1000.0,
            9999.0,
            12_345.0,
            99_999.0,
            100_000.0,
            2e9,
            1e10,
            9e11,
            NOW,
            NOW + 0.25,
            NOW + 0.5,
            NOW + 1);
    for (int stride : new int[] {1, 5, 31}) { // ascending, scattered, descending
      Subject topic = port.fresh();
      for (int i = 0; i < ascending.size(); i++) {
        double expiration = ascending.get((i + 1) * stride % ascending.size());
        queue(topic, "at " + expiration, expiration);
      }
      for (double expiration : ascending) {
        assertThat(topic.reserve(FAR, 10))
            .as("reserve, when %s is the smallest expiration", expiration)
            .isEqualTo(job("at " + expiration));
      }
      assertThat(topic.reserve(FAR, 10)).as("reserve when all is reserved").isNull();
    }
  }

  @Check("RSV-4")
  void neitherIdsNorBodiesNorTheOrderOfPutDecide(Subject port) {
    List<String> ids = List.of("m", "z", "a", "10", "9", "B", "b", "0", "~");
    for (int turn = 0; turn < 2; turn++) {
      Subject topic = port.fresh();
      for (int i = 0; i < ids.size(); i++) {
        topic.put(ids.get(i), "body " + (9 - i), turn == 0 ? NOW + i : NOW - i);
      }
      List<String> taken = new ArrayList<>();
      for (Job job = topic.reserve(NOW + 100, 1); job != null; job = topic.reserve(NOW + 100, 1)) {
        taken.add(job.id());
      }
      List<String> expected = new ArrayList<>(ids);
      if (turn == 1) {
        Collections.reverse(expected);
      }
      assertThat(taken).as("ids in the order of reserve").isEqualTo(expected);
    }
  }

  @Check("RSV-4")
  void theSmallestExpirationGoesBeforeTheOneNearestToMax(Subject port) {
    queue(port, "near", DUE);
    queue(port, "long ago", NOW - 1e9);
    queue(port, "later", NOW + 1);
    assertThat(port.reserve(NOW, 10)).as("first reserve").isEqualTo(job("long ago"));
    queue(port, "longer ago", NOW - 2e9);
    assertThat(port.reserve(NOW, 10)).as("second reserve").isEqualTo(job("longer ago"));
    assertThat(port.reserve(NOW, 10)).as("third reserve").isEqualTo(job("near"));
    assertThat(port.reserve(NOW, 10)).as("fourth reserve").isNull();
    assertThat(port.reserve(NOW + 1, 10)).as("reserve 1 ms later").isEqualTo(job("later"));
  }

  @Check("RSV-4")
  void closeExpirationsAreTakenInOrder(Subject port) {
    double[] offsets = {0.75, 0.25, 0.5, 0, 0.875, 0.125};
    for (double offset : offsets) {
      queue(port, "x" + (1 - offset), NOW + offset);
    }
    Arrays.sort(offsets);
    for (double offset : offsets) {
      assertThat(port.reserve(NOW + 1, 10))
          .as("reserve, when %s ms is the smallest fraction", offset)
          .isEqualTo(job("x" + (1 - offset)));
    }
  }

  @Check("RSV-4")
  void hundredsOfJobsComeInOrder(Subject port) {
    int many = 307;
    for (int i = 0; i < many; i++) {
      queue(port, "job " + (i * 101) % many, NOW + (i * 101) % many);
    }
    for (int i = 0; i < many; i++) {
      assertThat(port.reserve(FAR, 10)).as("reserve number %d", i).isEqualTo(job("job " + i));
    }
    assertThat(port.requeue(FAR + 10_000, many)).as("requeue of all").isEqualTo(many);
  }

  @Check({"RSV-4", "PULL-4"})
  void theLastOfManyThatWerePutGoesFirst(Subject port) {
    int many = queueMany(port, DUE);
    for (int i = many - 1; i >= many - 8; i -= 2) {
      assertThat(port.reserve(NOW, 10))
          .as("reserve, when the first of %d is the last that was put", many)
          .isEqualTo(job(oneOfMany(i)));
      assertThat(port.pull(NOW)).as("pull").isEqualTo(job(oneOfMany(i - 1)));
    }
  }

  @Check("RSV-5")
  void aTieLosesNoJobAndDoublesNone(Subject port) {
    for (double expiration : new double[] {NOW, NOW + 0.5, 0, -7}) {
      Subject topic = port.fresh();
      List<Job> put = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        queue(topic, "job " + i, expiration);
        put.add(job("job " + i));
      }
      List<Job> taken = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        taken.add(present(topic.reserve(expiration, 10), "reserve number %d of 25 in a tie", i));
      }
      assertThat(taken).as("all that was reserved").containsExactlyInAnyOrderElementsOf(put);
      assertThat(topic.reserve(expiration, 10)).as("reserve when all is reserved").isNull();
    }
  }

  @Check("RSV-5")
  void aTieStandsBetweenWhatIsEarlierAndWhatIsLater(Subject port) {
    queue(port, "later", NOW + 1);
    queue(port, "tie 1", DUE);
    queue(port, "tie 2", DUE);
    queue(port, "earlier", DUE - 1);
    queue(port, "tie 3", DUE);
    assertThat(port.reserve(NOW + 2, 10)).as("first").isEqualTo(job("earlier"));
    List<Job> ties = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ties.add(present(port.reserve(NOW + 2, 10), "reserve in a tie"));
    }
    assertThat(ties)
        .as("second to fourth")
        .containsExactlyInAnyOrderElementsOf(jobs("tie 1", "tie 2", "tie 3"));
    assertThat(port.reserve(NOW + 2, 10)).as("fifth").isEqualTo(job("later"));
  }

  @Check("RSV-6")
  void aReservedJobIsNotHandedOutAgain(Subject port) {
    for (double ttr : new double[] {10, 0, 0.001, 1e6}) {
      Subject topic = port.fresh();
      hold(topic, "a", NOW, ttr);
      for (double max : new double[] {NOW, NOW + 1, NOW + 9_999, NOW + 10_000, NOW + 11_000, FAR}) {
        assertThat(topic.reserve(max, 5)).as("reserve at %s, ttr was %s", max, ttr).isNull();
        assertThat(topic.pull(max)).as("pull at %s, ttr was %s", max, ttr).isNull();
      }
      assertThat(topic.release("a")).as("release by the holder").isEqualTo(1);
    }
  }

  /** A port that requeues by itself, in the background and by the wall clock, does so soon. */
  @Check("RSV-6")
  void theWallClockEndsNoReservation(Subject port) {
    double now = System.currentTimeMillis();
    hold(port, "a", now, 0);
    hold(port, "b", now, 0.1);
    assertThat(port.requeue(now - 1, 10)).as("requeue before the deadline").isZero();
    boolean handedOut =
        Eventually.holdsWithin(
            A_WHILE, () -> port.reserve(now + 1, 5) != null || port.reserve(now + 1e9, 5) != null);
    assertThat(handedOut).as("whether anything is handed out without a requeue").isFalse();
    assertThat(port.release("a")).as("release by the holder").isEqualTo(1);
    assertThat(port.release("b")).as("release by the holder").isEqualTo(1);
  }

  @Check("RSV-6")
  void aReservedJobDoesNotHoldBackTheNext(Subject port) {
    hold(port, "a", NOW - 10, 0);
    queue(port, "b", DUE);
    assertThat(port.reserve(NOW, 10)).as("reserve while a is overdue").isEqualTo(job("b"));
    assertThat(port.reserve(NOW, 10)).as("reserve while both are reserved").isNull();
    assertTimesOut(port, A, NOW - 10);
    assertTimesOut(port, job("b"), NOW + 10_000);
    assertNothingLeft(port);
  }

  @Check("RSV-7")
  void theDeadlineCountsFromMaxAndNotFromTheExpiration(Subject port) {
    for (double waited : new double[] {0, 0.5, 1000, 60_000, 1e9, NOW}) {
      Subject topic = port.fresh();
      queue(topic, "a", NOW - waited);
      topic.reserve(NOW, 30);
      assertTimesOutExactly(topic, A, NOW + 30_000);
      assertNothingLeft(topic);
    }
  }

  @Check("RSV-7")
  void theDeadlineIsExactWhateverMaxIs(Subject port) {
    double[] maxima = {
      NOW,
      NOW + 0.25,
      NOW + 0.5,
      NOW + 999.75,
      FUTURE,
      FUTURE + 0.5,
      0,
      1,
      0.5,
      -1,
      -5000,
      -10_000,
      -20_000.5,
      2_147_483_647,
      4_102_444_800_000.0
    };
    ForEach.number(
        maxima,
        max -> {
          Subject topic = port.fresh();
          hold(topic, "a", max, 10);
          assertTimesOutExactly(topic, A, max + 10_000);
          assertNothingLeft(topic);
        });
  }

  @Check("RSV-7")
  void aTimeToRunIsInSecondsHoweverLong(Subject port) {
    double[] ttrs = {
      1,
      2,
      10,
      59,
      60,
      61,
      999,
      1000,
      1001,
      3600,
      86_400,
      2_147_484,
      3_000_000,
      4_294_968,
      31_536_000,
      2_147_483_648.0,
      1e11
    };
    ForEach.number(
        ttrs,
        ttr -> {
          Subject topic = port.fresh();
          hold(topic, "a", NOW, ttr);
          double deadline = NOW + ttr * 1000;
          assertThat(topic.requeue(deadline - 0.5, 10)).as("requeue before, ttr %s", ttr).isZero();
          assertThat(topic.requeue(deadline, 10)).as("requeue at, ttr %s", ttr).isEqualTo(1);
        });
  }

  @Check("RSV-7")
  void aTimeToRunOfAgesIsNotCapped(Subject port) {
    double ttr = 1e16;
    hold(port, "a", NOW, ttr);
    assertThat(port.requeue(NOW + 0.95 * ttr * 1000, 10)).as("requeue long before").isZero();
    assertThat(port.requeue(NOW + 1.05 * ttr * 1000, 10)).as("requeue long after").isOne();
  }

  @Check("RSV-7")
  void everyReservationHasADeadlineOfItsOwn(Subject port) {
    hold(port, "a", NOW - 2, 30);
    hold(port, "b", NOW - 1, 10);
    hold(port, "c", NOW, 20);
    assertTimesOutExactly(port, job("b"), NOW + 9999);
    assertTimesOutExactly(port, job("c"), NOW + 20_000);
    assertTimesOutExactly(port, job("a"), NOW + 29_998);
    assertNothingLeft(port);
  }

  @Check("RSV-7")
  void aSecondReservationForgetsTheFirst(Subject port) {
    hold(port, "a", NOW, 5);
    assertThat(port.requeue(NOW + 7000, 1)).as("requeue").isEqualTo(1);
    assertThat(port.reserve(NOW + 8000, 2)).as("reserve again").isEqualTo(A);
    assertTimesOutExactly(port, A, NOW + 10_000);
    assertNothingLeft(port);
  }

  @Check("RSV-8")
  void aFractionOfASecondCountsToTheMillisecond(Subject port) {
    double[] ttrs = {
      0.25,
      0.5,
      0.75,
      1.5,
      0.001,
      0.002,
      0.1,
      0.3,
      0.999,
      1.001,
      1.999,
      2.345,
      10.25,
      59.999,
      3600.001,
      1e-3,
      1e-7,
      86_400.125,
      1_234_567_890_123.375
    };
    ForEach.number(
        ttrs,
        ttr -> {
          Subject topic = port.fresh();
          hold(topic, "a", NOW, ttr);
          double deadline = NOW + Math.rint(ttr * 1000);
          assertThat(topic.requeue(deadline - 0.5, 10))
              .as("requeue half a millisecond before the deadline, ttr %s", ttr)
              .isZero();
          assertThat(topic.requeue(deadline + 0.001, 10))
              .as("requeue at the deadline, ttr %s", ttr)
              .isEqualTo(1);
          assertThat(topic.pull(deadline + 0.001)).as("pull of the requeued").isEqualTo(A);
        });
  }

  @Check("RSV-9")
  void aTimeToRunOfZeroIsAllowed(Subject port) {
    for (double max : new double[] {NOW, NOW + 0.5, 0, -1, FUTURE}) {
      Subject topic = port.fresh();
      queue(topic, "a", max);
      assertThat(topic.reserve(max, 0)).as("reserve at %s with ttr 0", max).isEqualTo(A);
      assertTimesOut(topic, A, max);
      assertNothingLeft(topic);
    }
  }

  @Check("RSV-9")
  void aJobReservedForNoTimeIsHeldUntilItIsRequeued(Subject port) {
    hold(port, "a", NOW, 0);
    assertThat(port.reserve(FAR, 0)).as("reserve of what is reserved").isNull();
    assertThat(port.pull(FAR)).as("pull of what is reserved").isNull();
    assertThat(port.release("a")).as("release").isEqualTo(1);
    assertNothingLeft(port);
  }

  @Check("RSV-10")
  void oneJobIsTakenAndTheOthersStay(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    queue(port, "a", NOW - 3);
    queue(port, "b", NOW - 2.5);
    queue(port, "c", NOW - 2.5);
    queue(port, "d", DUE);
    assertThat(port.reserve(NOW, 60)).as("reserve").isEqualTo(A);
    assertThat(port.release("b")).as("release of a job that was not handed out").isZero();
    assertThat(port.pull(NOW - 2.75)).as("pull before the next expiration").isNull();
    List<Job> rest = due(port, NOW);
    assertThat(rest).as("the rest").containsExactlyInAnyOrderElementsOf(jobs("b", "c", "d"));
    assertThat(rest.get(2)).as("the last of the rest").isEqualTo(job("d"));
    assertThat(port.release("a")).as("release of the first").isEqualTo(1);
    neighbours.assertUntouched();
  }

  @Check("RSV-10")
  void theOthersKeepTheirExpirations(Subject port) {
    queue(port, "a", DUE);
    queue(port, "b", NOW + 10);
    queue(port, "c", NOW + 20);
    assertThat(port.reserve(NOW + 30, 60)).as("reserve when all three are due").isEqualTo(A);
    assertExpires(port, job("b"), NOW + 10);
    assertExpires(port, job("c"), NOW + 20);
    assertTimesOut(port, A, NOW + 60_030);
    assertNothingLeft(port);
  }

  @Check("RSV-11")
  void anEarlierMaxIsJudgedByItself(Subject port) {
    queue(port, "a", NOW + 500);
    queue(port, "b", NOW + 1000);
    assertThat(port.reserve(NOW + 700, 10)).as("reserve at the later time").isEqualTo(A);
    assertThat(port.reserve(NOW + 999, 10)).as("reserve before b is due").isNull();
    queue(port, "c", NOW + 600);
    assertThat(port.reserve(NOW, 10)).as("reserve at an earlier time").isNull();
    assertThat(port.pull(NOW + 599)).as("pull at an earlier time").isNull();
    assertThat(port.reserve(NOW + 600, 10)).as("reserve of c at its time").isEqualTo(job("c"));
    assertThat(port.reserve(NOW + 1000, 600)).as("reserve of b at its time").isEqualTo(job("b"));
    assertTimesOut(port, job("c"), NOW + 10_600);
  }

  @Check("RSV-11")
  void emptyCallsFarAheadDoNotMoveTime(Subject port) {
    assertThat(port.reserve(FUTURE, 10)).as("reserve in 2200, nothing there").isNull();
    assertThat(port.pull(FUTURE)).as("pull in 2200, nothing there").isNull();
    assertThat(port.requeue(FUTURE, 10)).as("requeue in 2200, nothing there").isZero();
    queue(port, "a", NOW);
    assertThat(port.reserve(NOW - 1, 10)).as("reserve before the expiration").isNull();
    assertThat(port.reserve(NOW, 10)).as("reserve at the expiration").isEqualTo(A);
    assertTimesOut(port, A, NOW + 10_000);
    assertNothingLeft(port);
  }

  @Check("RSV-11")
  void theDeadlineOfAnEarlierCallIsEarlier(Subject port) {
    queue(port, "a", -10);
    queue(port, "b", -5);
    assertThat(port.reserve(NOW + 60_000, 10)).as("reserve, a minute ahead").isEqualTo(A);
    assertThat(port.reserve(NOW, 10)).as("reserve, in time").isEqualTo(job("b"));
    assertTimesOut(port, job("b"), NOW + 10_000);
    assertTimesOut(port, A, NOW + 70_000);
  }
}
