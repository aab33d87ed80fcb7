package io.redisched.conformance.history;

import io.redisched.conformance.model.Topic;
import java.util.List;
import java.util.Set;

/** What is to be said of a history. */
public sealed interface Verdict {

  /** The calls can be put in an order, each at a moment of its own, that the model allows. */
  record Linearizable() implements Verdict {}

  /**
   * There is no such order.
   *
   * @param reason in words
   * @param before the states that the topic may have been in before these calls; empty if that is
   *     not known
   * @param calls the calls that show it, the fewest that are known to
   */
  record Violation(String reason, Set<Topic> before, List<Call> calls) implements Verdict {}

  /**
   * The search ran out of its budget, or of what it can follow. Neither good nor bad, and never to
   * be taken for good.
   *
   * @param reason in words
   */
  record Unknown(String reason) implements Verdict {}
}
