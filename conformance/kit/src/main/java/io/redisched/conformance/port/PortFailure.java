package io.redisched.conformance.port;

import org.jspecify.annotations.Nullable;

/**
 * A port gave no proper answer: it did not start, stayed silent beyond the time limit, died, or
 * wrote something that is not an answer. The port is of no further use. The message is for the
 * author of the port and holds what is known: the last line, the exit status, the end of stderr.
 */
public final class PortFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the failure.
   *
   * @param message what happened, in full sentences
   */
  public PortFailure(String message) {
    this(message, null);
  }

  /**
   * Creates the failure with a cause.
   *
   * @param message what happened, in full sentences
   * @param cause what revealed it, or null
   */
  public PortFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
