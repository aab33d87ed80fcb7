package io.redisched.conformance.checks;

/**
 * A check had the means to tell whether the port keeps the clause, and could not: it ran out of its
 * budget, or what it saw was no evidence. That is neither passed nor failed.
 */
public final class Undecided extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason why, for the report
   */
  public Undecided(String reason) {
    super(reason);
  }
}
