package io.redisched.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The table is compared with a file, so it is the same wherever it is made. */
final class CostTableTest {

  private static final Costs COSTS =
      new Costs(
          17,
          "Redis 7.0.15",
          20,
          64,
          270.4,
          List.of(new Cost("put", "jedis", 3, 282, 4, 0.0625, 1000, null)));

  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restoreLocale() {
    Locale.setDefault(locale);
  }

  @Test
  void doesNotDependOnTheLocale() {
    for (String tag : List.of("de-DE", "fr-FR", "ar-EG-u-nu-arab")) {
      Locale.setDefault(Locale.forLanguageTag(tag));

      assertThat(CostTable.of(COSTS))
          .as(tag)
          .contains("an id of 20 bytes and a body of 64 bytes", "**270.4 bytes**")
          .contains("| put | jedis | 3 | 282 | 4 | 0.0625 | 1000 |");
    }
  }
}
