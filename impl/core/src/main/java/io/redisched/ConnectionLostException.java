package io.redisched;

/**
 * No answer came: the connection could not be made, was cut, or timed out, the scheduler had been
 * closed, or the thread was interrupted while it waited; its interrupt status is then set. The
 * operation may or may not have happened, and it was not tried again, since only the caller can
 * tell whether trying again is harmless. {@code put}, {@code release} and {@code delete} are: at
 * worst they answer that there was nothing left to do. A {@code reserve} whose answer was lost
 * leaves its job reserved until {@code requeue} takes it back; a {@code pull} whose answer was lost
 * may have ended its job.
 *
 * <p>An answer that no script of redisched gives counts as none.
 */
public final class ConnectionLostException extends SchedulerException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param operation the operation, as in {@code "reserve"}
   * @param cause the client's exception
   */
  public ConnectionLostException(String operation, Throwable cause) {
    super(operation + " may or may not have happened: " + innermost(cause), cause);
  }

  /** Clients wrap what the network said in words of their own, such as "Unable to connect". */
  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
