package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.FUTURE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.due;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Section "put" of the specification. */
public abstract class PutChecks {

  private static final Job A = job("a");

  @Check("PUT-1")
  void aNewJobWaitsForItsExpiration(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    assertThat(port.put("a", A.body(), NOW)).as("put of an absent id").isEqualTo(1);
    assertThat(port.reserve(NOW - 0.5, 10)).as("reserve before the expiration").isNull();
    assertThat(port.reserve(NOW, 10)).as("reserve at the expiration").isEqualTo(A);
    assertThat(port.release("a")).as("release").isEqualTo(1);
    neighbours.assertUntouched();
  }

  @Check("PUT-1")
  void aNewJobIsQueuedAndNotReserved(Subject port) {
    queue(port, "a", NOW);
    assertThat(port.release("a")).as("release of a job that was only put").isZero();
    assertThat(port.requeue(FAR, 10)).as("requeue of a job that was only put").isZero();
    assertExpires(port, A, NOW);
    assertNothingLeft(port);
  }

  @Check("PUT-1")
  void anExpirationAheadOfTheWallClockIsKept(Subject port) {
    queue(port, "a", FUTURE);
    assertThat(port.pull(FUTURE - 1)).as("pull 1 ms before an expiration in 2200").isNull();
    assertThat(port.pull(FUTURE)).as("pull after the expiration in 2200").isEqualTo(A);
  }

  /** Who takes instants through local time shifts those in the hours that clocks skip or repeat. */
  @Check("PUT-1")
  void expirationsAroundChangesOfTheClocksAreKept(Subject port) {
    for (String zone : List.of("Europe/Berlin", "America/New_York", "Australia/Sydney")) {
      ZoneRules rules = ZoneId.of(zone).getRules();
      Instant change = Instant.ofEpochMilli((long) NOW);
      for (int i = 0; i < 2; i++) {
        change = rules.previousTransition(change).getInstant();
        for (int minutes : new int[] {-30, 0, 30}) {
          double expiration = change.plus(Duration.ofMinutes(minutes)).toEpochMilli();
          queue(port, "a", expiration);
          assertExpires(port, job("a"), expiration);
        }
      }
    }
  }

  @Check("PUT-1")
  void manyNewJobsAreAddedSideBySide(Subject port) {
    for (int i = 0; i < 50; i++) {
      queue(port, "job " + i, NOW + i);
    }
    for (int i = 0; i < 50; i++) {
      assertThat(port.pull(NOW + i + 2))
          .as("pull of job %d at its time", i)
          .isEqualTo(job("job " + i));
      assertThat(port.pull(NOW + i)).as("pull of the next before its time").isNull();
    }
  }

  @Check("PUT-2")
  void aQueuedIdKeepsItsBodyAndExpiration(Subject port) {
    double[] others = {NOW - 1000, NOW - 0.5, NOW, NOW + 0.5, NOW + 1000, 0, -1};
    for (double other : others) {
      Subject topic = port.fresh();
      Neighbours neighbours = Neighbours.in(topic);
      queue(topic, "a", NOW);
      assertThat(topic.put("a", "another body", other))
          .as("put of an id queued until %s, now until %s", NOW, other)
          .isZero();
      assertThat(topic.reserve(NOW - 0.5, 10)).as("reserve before the first expiration").isNull();
      assertThat(topic.reserve(NOW, 10)).as("reserve at the first expiration").isEqualTo(A);
      assertThat(topic.release("a")).as("release").isEqualTo(1);
      neighbours.assertUntouched();
    }
  }

  @Check("PUT-2")
  void aQueuedIdIsRefusedAsOftenAsItIsPut(Subject port) {
    port.put("a", A.body(), DUE);
    for (int i = 0; i < 3; i++) {
      assertThat(port.put("a", A.body(), DUE)).as("put of the very same job again").isZero();
      assertThat(port.put("a", "", NOW - i)).as("put of the id with an empty body").isZero();
    }
    assertThat(due(port, FAR)).as("all that is in the topic").containsExactly(A);
    assertNothingLeft(port);
  }

  @Check("PUT-2")
  void aRequeuedIdIsInUse(Subject port) {
    hold(port, "a", NOW, 1);
    port.requeue(NOW + 2000, 1);
    assertThat(port.put("a", "another body", DUE)).as("put of a requeued id").isZero();
    assertExpires(port, A, NOW + 2000);
    assertNothingLeft(port);
  }

  @Check("PUT-2")
  void anIdWithAnEmptyBodyIsInUse(Subject port) {
    assertThat(port.put("a", "", DUE)).as("put with an empty body").isEqualTo(1);
    assertThat(port.put("a", "full", NOW - 1)).as("put of the id again").isZero();
    assertThat(port.reserve(NOW, 1)).as("reserve").isEqualTo(new Job("a", ""));
    assertThat(port.put("a", "full", DUE)).as("put of the reserved id").isZero();
  }

  @Check("PUT-2")
  void anIdAmongManyIsInUse(Subject port) {
    int many = 1203;
    for (int i = 0; i < many; i++) {
      queue(port, "job " + i, NOW + i);
    }
    for (int i : new int[] {0, 1, many / 2, many - 2, many - 1}) {
      assertThat(port.put("job " + i, "another body", NOW - 1))
          .as("put of id number %d of %d", i, many)
          .isZero();
    }
    assertExpires(port, job("job 0"), NOW);
  }

  @Check("PUT-3")
  void aReservedIdKeepsItsBodyAndDeadline(Subject port) {
    double[] others = {NOW - 1000, NOW, NOW + 2000, NOW + 10_000, NOW + 1e6, 0};
    for (double other : others) {
      Subject topic = port.fresh();
      hold(topic, "a", NOW, 10);
      assertThat(topic.put("a", "another body", other))
          .as("put of a reserved id, until %s", other)
          .isZero();
      assertThat(topic.pull(FAR)).as("pull while the only job is reserved").isNull();
      assertTimesOut(topic, A, NOW + 10_000);
      assertNothingLeft(topic);
    }
  }

  @Check("PUT-3")
  void aRefusedPutDoesNotDisturbTheRelease(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    hold(port, "a", NOW, 10);
    assertThat(port.put("a", "another body", DUE)).as("put of a reserved id").isZero();
    assertThat(port.release("a")).as("release after the refused put").isEqualTo(1);
    assertThat(port.pull(NOW)).as("pull after the release").isNull();
    neighbours.assertUntouched();
  }

  @Check("PUT-4")
  void anOverdueIdIsInUse(Subject port) {
    hold(port, "a", NOW, 1);
    double[] others = {NOW, NOW + 1000, NOW + 5000, NOW + 1e6};
    for (double other : others) {
      assertThat(port.put("a", "another body", other))
          .as("put, until %s, of an id whose reservation ended at %s", other, NOW + 1000)
          .isZero();
    }
    assertThat(port.reserve(FAR, 1)).as("reserve while the only job is overdue").isNull();
    assertTimesOut(port, A, NOW + 1000);
    assertNothingLeft(port);
  }

  @Check("PUT-4")
  void anIdReservedForNoTimeIsInUse(Subject port) {
    hold(port, "a", NOW, 0);
    assertThat(port.put("a", "another body", DUE)).as("put after reserve with ttr 0").isZero();
    assertTimesOut(port, A, NOW);
    assertNothingLeft(port);
  }

  /** Every way in which the job {@code a}, put for NOW, comes to its end. */
  private static Map<String, Consumer<Subject>> endings() {
    Map<String, Consumer<Subject>> endings = new LinkedHashMap<>();
    endings.put("pull", port -> assertThat(port.pull(NOW + 2)).isEqualTo(A));
    endings.put("delete while queued", port -> ends(port.delete("a")));
    endings.put(
        "release",
        port -> {
          port.reserve(NOW, 10);
          ends(port.release("a"));
        });
    endings.put(
        "release past the deadline",
        port -> {
          port.reserve(NOW, 0);
          ends(port.release("a"));
        });
    endings.put(
        "delete while reserved",
        port -> {
          port.reserve(NOW, 10);
          ends(port.delete("a"));
        });
    endings.put(
        "delete past the deadline",
        port -> {
          port.reserve(NOW, 0);
          ends(port.delete("a"));
        });
    endings.put(
        "requeue and pull",
        port -> {
          port.reserve(NOW, 0);
          port.requeue(NOW, 10);
          assertThat(port.pull(NOW + 2)).isEqualTo(A);
        });
    endings.put(
        "requeue, reserve and release",
        port -> {
          port.reserve(NOW, 0);
          port.requeue(NOW, 10);
          port.reserve(NOW, 10);
          ends(port.release("a"));
        });
    endings.put(
        "requeue and delete",
        port -> {
          port.reserve(NOW, 0);
          port.requeue(NOW, 10);
          ends(port.delete("a"));
        });
    return endings;
  }

  private static void ends(int answer) {
    assertThat(answer).as("the operation that ends the job").isEqualTo(1);
  }

  @Check("PUT-5")
  void anIdIsFreeAsSoonAsItsJobHasEnded(Subject port) {
    endings()
        .forEach(
            (how, end) -> {
              Subject topic = port.fresh();
              queue(topic, "a", DUE);
              end.accept(topic);
              assertThat(topic.put("a", "new body", NOW + 200))
                  .as("put of an id that ended by %s", how)
                  .isEqualTo(1);
              assertExpires(topic, new Job("a", "new body"), NOW + 200);
              assertNothingLeft(topic);
            });
  }

  @Check("PUT-5")
  void theNewJobUnderAnOldIdIsQueuedAndNotReserved(Subject port) {
    endings()
        .forEach(
            (how, end) -> {
              Subject topic = port.fresh();
              queue(topic, "a", DUE);
              end.accept(topic);
              topic.put("a", "new body", NOW + 60_000);
              assertThat(topic.release("a")).as("release of the new job after %s", how).isZero();
              assertThat(topic.requeue(FAR, 10)).as("requeue after %s", how).isZero();
              assertThat(topic.put("a", "third", DUE)).as("put while in use, %s", how).isZero();
              assertExpires(topic, new Job("a", "new body"), NOW + 60_000);
              assertNothingLeft(topic);
            });
  }

  @Check("PUT-5")
  void theNewJobUnderAnOldIdHasItsOwnDeadline(Subject port) {
    endings()
        .forEach(
            (how, end) -> {
              Subject topic = port.fresh();
              queue(topic, "a", DUE);
              end.accept(topic);
              topic.put("a", "new body", NOW - 5);
              assertThat(topic.reserve(NOW, 60))
                  .as("reserve of the new job after %s", how)
                  .isEqualTo(new Job("a", "new body"));
              assertTimesOut(topic, new Job("a", "new body"), NOW + 60_000);
              assertNothingLeft(topic);
            });
  }

  @Check("PUT-5")
  void anIdMayBeUsedAgainAndAgain(Subject port) {
    for (int i = 0; i < 20; i++) {
      Job job = new Job("a", "body " + i);
      assertThat(port.put("a", job.body(), NOW - i)).as("put number %d", i).isEqualTo(1);
      assertThat(port.reserve(NOW, 1)).as("reserve number %d", i).isEqualTo(job);
      assertThat(port.release("a")).as("release number %d", i).isEqualTo(1);
    }
    assertNothingLeft(port);
  }

  @Check("PUT-6")
  void anyOrdinaryExpirationIsKeptExactly(Subject port) {
    double[] expirations = {
      0,
      1,
      -1,
      0.5,
      -0.5,
      0.125,
      -0.125,
      0.875,
      1e-7,
      -1e-7,
      999,
      1000,
      1000.5,
      -1000,
      -1000.25,
      -62_135_596_800_000.0,
      1_234_567_890,
      1_700_000_000.5,
      2_147_483_647,
      2_147_483_648.0,
      -2_147_483_649.0,
      4_294_967_296.0,
      NOW + 0.125,
      NOW + 0.25,
      NOW + 0.5,
      NOW + 0.875,
      -NOW,
      -NOW - 0.25,
      FUTURE + 0.5,
      253_402_300_800_000.0
    };
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          assertThat(topic.put("a", A.body(), expiration))
              .as("put with the expiration %s", expiration)
              .isEqualTo(1);
          assertThat(topic.pull(expiration - 0.125))
              .as("pull 1/8 ms before the expiration %s", expiration)
              .isNull();
          assertThat(topic.pull(expiration)).as("pull at %s", expiration).isEqualTo(A);
        });
  }

  @Check("PUT-6")
  void expirationsLessThanAMillisecondApartStayApart(Subject port) {
    List<Double> offsets = List.of(0.875, 0.125, 0.5, 0.25, 0.0, 0.75, 0.375, 0.625);
    offsets.forEach(offset -> queue(port, "at " + offset, NOW + offset));
    offsets.stream()
        .sorted()
        .forEach(
            offset -> {
              assertThat(port.pull(NOW + offset))
                  .as("pull at %s ms after %s", offset, NOW)
                  .isEqualTo(job("at " + offset));
              assertThat(port.pull(NOW + offset)).as("pull of the next").isNull();
            });
  }

  @Check("PUT-7")
  void hugeExpirationsAreKept(Subject port) {
    double[] expirations = {
      8_640_000_000_000_001.0,
      9_007_199_254_740_992.0,
      9_007_199_254_740_994.0,
      1e16,
      9.3e18,
      1.9e19,
      3e19,
      1e20,
      1e21,
      1e22,
      1e100,
      1e300,
      1.7e308
    };
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          assertThat(topic.put("a", A.body(), expiration))
              .as("put with the expiration %s", expiration)
              .isEqualTo(1);
          double before = expiration - Math.max(1, Math.abs(expiration) / 1e6);
          assertThat(topic.reserve(before, 1))
              .as("reserve at %s, before the expiration %s", before, expiration)
              .isNull();
          assertThat(topic.reserve(expiration, 1))
              .as("reserve at the expiration %s", expiration)
              .isEqualTo(A);
        });
  }

  /**
   * Numbers that need all their digits, and the nearest double, to be told from the next, which is
   * further away than a microsecond: the resolution of many a type for instants.
   */
  @Check("PUT-6")
  void expirationsNextToOneAnotherStayApart(Subject port) {
    assertNeighboursStayApart(
        port,
        12_345_678_901_234.568,
        -98_765_432_109_876.55,
        253_402_300_799_999.97,
        999_999_999_999_999.9,
        -4_503_599_627_370_495.5);
  }

  @Check("PUT-7")
  void hugeExpirationsNextToOneAnotherStayApart(Subject port) {
    assertNeighboursStayApart(
        port,
        9_007_199_254_740_992.0,
        12_345_678_901_234_568.0,
        1_234_567_890_123_456_768L,
        7.654321098765432e20);
  }

  private static void assertNeighboursStayApart(Subject port, double... expirations) {
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          queue(topic, "next", Math.nextUp(expiration));
          queue(topic, "a", expiration);
          assertThat(topic.pull(Math.nextDown(expiration)))
              .as("pull at the double before the expiration %s", expiration)
              .isNull();
          assertThat(topic.pull(expiration)).as("pull at %s", expiration).isEqualTo(A);
          assertThat(topic.pull(expiration)).as("pull at %s again", expiration).isNull();
          assertThat(topic.pull(Math.nextUp(expiration)))
              .as("pull at the double after %s", expiration)
              .isEqualTo(job("next"));
        });
  }

  @Check({"PUT-6", "PUT-7"})
  void expirationsFarBeforeTheEpochAreKept(Subject port) {
    double[] expirations = {
      -8_640_000_000_000_001.0, -9_007_199_254_740_994.0, -9.3e18, -3e19, -1e22, -1e300
    };
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          assertThat(topic.put("a", A.body(), expiration))
              .as("put with the expiration %s", expiration)
              .isEqualTo(1);
          assertThat(topic.reserve(expiration * 1.001, 1))
              .as("reserve before the expiration %s", expiration)
              .isNull();
          assertThat(topic.reserve(expiration, 1)).as("reserve at %s", expiration).isEqualTo(A);
        });
  }

  @Check("PUT-7")
  void aHugeExpirationDoesNotFireWithTheOthers(Subject port) {
    double[] expirations = {1e19, 3e19, 1e22, 1e300};
    ForEach.number(
        expirations,
        huge -> {
          Subject topic = port.fresh();
          queue(topic, "never", huge);
          queue(topic, "soon", NOW);
          assertThat(due(topic, FUTURE)).as("all that is due in 2200").isEqualTo(Jobs.jobs("soon"));
          assertThat(topic.delete("never")).as("delete of the job of %s", huge).isEqualTo(1);
        });
  }
}
