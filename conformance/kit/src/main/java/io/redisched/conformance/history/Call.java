package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import io.redisched.conformance.model.Reply;
import java.util.Optional;

/**
 * A call on the topic of a history.
 *
 * @param process who called, from 1; a process makes one call at a time
 * @param operation what was called
 * @param invoked when the request was made, in nanoseconds on the history's clock
 * @param answered when the answer was there; {@link #NEVER} while the outcome is unknown
 * @param reply the answer; empty if the outcome is unknown: it may have happened, may happen later,
 *     or never
 */
public record Call(
    int process, Operation operation, long invoked, long answered, Optional<Reply> reply) {

  /** The time of an answer that did not come. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Returns a call that was answered. */
  public static Call answered(
      int process, Operation operation, long invoked, long answered, Reply reply) {
    return new Call(process, operation, invoked, answered, Optional.of(reply));
  }

  /** Returns a call whose outcome is unknown. */
  public static Call open(int process, Operation operation, long invoked) {
    return new Call(process, operation, invoked, NEVER, Optional.empty());
  }

  /** Tells whether the outcome is unknown. */
  public boolean isOpen() {
    return reply.isEmpty();
  }

  /** Tells whether a call with this outcome may have got a certain answer. */
  boolean mayHaveAnswered(Reply possible) {
    return reply.map(known -> known.isSameAs(possible)).orElse(true);
  }

  /** Tells whether the call may have happened while another span of time lasted. */
  boolean overlaps(long from, long to) {
    return invoked <= to && answered >= from;
  }

  /** Returns process, operation and answer on one line. */
  @Override
  public String toString() {
    return "process "
        + process
        + ": "
        + operation.words()
        + " -> "
        + reply.map(Reply::toString).orElse("outcome unknown");
  }
}
