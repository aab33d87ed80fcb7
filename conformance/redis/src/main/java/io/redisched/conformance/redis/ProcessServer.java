package io.redisched.conformance.redis;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** A server that runs as a process of this machine. */
final class ProcessServer implements RedisServer {

  private static final Duration START_BOUND = Duration.ofSeconds(30);
  private static final Duration STOP_BOUND = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 10;

  private static final int TRIES = 5;

  /** As glibc and macOS put it, and musl, which the embedded server is built with. */
  private static final Pattern PORT_TAKEN = Pattern.compile("bind: Address (already )?in use");

  private final RedisSource source;
  private final ServerBinary binary;
  private final PrivateDirectory directory;
  private final URI uri;
  private final List<String> command;
  private final String version;
  private Process process;
  private boolean closed;

  private ProcessServer(
      RedisSource source,
      ServerBinary binary,
      PrivateDirectory directory,
      int port,
      List<String> configuration)
      throws IOException {
    this.source = source;
    this.binary = binary;
    this.directory = directory;
    this.uri = URI.create("redis://" + Ports.LOOPBACK + ":" + port + "/0");
    this.command = new ArrayList<>(List.of(binary.executableIn(directory.path()).toString()));
    command.addAll(Directives.forServer(Ports.LOOPBACK, port, configuration));
    this.process = directory.run(command, log());
    this.version = awaitReady().version();
  }

  static ProcessServer start(RedisSource source, ServerBinary binary, List<String> configuration) {
    return start(source, binary, configuration, Ports::free);
  }

  static ProcessServer start(
      RedisSource source, ServerBinary binary, List<String> configuration, IntSupplier ports) {
    for (int attempt = 1; ; attempt++) {
      PrivateDirectory directory = PrivateDirectory.create();
      try {
        return new ProcessServer(source, binary, directory, ports.getAsInt(), configuration);
      } catch (PortTakenException e) {
        directory.close();
        if (attempt == TRIES) {
          throw e.unavailable();
        }
      } catch (IOException e) {
        directory.close();
        throw new RedisUnavailableException(
            "cannot run the Redis server %s: %s".formatted(binary.origin(), e.getMessage()), e);
      } catch (RuntimeException e) {
        directory.close();
        throw e;
      }
    }
  }

  private Path log() {
    return directory.path().resolve("log");
  }

  Path directory() {
    return directory.path();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public URI uri() {
    return uri;
  }

  @Override
  public String kind() {
    return source.kind();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String describe() {
    return "%s (%s)".formatted(version, binary.origin());
  }

  @Override
  public boolean owned() {
    return true;
  }

  @Override
  public synchronized void stop() {
    requireOpen();
    process.destroy();
    if (!ended(STOP_BOUND)) {
      kill();
      throw new RedisUnavailableException(
          "%s had not stopped after %d s and was killed"
              .formatted(describe(), STOP_BOUND.toSeconds()));
    }
  }

  @Override
  public synchronized void kill() {
    requireOpen();
    process.destroyForcibly();
    if (!ended(STOP_BOUND)) {
      throw new RedisUnavailableException("%s cannot be killed".formatted(describe()));
    }
  }

  @Override
  public synchronized void restart() {
    stop();
    try {
      process = directory.run(command, log());
      awaitReady();
    } catch (PortTakenException e) {
      throw e.unavailable();
    } catch (IOException e) {
      throw new RedisUnavailableException(
          "cannot restart %s: %s".formatted(describe(), e.getMessage()), e);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      directory.close();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(describe() + " is closed");
    }
  }

  private ServerInfo awaitReady() throws PortTakenException {
    Deadline deadline = Deadline.in(START_BOUND);
    String problem = "no answer";
    while (!deadline.passed()) {
      try {
        ServerInfo info = ServerInfo.of(uri);
        if (info.isProcess(process.pid())) {
          return info;
        }
        problem = "another server answers";
      } catch (IOException e) {
        problem = String.valueOf(e.getMessage());
      }
      if (ended(Duration.ofMillis(POLL_MILLIS))) {
        throw endedEarly();
      }
    }
    throw new RedisUnavailableException(
        "%s did not answer a PING on %s within %s (%s); its log:%n%s"
            .formatted(binary.origin(), uri, deadline.bound(), problem, readLog()));
  }

  private RedisUnavailableException endedEarly() throws PortTakenException {
    String log = readLog();
    String message =
        "the Redis server %s ended with exit code %d before it answered on %s; its log:%n%s"
            .formatted(binary.origin(), process.exitValue(), uri, log);
    if (PORT_TAKEN.matcher(log).find()) {
      throw new PortTakenException(message);
    }
    return new RedisUnavailableException(message);
  }

  private String readLog() {
    try {
      return Files.readString(log(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(cannot be read: " + e + ")";
    }
  }

  private boolean ended(Duration bound) {
    try {
      return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RedisUnavailableException("interrupted while waiting for " + binary.origin(), e);
    }
  }

  /** Somebody else took the port first; the next try, with another, is likely to do better. */
  private static final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1L;

    PortTakenException(String message) {
      super(message);
    }

    RedisUnavailableException unavailable() {
      return new RedisUnavailableException(String.valueOf(getMessage()));
    }
  }
}
