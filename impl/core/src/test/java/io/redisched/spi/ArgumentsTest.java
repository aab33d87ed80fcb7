package io.redisched.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.BadArgumentException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {

  private static final List<String> LONELY_SURROGATES =
      List.of("\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ude00\ud83d", "\ud83d\ud83d\ude00");

  @Test
  void textIsSentInUtf8() {
    for (String text : List.of("a", "é", "日本", "\ud83d\ude00", "\0", "a}")) {
      assertThat(Arguments.topic(text)).isEqualTo(text.getBytes(UTF_8));
      assertThat(Arguments.id(text)).isEqualTo(text.getBytes(UTF_8));
    }
    assertThat(Arguments.text("body", "")).isEmpty();
    assertThat(Arguments.id("}")).hasSize(1);
  }

  @Test
  void whatIsRefusedNamesTheArgument() {
    assertRefused("topic must not be empty", () -> Arguments.topic(""));
    assertRefused("topic must not begin with '}'", () -> Arguments.topic("}x"));
    assertRefused("id must not be empty", () -> Arguments.id(""));
    for (String text : LONELY_SURROGATES) {
      assertRefused("topic must be well-formed Unicode", () -> Arguments.topic(text));
      assertRefused("id must be well-formed Unicode", () -> Arguments.id(text));
      assertRefused("body must be well-formed Unicode", () -> Arguments.text("body", text));
    }
  }

  private static void assertRefused(String message, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
