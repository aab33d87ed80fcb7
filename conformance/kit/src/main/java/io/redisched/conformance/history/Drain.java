package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import io.redisched.conformance.model.Reply;
import java.util.List;
import java.util.Optional;

/** Takes all that is left on a topic to its end, and so makes visible what was lost or doubled. */
final class Drain implements Crew.Work {

  private static final int MOST = 10_000;

  private final double end;
  private final List<String> looked;
  private boolean complete;

  /**
   * Creates a drain.
   *
   * @param end an instant at which everything is due and overdue
   * @param looked ids to {@code get} first; none if the port does not offer it
   */
  Drain(double end, List<String> looked) {
    this.end = end;
    this.looked = looked;
  }

  @Override
  public void with(Caller caller) {
    looked.forEach(id -> caller.call(new Operation.Get(id)));
    boolean certain = caller.call(new Operation.Requeue(end, MOST)).isPresent();
    for (int i = 0; i < MOST && certain; i++) {
      Optional<Reply> taken = caller.call(new Operation.Reserve(end, 0));
      if (taken.isEmpty() || !(taken.get() instanceof Reply.Taken job)) {
        complete = taken.isPresent();
        return;
      }
      certain = caller.call(new Operation.Release(job.job().id())).isPresent();
    }
  }

  /** Tells whether the drain came to its end with every answer certain. */
  boolean isComplete() {
    return complete;
  }
}
