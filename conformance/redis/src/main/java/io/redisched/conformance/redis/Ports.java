package io.redisched.conformance.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free ports on the loopback interface. */
final class Ports {

  static final String LOOPBACK = "127.0.0.1";

  /** A cluster node also listens on its port plus this. */
  private static final int CLUSTER_BUS_OFFSET = 10_000;

  /*
   * Port and bus port both lie below the ranges from which systems give ports to outgoing
   * connections (Linux from 32768, macOS from 49152): nobody takes the port by chance while its
   * server is stopped.
   */
  private static final int LOWEST = 12_000;
  private static final int HIGHEST = 22_000;

  private static final int TRIES = 1_000;

  private Ports() {}

  /**
   * A port that nobody listens on now, nor on the bus port that belongs to it. Somebody else may
   * take it before it is used: the caller tries again then.
   */
  static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port) && isFree(port + CLUSTER_BUS_OFFSET)) {
        return port;
      }
    }
    throw new RedisUnavailableException(
        "no free port on %s between %d and %d".formatted(LOOPBACK, LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
