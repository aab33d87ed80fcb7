package io.redisched.conformance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Nodes that share the slots. */
final class RedisClusterTest {

  @Test
  void sharesTheSlotsAmongItsPrimaries() throws IOException {
    try (RedisCluster cluster = RedisCluster.start(new RedisSource.Embedded(), 3)) {
      assertThat(cluster.describe()).isEqualTo("cluster of 3, Redis 7.0.15 (embedded)");
      assertThat(cluster.nodes()).hasSize(3).doesNotHaveDuplicates();
      // By the CRC16 of their hash tags in slots 3300, 7365 and 15495: one in each third.
      assertOwned("job:{b}", cluster, 0);
      assertOwned("job:{c}", cluster, 1);
      assertOwned("job:{a}", cluster, 2);
    }
  }

  private static void assertOwned(String key, RedisCluster cluster, int owner) throws IOException {
    for (int i = 0; i < cluster.nodes().size(); i++) {
      try (RespConnection node = RespConnection.to(cluster.nodes().get(i))) {
        if (i == owner) {
          assertThat(node.call("SET", key, "value")).isEqualTo("OK");
        } else {
          URI there = cluster.nodes().get(owner);
          assertThatExceptionOfType(RespConnection.ErrorReply.class)
              .isThrownBy(() -> node.call("SET", key, "value"))
              .withMessageStartingWith("MOVED")
              .withMessageEndingWith(" 127.0.0.1:" + there.getPort());
        }
      }
    }
  }

  @Test
  void canBeOfOneNode() throws IOException {
    try (RedisCluster cluster = RedisCluster.start(new RedisSource.Embedded(), 1)) {
      try (RespConnection node = RespConnection.to(cluster.nodes().get(0))) {
        assertThat(node.call("CLUSTER", "INFO"))
            .contains("cluster_state:ok", "cluster_slots_ok:16384");
      }
    }
  }

  @Test
  void isGoneOnceClosed() {
    RedisCluster cluster = RedisCluster.start(new RedisSource.Embedded(), 2);

    cluster.close();
    cluster.close();

    cluster.nodes().forEach(RedisServerContract::assertNobodyListens);
  }

  @Test
  void isStartedFromEmbeddedOrBinaryOnly() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisCluster.start(RedisSource.parse("testcontainers"), 3))
        .withMessage(
            "source testcontainers:redis:7-alpine: a cluster is started from embedded or binary");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisCluster.start(new RedisSource.Embedded(), 0))
        .withMessage("primaries 0: expected 1 to 100");
  }
}
