package io.redisched.conformance.history;

import java.util.Optional;

/** Judges histories: by the plain invariants first, and then by the search for an order. */
final class Judge {

  /** A plain violation that takes more calls to show is worth a look for a shorter one. */
  private static final int READABLE = 12;

  private final Linearizability linearizability;

  /** Creates a judge that tries as hard as the extent of its histories says. */
  Judge(Extent extent) {
    this.linearizability = new Linearizability(extent.trials());
  }

  /**
   * Returns the verdict.
   *
   * @param history the history
   * @param drained whether it ends with the topic taken to its end, so that every job must have
   *     ended
   */
  Verdict judge(History history, boolean drained) {
    Optional<Verdict> plain = Invariants.check(history, drained);
    if (plain.isEmpty() || size(plain.get()) <= READABLE) {
      return plain.orElseGet(() -> linearizability.check(history));
    }
    Verdict exact = linearizability.check(history);
    return size(exact) < size(plain.get()) ? exact : plain.get();
  }

  private static int size(Verdict verdict) {
    return verdict instanceof Verdict.Violation violation
        ? violation.calls().size()
        : Integer.MAX_VALUE;
  }
}
