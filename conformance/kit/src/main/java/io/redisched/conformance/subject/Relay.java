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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A wire between a port and its Redis that can be stopped at any command, and cut there, and that
 * can lose a reply: the command was carried out, its reply is dropped, and the connection is
 * closed. That is what schedulers of processes and networks do at the wrong moment, and nothing
 * that Redis itself can be asked to do.
 *
 * <p>Thread-safe. Its threads end with {@link #close()}.
 */
public final class Relay implements AutoCloseable {

  private static final int NONE = -1;

  private final URI redis;
  private final ServerSocket entrance;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger repliesUntilLoss = new AtomicInteger(NONE);
  private final Gate gate = new Gate();

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
   * Loses a reply, once, and with it the connection.
   *
   * @param after how many replies are let through before; one that arrives in pieces counts as so
   *     many
   */
  public void loseReply(int after) {
    repliesUntilLoss.set(after);
  }

  /** Calls the loss off, if there was none yet, and tells whether there was. */
  public boolean hasLost() {
    return repliesUntilLoss.getAndSet(NONE) == NONE;
  }

  /**
   * Stops at a command, and at all that follow it on any connection, until {@link #letGo} or {@link
   * #cut}. Commands that were sent in one go are passed on one by one.
   *
   * @param after how many commands are let through before
   */
  public void stopAtCommand(int after) {
    gate.arm(after);
  }

  /**
   * Waits until a command was stopped; blocks until then, or until the call is done.
   *
   * @param call the call that may send such a command
   * @return whether it was stopped; if not, the next one will not be either
   */
  public boolean awaitStop(CompletableFuture<?> call) {
    return gate.awaitStop(call);
  }

  /** Lets go on what was stopped. */
  public void letGo() {
    gate.open();
  }

  /** Closes all connections; commands that were stopped do not reach Redis. New ones are served. */
  public void cut() {
    for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
      closeQuietly(socket);
    }
    gate.open();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        connect(entrance.accept());
      } catch (IOException e) {
        // the relay was closed
      }
    }
  }

  /** A port whose connection is cut before it leads anywhere finds it closed, as it should. */
  private void connect(Socket port) {
    try {
      sockets.add(port);
      Socket server = new Socket(redis.getHost(), redis.getPort());
      sockets.add(server);
      port.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      run(() -> passCommands(port, server));
      run(() -> passReplies(server, port));
    } catch (IOException e) {
      closeQuietly(port);
    }
  }

  private void passCommands(Socket port, Socket server) {
    try (port;
        server) {
      Requests requests = new Requests(port.getInputStream());
      OutputStream out = server.getOutputStream();
      for (byte[] command = requests.next(); command != null; command = requests.next()) {
        gate.pass();
        out.write(command);
      }
    } catch (IOException e) {
      // one end is gone, and so the other is closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void passReplies(Socket server, Socket port) {
    byte[] bytes = new byte[8192];
    try (server;
        port) {
      InputStream in = server.getInputStream();
      OutputStream out = port.getOutputStream();
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        if (isLost()) {
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

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // it is of no further use either way
    }
  }

  @Override
  public void close() {
    closeQuietly(entrance);
    cut();
  }

  /** What all commands pass, and where they can be stopped. */
  private static final class Gate {

    private int commandsUntilStop = NONE;
    private boolean stopped;
    private CompletableFuture<@Nullable Void> stop = new CompletableFuture<>();

    synchronized void arm(int after) {
      commandsUntilStop = after;
      stop = new CompletableFuture<>();
    }

    synchronized void open() {
      commandsUntilStop = NONE;
      stopped = false;
      notifyAll();
    }

    synchronized void pass() throws InterruptedException {
      if (commandsUntilStop != NONE && commandsUntilStop-- == 0) {
        stopped = true;
        stop.complete(null);
      }
      while (stopped) {
        wait();
      }
    }

    boolean awaitStop(CompletableFuture<?> call) {
      try {
        CompletableFuture.anyOf(stop(), call).join();
      } catch (CompletionException e) {
        // the call's, for whoever asks for its result
      }
      return disarmUnlessStopped();
    }

    private synchronized CompletableFuture<?> stop() {
      return stop;
    }

    private synchronized boolean disarmUnlessStopped() {
      if (!stopped) {
        commandsUntilStop = NONE;
      }
      return stopped;
    }
  }
}
