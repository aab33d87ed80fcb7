package io.redisched.benchmarks.run;

import io.lettuce.core.resource.EpollProvider;
import io.lettuce.core.resource.IOUringProvider;
import io.lettuce.core.resource.KqueueProvider;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** How clients and server talk. */
final class Transport {

  private Transport() {}

  static String describe(URI redis) {
    String selector =
        EpollProvider.isAvailable() || KqueueProvider.isAvailable() || IOUringProvider.isAvailable()
            ? "a native transport"
            : "NIO";
    String network = isLoopback(redis.getHost()) ? "TCP over loopback" : "TCP over a network";
    return network + "; Jedis blocking sockets, Lettuce " + selector;
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
