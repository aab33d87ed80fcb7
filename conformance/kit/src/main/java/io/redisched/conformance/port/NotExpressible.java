package io.redisched.conformance.port;

/**
 * The driver of this port has no way to do what a check asks for, such as handing a string where a
 * typed API takes a number. The check is then not testable, which is neither passed nor failed.
 */
public final class NotExpressible extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param reason why, for the report
   */
  public NotExpressible(String reason) {
    super(reason);
  }
}
