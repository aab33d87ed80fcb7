package io.redisched.conformance.redis;

import static io.redisched.conformance.redis.RedisServerContract.assertNobodyListens;
import static io.redisched.conformance.redis.RedisServerContract.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that a URI names. */
final class ExistingServerTest {

  private RedisServer running;

  @BeforeEach
  void startTheirServer() {
    running = RedisServer.start(new RedisSource.Embedded());
  }

  @AfterEach
  void endTheirServer() {
    running.close();
  }

  private RedisServer named(URI uri) {
    return RedisServer.start(RedisSource.parse(uri.toString()));
  }

  @Test
  void isLookedAtOnly() throws IOException {
    RedisServer named = named(running.uri());

    assertThat(named.kind()).isEqualTo("uri");
    assertThat(named.uri()).isEqualTo(running.uri());
    assertThat(named.owned()).isFalse();
    assertThat(named.version()).isEqualTo("Redis 7.0.15");
    assertThat(named.describe()).isEqualTo("Redis 7.0.15 (%s)", running.uri());
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(named::stop);
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(named::kill);
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(named::restart);

    named.close();

    assertThat(call(running, "PING")).isEqualTo("PONG");
  }

  @Test
  void isNotConfigured() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisServer.start(new RedisSource.Existing(running.uri()), "--hz", "1"))
        .withMessageContaining("configuration [--hz, 1]")
        .withMessageContaining("already running");
  }

  @Test
  void isAskedWithThePasswordOfItsUri() throws IOException {
    call(running, "CONFIG", "SET", "requirepass", "secret");
    int port = running.uri().getPort();

    RedisServer named = named(URI.create("redis://:secret@127.0.0.1:%d/0".formatted(port)));

    assertThat(named.describe()).isEqualTo("Redis 7.0.15 (redis://***@127.0.0.1:%d/0)", port);
    assertThatExceptionOfType(RedisUnavailableException.class)
        .isThrownBy(() -> named(running.uri()))
        .withMessageContaining("NOAUTH");
    assertThatExceptionOfType(RedisUnavailableException.class)
        .isThrownBy(() -> named(URI.create("redis://:wrong@127.0.0.1:%d/0".formatted(port))))
        .withMessageContaining("WRONGPASS")
        .withMessageNotContaining("wrong@");
  }

  @Test
  void isAskedAsTheUserOfItsUri() throws IOException {
    call(running, "ACL", "SETUSER", "tester", "on", ">secret", "+@all");
    call(running, "ACL", "SETUSER", "default", "off");

    RedisServer named =
        named(URI.create("redis://tester:secret@127.0.0.1:" + running.uri().getPort()));

    assertThat(named.version()).isEqualTo("Redis 7.0.15");
  }

  @Test
  void isReportedWhenItDoesNotAnswer() {
    running.close();
    assertNobodyListens(running.uri());

    assertThatExceptionOfType(RedisUnavailableException.class)
        .isThrownBy(() -> named(running.uri()))
        .withMessageStartingWith("no Redis answers at " + running.uri() + ": Connection refused");
  }
}
