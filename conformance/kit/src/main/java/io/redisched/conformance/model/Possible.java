package io.redisched.conformance.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The states that a topic may be in after the answers seen so far: one, until a choice among equal
 * instants leaves several, which later answers sort out.
 */
final class Possible {

  private Set<Topic> states = Set.of(Topic.EMPTY);

  /** Returns one of the states, for whoever wants to aim at what is probably there. */
  Topic any() {
    return states.iterator().next();
  }

  Set<Topic> states() {
    return states;
  }

  /**
   * Returns what the operation may do.
   *
   * @throws Topic.TooManyOutcomes if that is too much to follow
   */
  List<Topic.Outcome> outcomes(Operation operation) {
    List<Topic.Outcome> outcomes = new ArrayList<>();
    for (Topic state : states) {
      outcomes.addAll(operation.on(state));
      if (outcomes.size() > Topic.MANY) {
        throw new Topic.TooManyOutcomes();
      }
    }
    return outcomes;
  }

  /** Goes on with the outcomes that agree with a reply. Tells whether there are any. */
  boolean observe(List<Topic.Outcome> outcomes, Reply reply) {
    Set<Topic> next = new LinkedHashSet<>();
    for (Topic.Outcome outcome : outcomes) {
      if (outcome.reply().isSameAs(reply)) {
        next.add(outcome.next());
      }
    }
    if (next.isEmpty()) {
      return false;
    }
    states = next;
    return true;
  }
}
