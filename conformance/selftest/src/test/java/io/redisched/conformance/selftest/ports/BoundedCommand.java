package io.redisched.conformance.selftest.ports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A command that is given so long and no longer. When it ends, in whatever way, nothing that it
 * started goes on; also when this JVM is told to end.
 */
final class BoundedCommand {

  /** The children of a process are known only while it lives, so they are looked for meanwhile. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private static final int LAST_LINES = 8;

  private static final Set<BoundedCommand> RUNNING = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> RUNNING.forEach(BoundedCommand::killAll), "bounded-commands-end"));
  }

  /**
   * How a command ended.
   *
   * @param outcome in words
   * @param succeeded whether it ended by itself with status 0
   * @param output all that it wrote, on stdout and stderr
   */
  record End(String outcome, boolean succeeded, String output) {

    /** Returns the end of the output on one line. */
    String lastWords() {
      List<String> lines = output.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
      return lines.isEmpty()
          ? "it wrote nothing"
          : String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    @Override
    public String toString() {
      return outcome + ": " + lastWords();
    }
  }

  private final Process process;
  private final Set<ProcessHandle> family = ConcurrentHashMap.newKeySet();

  private BoundedCommand(Process process) {
    this.process = process;
  }

  /**
   * Runs a command and waits for its end.
   *
   * @param command the program and its arguments
   * @param directory where it runs
   * @param log the file that keeps what it writes
   * @param patience how long it may take
   */
  static End run(List<String> command, Path directory, Path log, Duration patience) {
    String shown = "\"" + String.join(" ", command) + "\"";
    if (patience.isNegative() || patience.isZero()) {
      return new End(shown + " was not run, the time for preparing being used up", false, "");
    }
    try {
      Process process =
          new ProcessBuilder(SamplePort.in(directory, command))
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .start();
      return new BoundedCommand(process).await(shown, patience, log);
    } catch (IOException e) {
      return new End(shown + " could not be run: " + e.getMessage(), false, "");
    }
  }

  private End await(String shown, Duration patience, Path log) throws IOException {
    RUNNING.add(this);
    boolean ended = false;
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      while (!ended && System.nanoTime() < deadline) {
        process.descendants().forEach(family::add);
        ended = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      killAll();
      awaitFamily();
    }
    int status = ended ? process.exitValue() : -1;
    String outcome =
        ended
            ? "%s ended with status %d".formatted(shown, status)
            : "%s did not end within %d s".formatted(shown, Math.max(1, patience.toSeconds()));
    return new End(outcome, status == 0, new String(Files.readAllBytes(log), UTF_8));
  }

  private void killAll() {
    process.descendants().forEach(family::add);
    process.destroyForcibly();
    // A process may have been started between the look and the blow: look again until it is quiet.
    while (family.stream().filter(ProcessHandle::isAlive).anyMatch(this::killWithChildren)) {
      process.descendants().forEach(family::add);
    }
    RUNNING.remove(this);
  }

  /** Being killed takes a moment. */
  private void awaitFamily() {
    CompletableFuture<?>[] ends =
        family.stream()
            .filter(ProcessHandle::isAlive)
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(KILL_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // They have been told in a way that cannot be refused.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns whether there were children that were not known. */
  private boolean killWithChildren(ProcessHandle handle) {
    boolean more = handle.descendants().filter(family::add).count() > 0;
    handle.destroyForcibly();
    return more;
  }

  /** Returns the directory, made if it is missing. */
  static Path directory(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
