package io.redisched.conformance.redis;

import org.jspecify.annotations.Nullable;

/**
 * The Redis that was asked for could not be provided, or did not do what it was told. The message
 * says what was tried and, for a server that was started, ends with the server's own log.
 */
public final class RedisUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RedisUnavailableException(String message) {
    this(message, null);
  }

  RedisUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
