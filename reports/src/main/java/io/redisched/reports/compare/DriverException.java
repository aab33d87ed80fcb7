package io.redisched.reports.compare;

/** A comparison that could not be run; the message says why in one line. */
public final class DriverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DriverException(String message) {
    super(message);
  }
}
