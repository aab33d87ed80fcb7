package io.redisched.conformance.run;

import org.jspecify.annotations.Nullable;

/**
 * Nothing can be said about the port: it cannot be talked to, there is no Redis, or the run was
 * asked for in a way that makes no sense. The message is for whoever asked.
 */
public final class CouldNotRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what stands in the way, in full sentences
   * @param cause what revealed it, or null
   */
  public CouldNotRun(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
