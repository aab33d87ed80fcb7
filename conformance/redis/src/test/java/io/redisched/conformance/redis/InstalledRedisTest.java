package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The redis-server or valkey-server of this machine, where there is one. */
@RunsWhere(Provided.SERVER_ON_PATH)
final class InstalledRedisTest extends RedisServerContract {

  @Override
  RedisSource source() {
    return RedisSource.parse("binary");
  }

  @Test
  void canBeNamedByItsPath() {
    Path file = InstalledBinary.find(new RedisSource.Binary(null)).file();

    try (RedisServer server = RedisServer.start(RedisSource.parse("binary:" + file))) {
      assertThat(server.describe()).isEqualTo("%s (binary %s)", server.version(), file);
    }
  }

  @Test
  void showsWhatAnExecutableThatIsNoServerSaid() {
    assertThatExceptionOfType(RedisUnavailableException.class)
        .isThrownBy(() -> RedisServer.start(RedisSource.parse("binary:/bin/ls")))
        .withMessageContaining("the Redis server binary /bin/ls ended with exit code 2")
        .withMessageContaining("unrecognized option");
  }
}
