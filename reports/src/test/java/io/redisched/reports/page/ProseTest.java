package io.redisched.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.reports.page.Prose.Span;
import org.junit.jupiter.api.Test;

class ProseTest {

  @Test
  void wordsBetweenBackticksAreCode() {
    assertThat(Prose.spans("`put` answers `1`."))
        .containsExactly(
            new Span("put", true),
            new Span(" answers ", false),
            new Span("1", true),
            new Span(".", false));
  }

  @Test
  void aLoneBacktickIsText() {
    assertThat(Prose.spans("a ` b")).containsExactly(new Span("a ` b", false));
    assertThat(Prose.spans("")).isEmpty();
  }
}
