package io.redisched.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.model.Operation;
import org.junit.jupiter.api.Test;

/** Each plain violation has words of its own; what is uncertain counts in favour of the port. */
class InvariantsTest {

  private static void isViolation(Histories calls, boolean drained, String reason) {
    assertThat(Invariants.check(calls.history(), drained))
        .hasValueSatisfying(
            verdict ->
                assertThat(((Verdict.Violation) verdict).reason()).as("reason").contains(reason));
  }

  private static void isFine(Histories calls, boolean drained) {
    assertThat(Invariants.check(calls.history(), drained)).isEmpty();
  }

  @Test
  void aJobFromNowhere() {
    isViolation(new Histories().reserve(1, 0, 1, 5, "a"), false, "from nowhere");
    isViolation(
        new Histories().reserve(1, 0, 1, 5, "a").put(2, 2, 3, "a", 5, 1), false, "from nowhere");
    isFine(new Histories().reserve(1, 0, 3, 5, "a").put(2, 2, 4, "a", 5, 1), false);
  }

  @Test
  void twoHolders() {
    isViolation(
        new Histories().put(1, 0, 1, "a", 5, 1).reserve(1, 2, 3, 5, "a").reserve(2, 4, 5, 5, "a"),
        false,
        "two holders");
    isFine(
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 3, 5, "a")
            .requeue(1, 3, 5, 1005, 1)
            .reserve(2, 4, 5, 2000, "a"),
        false);
    isFine(
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 3, 5, "a")
            .open(1, 3, new Operation.Requeue(1005, 1))
            .reserve(2, 40, 50, 2000, "a"),
        false);
  }

  @Test
  void endedTwice() {
    isViolation(
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 3, 5, "a")
            .release(1, 4, 6, "a", 1)
            .delete(2, 4, 6, "a", 1),
        false,
        "put once and ended twice");
  }

  @Test
  void lost() {
    Histories calls = new Histories().put(1, 0, 1, "a", 5, 1).reserve(1, 2, 3, 5, "");
    isViolation(calls, true, "lost");
    isFine(calls, false);
    isFine(calls.open(2, 0, new Operation.Pull(5)), true);
  }

  @Test
  void requeuedMoreOftenThanReserved() {
    isViolation(
        new Histories()
            .put(1, 0, 1, "a", 5, 1)
            .reserve(1, 2, 3, 5, "a")
            .requeue(1, 4, 6, 1005, 1)
            .requeue(2, 4, 6, 1005, 1),
        false,
        "requeue answered 2 in all");
  }
}
