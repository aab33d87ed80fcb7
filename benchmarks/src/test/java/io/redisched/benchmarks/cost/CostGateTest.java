package io.redisched.benchmarks.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the gate lets through, and what it stops. */
final class CostGateTest {

  private static final Cost PUT = new Cost("put", "jedis", 3, 282, 4, 1.0, 1000, null);
  private static final Costs EXPECTED = costs(17, "Redis 7.0.15", 275.0, PUT);

  @Test
  void letsEqualCostsThrough() {
    assertThat(CostGate.changes(EXPECTED, EXPECTED)).isEmpty();
  }

  @Test
  void ignoresClocks() {
    Cost timed = new Cost("put", "jedis", 3, 282, 4, 1.0, 1000, 9.5);

    assertThat(CostGate.changes(EXPECTED, costs(17, "Redis 7.0.15", 275.0, timed))).isEmpty();
  }

  @Test
  void stopsOneCommandMore() {
    Cost dearer = new Cost("put", "jedis", 4, 282, 4, 1.0, 1000, null);

    assertThat(CostGate.changes(EXPECTED, costs(17, "Redis 7.0.15", 275.0, dearer)))
        .containsExactly("put over jedis: commands 4.0, expected 3.0");
  }

  @Test
  void stopsOneByteMoreOrLess() {
    Cost other = new Cost("put", "jedis", 3, 281, 5, 1.0, 1000, null);

    assertThat(CostGate.changes(EXPECTED, costs(17, "Redis 7.0.15", 275.0, other)))
        .containsExactly(
            "put over jedis: bytes in 281.0, expected 282.0",
            "put over jedis: bytes out 5.0, expected 4.0");
  }

  @Test
  void stopsReadsThatHaveBegunToVary() {
    Cost varying = new Cost("put", "jedis", 3, 282, 4, null, 1000, null);

    assertThat(CostGate.changes(EXPECTED, costs(17, "Redis 7.0.15", 275.0, varying)))
        .containsExactly("put over jedis: reads null, expected 1.0");
  }

  @Test
  void letsFivePercentOfAllocationThroughAndNoMore() {
    Cost slightlyMore = new Cost("put", "jedis", 3, 282, 4, 1.0, 1050, null);
    Cost more = new Cost("put", "jedis", 3, 282, 4, 1.0, 1051, null);

    assertThat(CostGate.changes(EXPECTED, costs(17, "Redis 7.0.15", 275.0, slightlyMore)))
        .isEmpty();
    assertThat(CostGate.changes(EXPECTED, costs(17, "Redis 7.0.15", 275.0, more)))
        .containsExactly("put over jedis: allocated bytes 1051.0, expected 1000.0 within 5 %");
  }

  @Test
  void comparesAllocationOnTheSameJdkOnly() {
    Cost more = new Cost("put", "jedis", 3, 282, 4, 1.0, 2000, null);

    assertThat(CostGate.changes(EXPECTED, costs(25, "Redis 7.0.15", 275.0, more))).isEmpty();
  }

  @Test
  void stopsTwoPercentOfMemoryOnTheSameRedisOnly() {
    assertThat(CostGate.changes(EXPECTED, costs(17, "Redis 7.0.15", 281.0, PUT))).hasSize(1);
    assertThat(CostGate.changes(EXPECTED, costs(17, "Valkey 8.1.1", 281.0, PUT))).isEmpty();
  }

  @Test
  void stopsAnOperationThatIsNewOrGone() {
    Cost peek = new Cost("peek", "jedis", 1, 100, 4, 1.0, 1000, null);

    assertThat(CostGate.changes(EXPECTED, costs(17, "Redis 7.0.15", 275.0, peek)))
        .containsExactly("put over jedis is no longer measured", "peek over jedis is new");
  }

  @Test
  void acceptsWhatWasMeasuredButKeepsWhatOnlyNoiseHasMoved() {
    Cost noisy = new Cost("put", "jedis", 3, 282, 4, 1.0, 1010, 9.5);
    Cost drifted = new Cost("put", "jedis", 3, 282, 4, 1.0, 1011, 9.5);

    assertThat(CostGate.accept(EXPECTED, costs(17, "Redis 7.0.15", 275.2, noisy)))
        .isEqualTo(EXPECTED);
    assertThat(CostGate.accept(EXPECTED, costs(17, "Redis 7.0.15", 275.3, drifted)))
        .isEqualTo(costs(17, "Redis 7.0.15", 275.3, drifted.withoutClocks()));
  }

  private static Costs costs(int jdk, String redis, double memoryPerJob, Cost cost) {
    return new Costs(jdk, redis, 20, 64, memoryPerJob, List.of(cost));
  }
}
