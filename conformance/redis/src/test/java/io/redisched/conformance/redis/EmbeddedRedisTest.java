package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The redis-server that comes with this module. */
final class EmbeddedRedisTest extends RedisServerContract {

  @Override
  RedisSource source() {
    return new RedisSource.Embedded();
  }

  @Test
  void isDescribedByItsVersion() {
    try (RedisServer server = RedisServer.start(source())) {
      assertThat(server.describe()).isEqualTo("Redis 7.0.15 (embedded)");
    }
  }

  @Test
  void leavesNothingBehind() {
    ProcessServer server = (ProcessServer) RedisServer.start(source());
    Path directory = server.directory();
    assertThat(directory).isDirectory();

    server.close();

    assertThat(ProcessHandle.of(server.pid())).isEmpty();
    assertThat(directory).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, redis-server-7.0.15-linux-amd64",
    "Linux, x86_64, redis-server-7.0.15-linux-amd64",
    "Linux, aarch64, redis-server-7.0.15-linux-arm64",
    "Linux, i386, redis-server-7.0.15-linux-386",
    "Mac OS X, x86_64, redis-server-7.0.15-darwin-amd64",
    "Mac OS X, aarch64, redis-server-7.0.15-darwin-arm64"
  })
  void hasAServerForThePlatform(String osName, String osArch, String resource) {
    assertThat(EmbeddedBinary.of(osName, osArch).resource()).isEqualTo(resource);
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, riscv64", "FreeBSD, amd64"})
  void namesTheWayOutOnOtherPlatforms(String osName, String osArch) {
    assertThatExceptionOfType(RedisUnavailableException.class)
        .isThrownBy(() -> EmbeddedBinary.of(osName, osArch))
        .withMessageContaining("no embedded redis-server for " + osName + " on " + osArch)
        .withMessageContaining("-Dredisched.redis=binary");
  }
}
