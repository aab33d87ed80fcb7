package io.redisched.spi;

import io.redisched.BadArgumentException;
import io.redisched.ConnectionLostException;
import io.redisched.RedisRefusedException;
import io.redisched.SchedulerException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Tells what a client's exception means for the caller. */
public final class Failures {

  private Failures() {}

  /** Whether the script was missing, so that the operation has certainly not run. */
  static boolean isNoScript(@Nullable String errorReply) {
    return errorReply != null && errorReply.startsWith("NOSCRIPT");
  }

  /**
   * Returns the scheduler's exception for a failed command.
   *
   * @param operation what failed, for the message
   * @param errorReply the error that Redis answered, or null if it did not
   * @param failure the client's exception
   * @return the exception, to be thrown or completed with
   */
  public static SchedulerException of(
      String operation, @Nullable String errorReply, Throwable failure) {
    if (errorReply == null) {
      return new ConnectionLostException(operation, failure);
    }
    if (errorReply.startsWith("BADARG ")) {
      String[] words = errorReply.split(" ", 3);
      if (words.length == 3) {
        return new BadArgumentException(words[1], words[2], failure);
      }
    }
    return new RedisRefusedException(errorReply, failure);
  }

  /** The exception that a stage failed with, without what the stages in between wrapped it in. */
  static Throwable unwrap(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }
}
