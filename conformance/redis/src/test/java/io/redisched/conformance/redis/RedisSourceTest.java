package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text forms of a source. */
@Isolated("It sets the system property that the others read.")
final class RedisSourceTest {

  private String before = "";

  @BeforeEach
  void rememberProperty() {
    before = System.getProperty(RedisSource.SYSTEM_PROPERTY, "");
  }

  @AfterEach
  void putPropertyBack() {
    if (before.isEmpty()) {
      System.clearProperty(RedisSource.SYSTEM_PROPERTY);
    } else {
      System.setProperty(RedisSource.SYSTEM_PROPERTY, before);
    }
  }

  @Test
  void readsEachForm() {
    assertThat(RedisSource.parse("embedded")).isEqualTo(new RedisSource.Embedded());
    assertThat(RedisSource.parse("binary")).isEqualTo(new RedisSource.Binary(null));
    assertThat(RedisSource.parse("binary:/opt/redis-server"))
        .isEqualTo(new RedisSource.Binary(Path.of("/opt/redis-server")));
    assertThat(RedisSource.parse("testcontainers"))
        .isEqualTo(new RedisSource.Testcontainers(RedisSource.DEFAULT_IMAGE));
    assertThat(RedisSource.parse("testcontainers:valkey/valkey:8"))
        .isEqualTo(new RedisSource.Testcontainers("valkey/valkey:8"));
    assertThat(RedisSource.parse("rediss://user:secret@example.org:6380/2"))
        .isEqualTo(new RedisSource.Existing(URI.create("rediss://user:secret@example.org:6380/2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "embedded",
        "binary",
        "binary:/opt/redis-server",
        "testcontainers:redis:6.2",
        "redis://127.0.0.1",
        "redis://[::1]:6379/0",
        "rediss://example.org:6380/2"
      })
  void printsWhatItReads(String text) {
    assertThat(RedisSource.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Embedded",
        "embedded:7",
        "embedded:",
        "binary:",
        "testcontainers: ",
        "docker",
        "http://127.0.0.1:6379",
        "redis:",
        "redis:127.0.0.1",
        "redis://",
        "redis://:6379",
        "redis://host:port",
        "redis://host/name",
        "redis://ho st"
      })
  void refusesAnythingElseAndListsTheForms(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSource.parse(text))
        .withMessageStartingWith("bad Redis source \"" + text + "\": ")
        .withMessageContaining("embedded, binary, binary:/path/to/server")
        .withMessageContaining("testcontainers, testcontainers:image, redis://");
  }

  @Test
  void keepsPasswordsToItself() {
    assertThat(RedisSource.parse("redis://user:secret@example.org"))
        .hasToString("redis://***@example.org");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSource.parse("redis://:secret@example.org/nonsense"))
        .withMessageNotContaining("secret")
        .withMessageContaining("redis://***@example.org/nonsense");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisSource.parse("redis://:sec ret@example.org"))
        .withMessageNotContaining("sec ret")
        .withNoCause();
  }

  @Test
  void isEmbeddedUnlessTheSystemPropertyNamesAnother() {
    System.clearProperty(RedisSource.SYSTEM_PROPERTY);
    assertThat(RedisSource.fromSystemProperty()).isEqualTo(new RedisSource.Embedded());

    System.setProperty("redisched.redis", "binary");
    assertThat(RedisSource.fromSystemProperty()).isEqualTo(new RedisSource.Binary(null));
  }

  @Test
  void namesTheSystemPropertyWhenItIsBad() {
    System.setProperty("redisched.redis", "nonsense");

    assertThatIllegalArgumentException()
        .isThrownBy(RedisSource::fromSystemProperty)
        .withMessageStartingWith("system property redisched.redis: bad Redis source \"nonsense\"");
  }
}
