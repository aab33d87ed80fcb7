package io.redisched.conformance.run;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.report.CheckResult;

/**
 * Follows a run while it goes on. Its methods are called by several threads, also at the same time,
 * so they have to be thread-safe; they should return soon.
 */
public interface RunListener {

  /** One that does nothing. */
  RunListener NONE = new RunListener() {};

  /** The port answers; so many checks follow. */
  default void planned(Description port, int checks) {}

  /** A check begins. */
  default void started(String check) {}

  /** A check is over, or was found not to apply. */
  default void finished(CheckResult result) {}

  /** Tells whether to go on; asked before each check, and those after a no are not made. */
  default boolean wantsMore() {
    return true;
  }
}
