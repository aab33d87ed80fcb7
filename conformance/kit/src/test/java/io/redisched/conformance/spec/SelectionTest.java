package io.redisched.conformance.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static boolean covers(String clause, String... patterns) {
    return new Selection(List.of(patterns)).covers(clause);
  }

  @Test
  void noPatternMeansAll() {
    assertThat(covers("PUT-1")).isTrue();
  }

  @Test
  void aStarStandsForAnything() {
    assertThat(covers("PUT-12", "put-*")).isTrue();
    assertThat(covers("PUT-12", "PUT-1")).isFalse();
  }

  @Test
  void anExclamationMarkTakesOut() {
    assertThat(covers("REQ-10", "!REQ-10")).isFalse();
    assertThat(covers("REQ-1", "!REQ-10")).isTrue();
    assertThat(covers("REQ-10", "REQ-*", "!REQ-10")).isFalse();
    assertThat(covers("REQ-1", "!REQ-10", "REQ-*")).isTrue();
    assertThat(covers("PUT-1", "!REQ-10", "REQ-*")).isFalse();
  }

  @Test
  void aPatternThatMeansNothingIsRefused() {
    Specification specification = Specification.load();
    new Selection(List.of("REQ-*", "!REQ-10")).requireMatches(specification);
    assertThatThrownBy(() -> new Selection(List.of("!NIX-*")).requireMatches(specification))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"!NIX-*\" matches no clause");
  }
}
