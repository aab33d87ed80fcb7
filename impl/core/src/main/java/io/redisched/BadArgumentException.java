package io.redisched;

import org.jspecify.annotations.Nullable;

/**
 * An argument is not acceptable; nothing was sent to Redis or changed there. The message begins
 * with the argument's name.
 */
public final class BadArgumentException extends SchedulerException {

  private static final long serialVersionUID = 1L;

  private final String argument;

  /**
   * Creates the exception.
   *
   * @param argument the name of the argument as the operation's documentation calls it
   * @param reason what is wrong with it, to follow the name: {@code "must not be empty"}
   */
  public BadArgumentException(String argument, String reason) {
    this(argument, reason, null);
  }

  /**
   * Creates the exception with a cause.
   *
   * @param argument the name of the argument as the operation's documentation calls it
   * @param reason what is wrong with it, to follow the name
   * @param cause what revealed it, or null
   */
  public BadArgumentException(String argument, String reason, @Nullable Throwable cause) {
    super(argument + " " + reason, cause);
    this.argument = argument;
  }

  /** Returns the name of the argument: {@code "topic"}, {@code "id"}, {@code "ttr"} and so on. */
  public String argument() {
    return argument;
  }
}
