package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How a server's own words become its version. */
final class ServerInfoTest {

  @Test
  void readsRedis() {
    ServerInfo info = ServerInfo.parse("# Server\r\nredis_version:7.0.15\r\nprocess_id:42\r\n");

    assertThat(info.version()).isEqualTo("Redis 7.0.15");
    assertThat(info.isProcess(42)).isTrue();
    assertThat(info.isProcess(43)).isFalse();
  }

  @Test
  void readsValkeyWhichAlsoSaysWhichRedisItIsLike() {
    ServerInfo info =
        ServerInfo.parse(
            "# Server\r\nredis_version:7.2.4\r\nserver_name:valkey\r\nvalkey_version:8.1.1\r\n");

    assertThat(info.version()).isEqualTo("Valkey 8.1.1");
  }
}
