package io.redisched;

import org.jspecify.annotations.Nullable;

/**
 * An operation failed. The three subclasses say what that means for the caller: {@link
 * BadArgumentException} and {@link RedisRefusedException} mean that nothing has happened, {@link
 * ConnectionLostException} that it may have.
 */
public abstract sealed class SchedulerException extends RuntimeException
    permits BadArgumentException, RedisRefusedException, ConnectionLostException {

  private static final long serialVersionUID = 1L;

  SchedulerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
