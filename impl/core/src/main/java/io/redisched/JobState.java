package io.redisched;

/** Where in its life a job is. A job that has ended has no state: it is gone. */
public enum JobState {
  /** Waiting for, or past, its expiration; the next {@code reserve} or {@code pull} may take it. */
  QUEUED,

  /**
   * Held by whoever reserved it. Past its deadline it stays reserved until {@code requeue} takes it
   * back.
   */
  RESERVED
}
