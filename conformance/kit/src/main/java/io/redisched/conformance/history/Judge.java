package io.redisched.conformance.history;

/** Judges histories: by the plain invariants first, and then by the search for an order. */
public final class Judge {

  /** Enough for thousands of calls with a few under way at once; seconds, and not minutes. */
  private static final long BUDGET = 5_000_000;

  private final Linearizability linearizability;

  /** Creates a judge with the usual budget. */
  public Judge() {
    this(BUDGET);
  }

  Judge(long budget) {
    this.linearizability = new Linearizability(budget);
  }

  /**
   * Returns the verdict.
   *
   * @param history the history
   * @param drained whether it ends with the topic taken to its end, so that every job must have
   *     ended
   */
  public Verdict judge(History history, boolean drained) {
    return Invariants.check(history, drained).orElseGet(() -> linearizability.check(history));
  }
}
