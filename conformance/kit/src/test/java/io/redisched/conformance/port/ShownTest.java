package io.redisched.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTest {

  @Test
  void aShortTextIsShownWhole() {
    assertThat(Shown.of("a😀", 3)).isEqualTo("a😀");
    assertThat(Shown.of("", 1)).isEmpty();
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    assertThat(Shown.of("abcdef", 3)).isEqualTo("abc… (6 characters)");
  }

  @Test
  void noPairOfSurrogatesIsSplit() {
    assertThat(Shown.of("a😀bc", 2)).isEqualTo("a… (5 characters)");
    assertThat(Shown.of("a😀bc", 3)).isEqualTo("a😀… (5 characters)");
  }

  @Test
  void controlCharactersAreReplaced() {
    assertThat(Shown.of("a\u001B[2Kb\n", 10)).isEqualTo("a\uFFFD[2Kb\uFFFD");
  }

  @Test
  void whatTheEyeMayMissIsEscapedInQuotes() {
    assertThat(Shown.quoted("é \"e\u0301\u00a0\u200b\n", 60))
        .isEqualTo("\"é \\\"e\\u0301\\u00a0\\u200b\\n\"");
    assertThat(Shown.quoted("😀\udb40\udc41", 60)).isEqualTo("\"😀\\udb40\\udc41\"");
    assertThat(Shown.quoted("abcdef", 3)).isEqualTo("\"abc\"… (6 characters)");
  }
}
