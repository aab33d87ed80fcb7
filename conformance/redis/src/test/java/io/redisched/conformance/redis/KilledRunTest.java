package io.redisched.conformance.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the JVM that started a server ends, the server ends and its directory is removed. */
final class KilledRunTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  @Test
  void endsAServerWhoseRunIsKilled() throws Exception {
    try (Run run = Run.start("wait")) {
      RunningServer server = run.server();
      assertThat(server.isThere()).isTrue();

      // SIGKILL: the JVM runs no code any more.
      run.process.destroyForcibly();

      await().atMost(BOUND).until(server::isGone);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"return", "exit", "halt"})
  void endsAServerThatWasNotClosed(String end) throws Exception {
    try (Run run = Run.start(end)) {
      RunningServer server = run.server();

      await().atMost(BOUND).until(server::isGone);
    }
  }

  @Test
  void removesTheDirectoryOfAServerThatWasStopped() throws Exception {
    try (Run run = Run.start("stop")) {
      RunningServer server = run.server();
      await().atMost(BOUND).until(() -> !server.isListening());
      assertThat(server.directory()).isDirectory();

      run.process.destroyForcibly();

      await().atMost(BOUND).until(server::isGone);
    }
  }

  /** Starts a server, says where it is, and ends as it is told, without closing the server. */
  static final class Main {
    public static void main(String[] args) throws IOException {
      ProcessServer server = (ProcessServer) RedisServer.start(new RedisSource.Embedded());
      System.out.println(server.uri());
      System.out.println(server.directory());
      switch (args[0]) {
        case "wait" -> waitForever();
        case "stop" -> {
          server.stop();
          waitForever();
        }
        case "exit" -> System.exit(0);
        case "halt" -> Runtime.getRuntime().halt(0);
        default -> {}
      }
    }

    /** At most as long as the test lives, which holds the other end of the pipe. */
    private static void waitForever() throws IOException {
      try (InputStream in = System.in) {
        in.readAllBytes();
      }
    }
  }

  /** A JVM that runs {@link Main}. */
  private record Run(Process process) implements AutoCloseable {

    static Run start(String end) throws IOException {
      return new Run(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  end)
              .redirectError(Redirect.INHERIT)
              .start());
    }

    RunningServer server() throws IOException {
      BufferedReader out = process.inputReader(UTF_8);
      return new RunningServer(URI.create(out.readLine()), Path.of(out.readLine()));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private record RunningServer(URI uri, Path directory) {

    boolean isListening() {
      try (RespConnection connection = RespConnection.to(uri)) {
        return connection.call("PING").equals("PONG");
      } catch (IOException e) {
        return false;
      }
    }

    boolean isThere() {
      return isListening() && directory.toFile().exists();
    }

    /** Its process may be a zombie still: that is up to whoever is process 1 of this machine. */
    boolean isGone() {
      Path leaving = directory.resolveSibling(directory.getFileName() + ".ended");
      return !isListening() && !directory.toFile().exists() && !leaving.toFile().exists();
    }
  }
}
