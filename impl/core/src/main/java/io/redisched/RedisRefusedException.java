package io.redisched;

/**
 * Redis answered the operation with an error, and nothing has changed: out of memory, a read-only
 * replica, a key of another type, no permission, and the like. (An index entry that had lost its
 * body may have been dropped on the way. A user who lacks a right that a script needs is refused
 * halfway: see the rights in {@code lua/README.md}.)
 */
public final class RedisRefusedException extends SchedulerException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Creates the exception.
   *
   * @param message the error as Redis worded it, its code first
   * @param cause the client's exception
   */
  public RedisRefusedException(String message, Throwable cause) {
    super(message, cause);
    int space = message.indexOf(' ');
    this.code = space < 0 ? message : message.substring(0, space);
  }

  /**
   * Returns the first word of the error, {@code "OOM"} for instance: the only part that is stable
   * across servers and versions.
   */
  public String code() {
    return code;
  }
}
