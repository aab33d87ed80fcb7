package io.redisched.conformance.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A temporary directory with at most one process that works in it, both of which end with this JVM
 * even if it is killed.
 *
 * <p>A shell outside this JVM sees to that. It reads from a pipe that only this JVM holds open, so
 * the operating system tells it when the JVM closes the pipe or is no more.
 */
final class PrivateDirectory implements AutoCloseable {

  /*
   * A process registers its id before it becomes the server, in a link because making one is
   * atomic. The watchdog first renames the directory: a process that registered before that is
   * found and killed, and one that comes later finds no directory to register in and never runs.
   *
   * Ctrl-C reaches the whole process group; the watchdog outlives it to do its work. A process that
   * was killed may still be writing for a moment, hence more than one try to remove its files.
   */
  private static final String WATCHDOG =
      """
      trap '' HUP INT TERM
      while read -r line; do :; done
      mv -- "$1" "$1.ended" || exit 0
      if pid=$(readlink "$1.ended/pid"); then kill -KILL "$pid"; fi
      for try in 1 2 3 4 5 6 7 8 9 10; do
        rm -rf -- "$1.ended" && exit 0
        sleep 0.2
      done
      exit 1
      """;

  private static final String REGISTER =
      """
      ln -s "$$" "$0/pid" && exec "$@"
      """;

  private static final int CLOSE_SECONDS = 10;

  private final Path path;
  private final Process watchdog;
  private @Nullable Process process;

  /** Done once the id of {@link #process}, which has ended, is registered no more. */
  private CompletableFuture<Void> forgotten = CompletableFuture.completedFuture(null);

  private PrivateDirectory(Path path, Process watchdog) {
    this.path = path;
    this.watchdog = watchdog;
  }

  static PrivateDirectory create() {
    try {
      Path path = Files.createTempDirectory("redisched-redis-");
      try {
        return new PrivateDirectory(path, watch(path));
      } catch (IOException e) {
        Files.delete(path);
        throw e;
      }
    } catch (IOException e) {
      throw new RedisUnavailableException(
          "cannot make a private directory for a Redis server, which takes a place for temporary files and a POSIX shell: "
              + e.getMessage(),
          e);
    }
  }

  private static Process watch(Path path) throws IOException {
    return new ProcessBuilder("sh", "-c", WATCHDOG, "redisched-watchdog", path.toString())
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  Path path() {
    return path;
  }

  /**
   * Runs a command in this directory, with what it prints appended to {@code log}. The process that
   * this returns is the command itself, no shell around it.
   *
   * @throws IllegalStateException if the process before it is still running
   */
  synchronized Process run(List<String> command, Path log) throws IOException {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("a process is running in " + path);
    }
    forgotten.join();
    List<String> registered = new ArrayList<>(List.of("sh", "-c", REGISTER, path.toString()));
    registered.addAll(command);
    Process started =
        new ProcessBuilder(registered)
            .directory(path.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    process = started;
    forgotten = started.onExit().thenRun(this::forgetProcess);
    return started;
  }

  /** The system may give the id of a process that ended to any other. */
  private void forgetProcess() {
    try {
      Files.deleteIfExists(path.resolve("pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills the process, removes the directory, and returns when both are gone. */
  @Override
  public synchronized void close() {
    try {
      if (process != null) {
        process.destroyForcibly();
      }
      watchdog.getOutputStream().close();
      if (process != null) {
        process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS);
      }
      if (!watchdog.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS) || watchdog.exitValue() != 0) {
        throw new RedisUnavailableException("%s could not be removed".formatted(path));
      }
    } catch (IOException e) {
      throw new RedisUnavailableException("%s could not be removed".formatted(path), e);
    } catch (InterruptedException e) {
      // All has been told to end, and does so without being waited for.
      Thread.currentThread().interrupt();
    }
  }
}
