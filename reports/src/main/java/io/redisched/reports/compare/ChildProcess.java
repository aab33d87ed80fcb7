package io.redisched.reports.compare;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A process that ends, with all that it has started, when it is closed, and with this JVM unless
 * that is killed. Thread-safe.
 */
final class ChildProcess implements AutoCloseable {

  /** How long those that are told to end may take before they are made to. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Process process;
  private final List<String> command;
  private final Thread endWithJvm = new Thread(this::end);

  private ChildProcess(Process process, List<String> command) {
    this.process = process;
    this.command = command;
  }

  /**
   * Starts one.
   *
   * @throws IOException if it cannot be started
   * @throws IllegalStateException if this JVM is about to end
   */
  static ChildProcess start(ProcessBuilder builder) throws IOException {
    ChildProcess child = new ChildProcess(builder.start(), List.copyOf(builder.command()));
    try {
      Runtime.getRuntime().addShutdownHook(child.endWithJvm);
      return child;
    } catch (IllegalStateException e) {
      child.end();
      throw e;
    }
  }

  /** The process itself, for its streams. */
  Process process() {
    return process;
  }

  /**
   * Waits until it has ended of its own accord.
   *
   * @return its exit code
   * @throws IOException if it has not after that time; it still runs
   */
  int waitFor(Duration limit) throws IOException, InterruptedException {
    if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IOException("%s has not ended within %s".formatted(command.get(0), limit));
    }
    return process.exitValue();
  }

  /** Ends it, and all that it has started; blocks until they have ended, some seconds at most. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(endWithJvm);
    } catch (IllegalStateException e) {
      // The JVM is about to end, and the hook runs or has run.
    }
  }

  private void end() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    long giveUp = System.nanoTime() + GRACE.toNanos();
    for (ProcessHandle one : all) {
      try {
        one.onExit().get(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        one.destroyForcibly();
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        one.destroyForcibly();
      }
    }
  }
}
