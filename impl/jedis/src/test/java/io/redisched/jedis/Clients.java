package io.redisched.jedis;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;

/** Jedis clients as a caller would hand them in. */
final class Clients {

  private Clients() {}

  static RedisClusterClient cluster(List<URI> nodes) {
    return RedisClusterClient.create(
        nodes.stream()
            .map(node -> new HostAndPort(node.getHost(), node.getPort()))
            .collect(Collectors.toSet()));
  }

  static RedisClient impatient(URI uri) {
    return RedisClient.builder()
        .hostAndPort(uri.getHost(), uri.getPort())
        .clientConfig(DefaultJedisClientConfig.builder().socketTimeoutMillis(1000).build())
        .build();
  }
}
