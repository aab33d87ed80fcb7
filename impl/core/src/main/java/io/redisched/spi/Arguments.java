package io.redisched.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.BadArgumentException;
import org.jspecify.annotations.Nullable;

/** Checks of arguments before anything is sent. */
public final class Arguments {

  private Arguments() {}

  /**
   * Returns the value of an argument.
   *
   * @param name the argument's name, for the message
   * @param value its value
   * @return the value
   * @throws BadArgumentException if it is null
   */
  public static <T> T notNull(String name, @Nullable T value) {
    if (value == null) {
      throw new BadArgumentException(name, "must not be null");
    }
    return value;
  }

  /** The name of a topic in UTF-8. */
  static byte[] topic(String topic) {
    byte[] bytes = name("topic", topic);
    if (bytes[0] == '}') {
      throw new BadArgumentException("topic", "must not begin with '}', which ends the hash tag");
    }
    return bytes;
  }

  /** The name of a job in UTF-8. */
  static byte[] id(String id) {
    return name("id", id);
  }

  private static byte[] name(String name, @Nullable String value) {
    if (notNull(name, value).isEmpty()) {
      throw new BadArgumentException(name, "must not be empty");
    }
    return text(name, value);
  }

  /** Text in UTF-8; text that has no UTF-8 form would otherwise be sent with '?' in its place. */
  static byte[] text(String name, @Nullable String value) {
    String text = notNull(name, value);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(++i))) {
          throw new BadArgumentException(name, "must be well-formed Unicode: a surrogate is alone");
        }
      }
    }
    return text.getBytes(UTF_8);
  }
}
