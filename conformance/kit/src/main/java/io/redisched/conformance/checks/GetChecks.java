package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.FUTURE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.assertExpires;
import static io.redisched.conformance.checks.Jobs.assertNothingLeft;
import static io.redisched.conformance.checks.Jobs.assertTimesOut;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.present;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;

/** Section "get" of the specification. */
public abstract class GetChecks {

  private static void assertShown(Subject port, String id, String state, double at) {
    assertShown(port, id, job(id).body(), state, at);
  }

  private static void assertShown(Subject port, String id, String body, String state, double at) {
    Seen seen = present(port.get(id), "get of %s", id);
    assertThat(seen.id()).as("its id").isEqualTo(id);
    assertThat(seen.body()).as("its body").isEqualTo(body);
    assertThat(seen.state()).as("its state").isEqualTo(state);
    assertThat(seen.at()).as("its \"at\"").isCloseTo(at, within(Math.abs(at) / 1e15));
  }

  @Check("GET-1")
  void aQueuedJobIsShownWithItsExpiration(Subject port) {
    double[] expirations = {
      NOW,
      NOW + 1,
      NOW + 0.5,
      NOW + 0.25,
      NOW + 0.125,
      0,
      1,
      -1,
      -0.5,
      0.125,
      -NOW - 0.25,
      999_999.875,
      0.0001,
      -0.0004,
      123_456_789_012.0,
      12_345_678_901_234.568,
      999_999_999_999_999.9,
      2_147_483_648.0,
      FUTURE + 0.5,
      9_007_199_254_740_992.0,
      123_456_789_012_345_680.0,
      3e19
    };
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          queue(topic, "a", expiration);
          assertShown(topic, "a", "queued", expiration);
        });
  }

  @Check("GET-1")
  void aHugeExpirationIsShown(Subject port) {
    double[] expirations = {1e22, -1e22, 1e100, 1.5e300};
    ForEach.number(
        expirations,
        expiration -> {
          Subject topic = port.fresh();
          queue(topic, "a", expiration);
          assertShown(topic, "a", "queued", expiration);
        });
  }

  @Check("GET-1")
  void theBodyIsShownAsItWasPut(Subject port) {
    for (String body : Texts.AWKWARD) {
      Subject topic = port.fresh();
      topic.put("a", body, NOW);
      assertThat(topic.get("a"))
          .as("get of a job with the body %s", Texts.shown(body))
          .isEqualTo(new Seen("a", body, "queued", NOW));
    }
  }

  @Check("GET-1")
  void aDueJobIsStillQueued(Subject port) {
    queue(port, "a", NOW - 1000);
    queue(port, "b", NOW + 1000);
    assertThat(port.reserve(NOW - 1001, 1)).as("reserve when nothing is due").isNull();
    assertShown(port, "a", "queued", NOW - 1000);
    assertShown(port, "b", "queued", NOW + 1000);
  }

  @Check("GET-2")
  void aReservedJobIsShownWithItsDeadline(Subject port) {
    double[] maxima = {NOW, NOW + 0.5, NOW + 0.25, 0, -1, -12_500, -12_500.5, FUTURE};
    ForEach.number(
        maxima,
        max -> {
          Subject topic = port.fresh();
          queue(topic, "a", max - 500);
          topic.reserve(max, 12.5);
          assertShown(topic, "a", "reserved", max + 12_500);
        });
  }

  @Check("GET-2")
  void aDeadlineIsShownToTheMillisecond(Subject port) {
    double[] ttrs = {0, 0.001, 0.25, 0.999, 1, 59.999, 86_400.125, 1e6};
    ForEach.number(
        ttrs,
        ttr -> {
          Subject topic = port.fresh();
          hold(topic, "a", NOW, ttr);
          assertShown(topic, "a", "reserved", NOW + ttr * 1000);
        });
  }

  @Check("GET-2")
  void anOverdueJobIsStillReserved(Subject port) {
    hold(port, "a", NOW, 1);
    assertThat(port.reserve(NOW + 60_000, 1)).as("reserve past the deadline").isNull();
    assertThat(port.requeue(NOW + 60_000, 0)).as("requeue with limit 0").isZero();
    assertShown(port, "a", "reserved", NOW + 1000);
  }

  @Check("GET-3")
  void anAbsentIdIsNotShown(Subject port) {
    assertThat(port.get("a")).as("get in an empty topic").isNull();
    queue(port, "b", NOW);
    assertThat(port.get("a")).as("get of an id never put").isNull();
    assertThat(port.get("B")).as("get of an id that looks alike").isNull();
  }

  @Check("GET-3")
  void anEndedJobIsNotShown(Subject port) {
    queue(port, "b", NOW + 1);
    hold(port, "a", NOW, 1);
    port.release("a");
    assertThat(port.get("a")).as("get of a released job").isNull();
    queue(port, "a", NOW);
    port.pull(NOW);
    assertThat(port.get("a")).as("get of a pulled job").isNull();
    queue(port, "a", NOW);
    port.delete("a");
    assertThat(port.get("a")).as("get of a job deleted while queued").isNull();
    hold(port, "a", NOW, 1);
    port.delete("a");
    assertThat(port.get("a")).as("get of a job deleted while reserved").isNull();
  }

  @Check("GET-4")
  void lookingChangesNothing(Subject port) {
    Neighbours neighbours = Neighbours.in(port);
    queue(port, "a", NOW);
    hold(port, "b", NOW - 1, 10);
    for (int i = 0; i < 3; i++) {
      port.get("a");
      port.get("b");
      port.get("absent");
      port.get("overdue neighbour");
      port.get("reserved neighbour");
      port.get("delayed neighbour");
    }
    assertThat(port.put("absent", "body of absent", NOW)).as("put of the absent id").isEqualTo(1);
    assertThat(port.delete("absent")).as("delete").isEqualTo(1);
    assertExpires(port, job("a"), NOW);
    assertThat(port.release("b")).as("release of a job looked at").isEqualTo(1);
    neighbours.assertUntouched();
  }

  @Check("GET-4")
  void aJobLookedAtTimesOutAsItWould(Subject port) {
    hold(port, "a", NOW, 1);
    port.get("a");
    assertTimesOut(port, job("a"), NOW + 1000);
    assertNothingLeft(port);
  }

  @Check("GET-5")
  void aRefusedPutChangesNothing(Subject port) {
    queue(port, "a", NOW);
    port.put("a", "another body", NOW + 5000);
    assertShown(port, "a", "queued", NOW);
    port.reserve(NOW, 10);
    port.put("a", "another body", NOW + 5000);
    assertShown(port, "a", "reserved", NOW + 10_000);
  }

  @Check("GET-5")
  void aRequeuedJobIsShownWithTheMaxOfTheRequeue(Subject port) {
    hold(port, "a", NOW, 1);
    hold(port, "b", NOW, 100);
    assertThat(port.requeue(NOW + 5000.25, 10)).as("requeue").isEqualTo(1);
    assertShown(port, "a", "queued", NOW + 5000.25);
    assertShown(port, "b", "reserved", NOW + 100_000);
    assertThat(port.reserve(NOW + 6000, 2)).as("reserve again").isEqualTo(job("a"));
    assertShown(port, "a", "reserved", NOW + 8000);
  }

  @Check("GET-5")
  void aJobUnderAnOldIdIsShownWithItsOwnFacts(Subject port) {
    hold(port, "a", NOW, 10);
    port.delete("a");
    port.put("a", "new body", NOW + 7);
    assertShown(port, "a", "new body", "queued", NOW + 7);
    port.reserve(NOW + 8, 1);
    assertShown(port, "a", "new body", "reserved", NOW + 1008);
    assertThat(port.requeue(FAR, 1)).as("requeue").isEqualTo(1);
    assertShown(port, "a", "new body", "queued", FAR);
  }
}
