package io.redisched.conformance.redis;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Redis Cluster of primaries without replicas, all of them {@linkplain RedisServer#owned() owned}
 * servers of this machine.
 *
 * <p>Thread-safe. {@link #start} and {@link #close} block until they are done.
 */
public final class RedisCluster implements AutoCloseable {

  private static final int SLOTS = 16_384;
  private static final Duration FORM_BOUND = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 50;

  private final List<RedisServer> servers;

  private RedisCluster(List<RedisServer> servers) {
    this.servers = List.copyOf(servers);
  }

  /**
   * Starts a cluster and returns once every node serves: all slots are assigned, in ranges of equal
   * size, and all nodes know that.
   *
   * @param source {@code embedded} or {@code binary}
   * @param primaries how many nodes, 1 to 100; Redis counts three as the fewest that survive a
   *     failure, and a single one hides commands whose keys are in different slots
   * @throws IllegalArgumentException if {@code source} is of another kind or {@code primaries} out
   *     of range
   * @throws RedisUnavailableException if a node does not start or the cluster does not form within
   *     a minute
   */
  public static RedisCluster start(RedisSource source, int primaries) {
    if (!(source instanceof RedisSource.Embedded || source instanceof RedisSource.Binary)) {
      throw new IllegalArgumentException(
          "source %s: a cluster is started from embedded or binary".formatted(source));
    }
    if (primaries < 1 || primaries > 100) {
      throw new IllegalArgumentException("primaries %d: expected 1 to 100".formatted(primaries));
    }
    List<RedisServer> servers = new ArrayList<>();
    try {
      for (int i = 0; i < primaries; i++) {
        servers.add(
            RedisServer.start(
                source, "--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf"));
      }
      RedisCluster cluster = new RedisCluster(servers);
      cluster.form();
      return cluster;
    } catch (IOException e) {
      closeAll(servers);
      throw new RedisUnavailableException("the cluster did not form: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      closeAll(servers);
      throw e;
    }
  }

  /** Where the nodes are, in the order of the slots they serve. */
  public List<URI> nodes() {
    return servers.stream().map(RedisServer::uri).toList();
  }

  /** The version of its nodes, as {@link RedisServer#version}. */
  public String version() {
    return servers.get(0).version();
  }

  /** What a report says: {@code cluster of 3, Redis 7.0.15 (embedded)}. */
  public String describe() {
    return "cluster of %d, %s".formatted(servers.size(), servers.get(0).describe());
  }

  /**
   * Ends all nodes, one after the other, and removes all they left on disk. Closing again does
   * nothing.
   */
  @Override
  public void close() {
    closeAll(servers);
  }

  private static void closeAll(List<RedisServer> servers) {
    Stream<?> closing = Stream.empty(); // whose close() runs all, whichever of them throws
    for (RedisServer server : servers) {
      closing = closing.onClose(server::close);
    }
    closing.close();
  }

  private void form() throws IOException {
    for (int i = 0; i < servers.size(); i++) {
      try (RespConnection node = RespConnection.to(servers.get(i).uri())) {
        // Nodes that start with one epoch each need not settle who has which.
        node.call("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1));
        node.call(addSlots(i));
        // To meet those before it spares the nodes waiting for gossip.
        for (RedisServer other : servers.subList(0, i)) {
          node.call(
              "CLUSTER", "MEET", other.uri().getHost(), Integer.toString(other.uri().getPort()));
        }
      }
    }
    Deadline deadline = Deadline.in(FORM_BOUND);
    for (RedisServer server : servers) {
      awaitReady(server, deadline);
    }
  }

  /** ADDSLOTSRANGE would be shorter, but came with Redis 7. */
  private String[] addSlots(int node) {
    int from = SLOTS * node / servers.size();
    int to = SLOTS * (node + 1) / servers.size();
    return Stream.concat(
            Stream.of("CLUSTER", "ADDSLOTS"), IntStream.range(from, to).mapToObj(Integer::toString))
        .toArray(String[]::new);
  }

  private void awaitReady(RedisServer server, Deadline deadline) throws IOException {
    try (RespConnection node = RespConnection.to(server.uri())) {
      List<String> expected = List.of("cluster_state:ok", "cluster_known_nodes:" + servers.size());
      String info = node.call("CLUSTER", "INFO");
      while (!info.lines().toList().containsAll(expected)) {
        if (deadline.passed()) {
          throw new RedisUnavailableException(
              "the cluster did not form within %s; %s says:%n%s"
                  .formatted(deadline.bound(), server.uri(), info));
        }
        pause();
        info = node.call("CLUSTER", "INFO");
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException("interrupted while waiting for a cluster", e);
    }
  }
}
