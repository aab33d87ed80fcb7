package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.port.PortFactory;
import org.opentest4j.TestAbortedException;

/** Whether a port can be run on this machine. */
sealed interface Readiness {

  /** The system property that makes it an error not to be ready, if {@code true}. */
  String REQUIRED = "redisched.ports.required";

  /** Returns the port that it is about. */
  SamplePort port();

  /** It can. */
  record Ready(SamplePort port, PortFactory factory) implements Readiness {

    /** The port's name, which tests are displayed with. */
    @Override
    public String toString() {
      return port.name();
    }
  }

  /** It cannot, for want of something that is not ours. */
  record NotRun(SamplePort port, String reason) implements Readiness {

    /** Returns the words for people who see only this. */
    String explanation() {
      return "The port %s (%s) is NOT RUN: %s (-D%s=true makes this a failure)"
          .formatted(port.name(), port.language(), reason, REQUIRED);
    }

    /** The port's name, which tests are displayed with. */
    @Override
    public String toString() {
      return port.name();
    }
  }

  /**
   * Returns what starts the port.
   *
   * @param required whether a port that is not ready is an error
   * @throws AssertionError if it is not ready and required
   * @throws TestAbortedException if it is not ready
   */
  default PortFactory orSkip(boolean required) {
    if (this instanceof Ready ready) {
      return ready.factory();
    }
    String explanation = ((NotRun) this).explanation();
    if (required) {
      throw new AssertionError(explanation);
    }
    throw new TestAbortedException(explanation);
  }
}
