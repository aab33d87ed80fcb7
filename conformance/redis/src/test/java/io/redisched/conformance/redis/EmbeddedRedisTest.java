package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The redis-server that comes with this module. */
final class EmbeddedRedisTest {

  @Test
  void saysWhatItIs() {
    try (RedisServer server = RedisServer.start(RedisSource.parse("embedded"))) {
      assertThat(server.kind()).isEqualTo("embedded");
      assertThat(server.owned()).isTrue();
      assertThat(server.version()).isEqualTo("Redis 7.0.15");
      assertThat(server.describe()).isEqualTo("Redis 7.0.15 (embedded)");
      assertThat(server.uri()).hasToString("redis://127.0.0.1:" + server.uri().getPort() + "/0");
    }
  }

  @Test
  void leavesNothingBehind() {
    ProcessServer server = (ProcessServer) RedisServer.start(RedisSource.parse("embedded"));
    Path directory = server.directory();
    assertThat(directory).isDirectory();

    server.close();

    assertThat(ProcessHandle.of(server.pid())).isEmpty();
    assertThat(directory).doesNotExist();
  }
}
