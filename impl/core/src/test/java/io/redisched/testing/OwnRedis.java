package io.redisched.testing;

import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redisched.conformance.redis.RedisCluster;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;

/** A Redis that tests may flush, starve and kill. */
final class OwnRedis {

  private OwnRedis() {}

  static RedisServer start(String... configuration) {
    RedisSource source = RedisSource.fromSystemProperty();
    assumeFalse(
        source instanceof RedisSource.Existing,
        "not run: these tests flush and kill Redis, and the one given is somebody else's");
    return RedisServer.start(source, configuration);
  }

  /** Three primaries: on fewer, keys in different slots may go unnoticed. */
  static RedisCluster startCluster() {
    RedisSource source = RedisSource.fromSystemProperty();
    assumeTrue(
        source instanceof RedisSource.Embedded || source instanceof RedisSource.Binary,
        "not run: a cluster can be had of an embedded or installed redis-server only");
    return RedisCluster.start(source, 3);
  }
}
