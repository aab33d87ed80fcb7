package io.redisched;

import org.jspecify.annotations.Nullable;

/** Checks of arguments at the door of the API. */
final class Arguments {

  private Arguments() {}

  static <T> T notNull(String name, @Nullable T value) {
    if (value == null) {
      throw new BadArgumentException(name, "must not be null");
    }
    return value;
  }
}
