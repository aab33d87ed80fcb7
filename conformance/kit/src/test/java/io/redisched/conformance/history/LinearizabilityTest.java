package io.redisched.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.model.Operation;
import io.redisched.conformance.subject.Counts;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** The search for an order, on histories whose verdict is known. */
class LinearizabilityTest {

  private static final Linearizability SEARCH = new Linearizability(1_000_000);

  /** Histories that have an order. */
  private static Map<String, Histories> good() {
    Map<String, Histories> good = new TreeMap<>();
    good.put("nothing at all", new Histories());
    good.put(
        "one after another",
        new Histories().put(1, 0, 1, "a", 5, 1).reserve(1, 2, 3, 5, "a").release(1, 4, 5, "a", 1));
    good.put(
        "a reserve that overlaps the put may find it",
        new Histories().put(1, 0, 10, "a", 5, 1).reserve(2, 1, 9, 5, "a"));
    good.put("or may not", new Histories().put(1, 0, 10, "a", 5, 1).reserve(2, 1, 9, 5, ""));
    good.put(
        "two puts of an id, one wins",
        new Histories().put(1, 0, 10, "a", 5, 1).put(2, 0, 10, "a", 6, 0));
    good.put(
        "an answer before a request is a later one's cause at the same instant",
        new Histories().put(1, 0, 5, "a", 5, 1).reserve(2, 5, 6, 5, "a"));
    good.put(
        "delete and put in a circle of three",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .put(1, 2, 10, "a", 5, 1)
            .delete(2, 2, 10, "a", 1)
            .delete(3, 2, 10, "a", 1)
            .reserve(1, 11, 12, 9, ""));
    good.put(
        "a put of unknown outcome that happened",
        new Histories().open(1, 0, new Operation.Put("a", "body", 5)).reserve(2, 50, 60, 5, "a"));
    good.put(
        "a put of unknown outcome that did not",
        new Histories()
            .open(1, 0, new Operation.Put("a", "body", 5))
            .reserve(2, 50, 60, 5, "")
            .put(2, 70, 80, "a", 5, 1));
    good.put(
        "a put of unknown outcome that happened late",
        new Histories()
            .open(1, 0, new Operation.Put("a", "body", 5))
            .reserve(2, 50, 60, 5, "")
            .reserve(2, 70, 80, 5, "a"));
    good.put(
        "a reserve of unknown outcome took the job",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .open(1, 2, new Operation.Reserve(5, 1))
            .reserve(2, 10, 11, 5, "")
            .requeue(2, 12, 13, 1005, 1)
            .reserve(2, 14, 15, 2000, "a"));
    good.put(
        "equal expirations in either order",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .put(1, 2, 3, "b", 5, 1)
            .reserve(1, 4, 9, 5, "b")
            .reserve(2, 4, 9, 5, "a"));
    good.put(
        "looked at in between",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 10, 5, "a")
            .get(2, 3, 4, "a", "queued", 5)
            .get(2, 5, 6, "a", "reserved", 1005)
            .counts(2, 7, 8, 5, new Counts(0, 0, 1, 0)));
    return good;
  }

  /** Histories that have none. */
  private static Map<String, Histories> bad() {
    Map<String, Histories> bad = new TreeMap<>();
    bad.put(
        "two holders",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 10, 5, "a")
            .reserve(2, 2, 10, 5, "a"));
    bad.put(
        "two puts of an id, both win",
        new Histories().put(1, 0, 10, "a", 5, 1).put(2, 0, 10, "a", 6, 1));
    bad.put("a job from nowhere", new Histories().put(1, 0, 1, "a", 5, 1).reserve(2, 2, 3, 5, "b"));
    bad.put(
        "a put that is over is not seen",
        new Histories().put(1, 0, 1, "a", 5, 1).reserve(2, 2, 3, 5, ""));
    bad.put(
        "seen, and then not",
        new Histories()
            .put(1, 0, 20, "a", 5, 1)
            .get(2, 1, 2, "a", "queued", 5)
            .reserve(2, 3, 4, 5, ""));
    bad.put(
        "released and requeued at once",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 3, 5, "a")
            .release(1, 4, 10, "a", 1)
            .requeue(2, 4, 10, 1005, 1)
            .reserve(1, 11, 12, 2000, "a"));
    bad.put(
        "requeued twice",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 3, 5, "a")
            .requeue(1, 4, 10, 1005, 1)
            .requeue(2, 4, 10, 1006, 1));
    bad.put(
        "a later job first",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .put(1, 2, 3, "b", 6, 1)
            .reserve(1, 4, 9, 9, "b")
            .reserve(2, 10, 11, 9, "a"));
    bad.put(
        "a deleted job comes back",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 3, 5, "a")
            .delete(2, 4, 10, "a", 1)
            .requeue(1, 4, 10, 1005, 1)
            .reserve(1, 11, 12, 2000, "a"));
    bad.put(
        "a job in neither count",
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 10, 5, "a")
            .counts(2, 3, 9, 5, new Counts(0, 0, 0, 0)));
    bad.put(
        "an unknown put happens at most once",
        new Histories()
            .open(1, 0, new Operation.Put("a", "body", 5))
            .pull(2, 50, 60, 5, "a")
            .pull(2, 70, 80, 5, "a"));
    return bad;
  }

  @TestFactory
  Stream<DynamicTest> whatHasAnOrderIsGood() {
    return good().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      History history = entry.getValue().history();
                      assertThat(SEARCH.check(history)).isInstanceOf(Verdict.Linearizable.class);
                      assertThat(Invariants.check(history, false)).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whatHasNoneIsAViolation() {
    return bad().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () ->
                        assertThat(SEARCH.check(entry.getValue().history()))
                            .isInstanceOf(Verdict.Violation.class)));
  }

  @Test
  void aViolationShowsOnlyWhatCameSinceAllWasQuiet() {
    Histories calls = new Histories();
    for (int i = 0; i < 100; i++) {
      calls.put(1, 10L * i, 10L * i + 5, "job " + i, i, 1);
    }
    calls.reserve(1, 2000, 2010, 0, "job 0").reserve(2, 2001, 2009, 0, "job 0");
    Verdict verdict = SEARCH.check(calls.history());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Violation.class,
            violation -> {
              assertThat(violation.calls()).hasSize(2);
              assertThat(violation.before()).hasSize(1);
              assertThat(violation.reason()).contains("reserve max=0");
            });
  }

  @Test
  void aSearchThatRunsOutOfItsBudgetIsUnknown() {
    Histories calls = new Histories();
    for (int i = 0; i < 12; i++) {
      calls.open(1, i, new Operation.Put("job " + i, "body", 5));
    }
    calls.reserve(2, 100, 110, 5, "");
    assertThat(new Linearizability(1000).check(calls.history()))
        .isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void moreCallsUnderWayThanCanBeFollowedAreUnknown() {
    Histories calls = new Histories();
    for (int i = 0; i < 70; i++) {
      calls.open(1, i, new Operation.Release("a"));
    }
    assertThat(SEARCH.check(calls.history())).isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  @Timeout(20)
  void thousandsOfCallsThatAlwaysOverlapAreDecided(TestReporter reporter) {
    Histories calls = new Histories();
    for (int i = 0; i < 5000; i += 2) {
      // three calls are under way at any time, no moment of rest from the first to the last
      calls.put(1 + i % 3, 10L * i, 10L * i + 25, "job " + i, i, 1);
      calls.delete(1 + (i + 1) % 3, 10L * i + 10, 10L * i + 35, "job " + i, 1);
    }
    History history = calls.history();
    long start = System.nanoTime();
    assertThat(SEARCH.check(history)).isInstanceOf(Verdict.Linearizable.class);
    reporter.publishEntry(
        "5000 calls are judged in ms", String.valueOf((System.nanoTime() - start) / 1_000_000));
  }
}
