package io.redisched.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Redisson connects to the very Redis that the other peers connect to. */
final class RedissonPeerTest {

  @Test
  void connectsToAllThatTheUriNames() throws IOException {
    assertThat(RedissonPeer.config(URI.create("rediss://me:secret@example.org:6390/3"), 2).toYAML())
        .contains("rediss://example.org:6390", "\"me\"", "\"secret\"", "database: 3");
  }

  @Test
  void needsNoUserAndNoDatabase() throws IOException {
    assertThat(RedissonPeer.config(URI.create("redis://localhost:6379"), 2).toYAML())
        .contains("redis://localhost:6379", "database: 0");
  }
}
