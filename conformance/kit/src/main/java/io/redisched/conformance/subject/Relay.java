package io.redisched.conformance.subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire between a port and its Redis that can lose a reply: the command was carried out, its reply
 * is dropped, and the connection is closed. That is what a network does when it fails at the wrong
 * moment, and nothing that Redis itself can be asked to do.
 *
 * <p>Thread-safe. Its threads end with {@link #close()}.
 */
public final class Relay implements AutoCloseable {

  private static final int NONE = -1;

  private final URI redis;
  private final ServerSocket entrance;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repliesUntilLoss = new AtomicInteger(NONE);

  /**
   * Opens a relay on a free port of the loopback interface.
   *
   * @param redis where it leads
   */
  Relay(URI redis) {
    this.redis = redis;
    try {
      entrance = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(this::accept);
  }

  /** Returns the address that the port is given in place of the server's. */
  URI uri() {
    try {
      return new URI(
          redis.getScheme(),
          redis.getUserInfo(),
          entrance.getInetAddress().getHostAddress(),
          entrance.getLocalPort(),
          redis.getPath(),
          redis.getQuery(),
          redis.getFragment());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Loses a reply, once.
   *
   * @param after how many replies are let through before
   */
  public void loseReply(int after) {
    repliesUntilLoss.set(after);
  }

  /** Calls the loss off, if there was none yet, and tells whether there was. */
  public boolean hasLost() {
    return repliesUntilLoss.getAndSet(NONE) == NONE;
  }

  private void accept() {
    try {
      while (true) {
        Socket port = entrance.accept();
        Socket server = new Socket(redis.getHost(), redis.getPort());
        port.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        sockets.add(port);
        sockets.add(server);
        run(() -> pass(port, server, false));
        run(() -> pass(server, port, true));
      }
    } catch (IOException e) {
      close(); // closed, or Redis is gone: a port that connects is told so by the refusal
    }
  }

  private void pass(Socket from, Socket to, boolean replies) {
    byte[] bytes = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (replies && isLost()) {
          return;
        }
        out.write(bytes, 0, n);
      }
    } catch (IOException e) {
      // one end is gone, and so the other is closed
    }
  }

  private boolean isLost() {
    return repliesUntilLoss.getAndUpdate(left -> left == NONE ? NONE : left - 1) == 0;
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      entrance.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
