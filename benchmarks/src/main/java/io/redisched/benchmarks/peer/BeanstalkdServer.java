package io.redisched.benchmarks.peer;

import io.redisched.benchmarks.fixture.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** The beanstalkd that is installed, started on a free port of the loopback interface. */
final class BeanstalkdServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ChildProcess process;
  private final InetSocketAddress address;

  private BeanstalkdServer(ChildProcess process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /** The executable on the PATH. */
  static Optional<Path> installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator), -1))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "beanstalkd"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What the executable says its version is. */
  static String version(Path executable) throws IOException, InterruptedException {
    String nameAndVersion =
        ChildProcess.output(List.of(executable.toString(), "-v"), PATIENCE).trim();
    return nameAndVersion.substring(nameAndVersion.lastIndexOf(' ') + 1);
  }

  /**
   * Starts it and waits until it listens.
   *
   * @throws IOException if it does not within 10 seconds
   */
  static BeanstalkdServer start(Path executable) throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
    ChildProcess process =
        ChildProcess.start(
            new ProcessBuilder(
                    executable.toString(),
                    "-l",
                    address.getAddress().getHostAddress(),
                    "-p",
                    Integer.toString(address.getPort()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
    BeanstalkdServer server = new BeanstalkdServer(process, address);
    try {
      server.awaitListening();
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private void awaitListening() throws IOException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        BeanstalkdClient.connect(address, PATIENCE).close();
        return;
      } catch (IOException e) {
        if (!process.process().isAlive() || System.nanoTime() > giveUp) {
          throw new IOException("beanstalkd does not listen on " + address, e);
        }
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  /** A connection of one's own. */
  BeanstalkdClient connect() {
    try {
      return BeanstalkdClient.connect(address, PATIENCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
