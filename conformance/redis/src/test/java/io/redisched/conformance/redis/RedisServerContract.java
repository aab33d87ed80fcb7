package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What every server that is started here does, wherever it comes from. */
abstract class RedisServerContract {

  abstract RedisSource source();

  String host() {
    return Ports.LOOPBACK;
  }

  private RedisServer start(String... configuration) {
    return RedisServer.start(source(), configuration);
  }

  @Test
  void saysWhatItIs() {
    try (RedisServer server = start()) {
      assertThat(server.kind()).isEqualTo(source().kind());
      assertThat(server.owned()).isTrue();
      assertThat(server.version()).matches("(Redis|Valkey) \\d+\\.\\d+\\.\\d+");
      assertThat(server.describe())
          .startsWith(server.version() + " (" + server.kind())
          .endsWith(")");
      assertThat(server.uri()).hasHost(host()).hasScheme("redis").hasPath("/0");
    }
  }

  @Test
  void eachIsAnother() throws IOException {
    try (RedisServer one = start();
        RedisServer other = start()) {
      call(one, "SET", "key", "value");

      assertThat(call(other, "DBSIZE")).isEqualTo("0");
    }
  }

  @Test
  void keepsNothingUnlessConfigured() throws IOException {
    try (RedisServer server = start()) {
      call(server, "SET", "key", "value");

      server.restart();

      assertThat(call(server, "DBSIZE")).isEqualTo("0");
    }
  }

  @Test
  void keepsWhatItIsConfiguredToKeepAndComesBackOnItsPort() throws IOException {
    try (RedisServer server = start("--appendonly", "yes", "--appendfsync", "always")) {
      URI uri = server.uri();
      call(server, "SET", "before", "stop");

      server.stop();
      assertNobodyListens(uri);
      server.restart();
      assertThat(call(server, "GET", "before")).isEqualTo("stop");
      call(server, "SET", "before", "kill");

      server.kill();
      assertNobodyListens(uri);
      server.restart();
      assertThat(call(server, "GET", "before")).isEqualTo("kill");
      assertThat(server.uri()).isEqualTo(uri);
    }
  }

  @Test
  void stoppingOrKillingOneThatDoesNotRunDoesNothing() throws IOException {
    try (RedisServer server = start()) {
      server.kill();
      server.kill();
      server.stop();
      server.stop();

      server.restart();

      assertThat(call(server, "PING")).isEqualTo("PONG");
    }
  }

  @Test
  void isGoneOnceClosed() {
    RedisServer server = start();

    server.close();
    server.close();

    assertNobodyListens(server.uri());
    assertThatIllegalStateException().isThrownBy(server::stop);
    assertThatIllegalStateException().isThrownBy(server::kill);
    assertThatIllegalStateException().isThrownBy(server::restart);
  }

  @Test
  void closesWhileStopped() {
    RedisServer server = start();
    server.stop();

    server.close();

    assertNobodyListens(server.uri());
  }

  @Test
  void takesConfiguration() throws IOException {
    try (RedisServer server = start("--maxmemory", "64mb", "--save", "60 1")) {
      assertThat(call(server, "INFO", "memory")).contains("maxmemory:67108864");
    }
  }

  @Test
  void showsTheLogOfAServerThatDoesNotStart() {
    assertThatExceptionOfType(RedisUnavailableException.class)
        .isThrownBy(() -> start("--no-such-directive", "1"))
        .withMessageContaining("no-such-directive")
        .withMessageContaining("FATAL CONFIG FILE ERROR");
  }

  @Test
  void refusesConfigurationOfWhereItListens() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start("--port", "1"))
        .withMessage("configuration --port: this module sets it itself");
  }

  static String call(RedisServer server, String... command) throws IOException {
    try (RespConnection connection = RespConnection.to(server.uri())) {
      return connection.call(command);
    }
  }

  static void assertNobodyListens(URI uri) {
    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> RespConnection.to(uri).close());
  }
}
