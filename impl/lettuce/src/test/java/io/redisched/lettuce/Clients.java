package io.redisched.lettuce;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.redisched.SchedulerOptions;
import io.redisched.testing.ClientSubject;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;

/** Lettuce clients as a caller would make them. */
final class Clients {

  private Clients() {}

  static <S> ClientSubject<S> overCluster(
      List<URI> nodes,
      BiFunction<StatefulRedisClusterConnection<byte[], byte[]>, SchedulerOptions, S> over) {
    RedisClusterClient client =
        RedisClusterClient.create(nodes.stream().map(RedisURI::create).toList());
    client.setOptions(ClusterClientOptions.builder(LettuceScheduler.clientOptions()).build());
    StatefulRedisClusterConnection<byte[], byte[]> connection =
        client.connect(ByteArrayCodec.INSTANCE);
    return new ClientSubject<>(
        over.apply(connection, SchedulerOptions.defaults()),
        () -> {
          connection.close();
          client.close();
        });
  }

  static URI impatient(URI uri) {
    return URI.create(uri + "?timeout=1s");
  }
}
