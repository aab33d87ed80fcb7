package io.redisched.conformance.selftest.ports;

import io.redisched.conformance.port.ProcessPort;
import io.redisched.conformance.port.TimeLimits;
import io.redisched.conformance.selftest.ports.Readiness.NotRun;
import io.redisched.conformance.selftest.ports.Readiness.Ready;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The sample ports, made ready to run where that is possible: their toolchains looked for, their
 * packages fetched, all of them beside one another and in a bounded time.
 */
final class SamplePorts {

  /** Where all of this module's results go. */
  static final Path RESULTS = Path.of("target", "conformance");

  private static final Path MANIFEST = Path.of("..", "ports", "ports.json");
  private static final Path LOGS = Path.of("target", "ports");

  /** However many ports there are and however slow their registries. */
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Duration VERSION_LIMIT = Duration.ofSeconds(20);

  /** Made on first use, once in a JVM. */
  private static final class Once {
    static final SamplePorts PORTS = prepare(Manifest.read(MANIFEST), LIMIT, LOGS);
  }

  private final List<Readiness> readiness;

  private SamplePorts(List<Readiness> readiness) {
    this.readiness = readiness;
  }

  /** Returns the sample ports of this repository, prepared at most once. */
  static SamplePorts ofThisRun() {
    return Once.PORTS;
  }

  /**
   * Makes ports ready; blocks for at most the limit.
   *
   * @param logs the directory for what the commands write
   */
  static SamplePorts prepare(List<SamplePort> ports, Duration limit, Path logs) {
    long deadline = System.nanoTime() + limit.toNanos();
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, ports.size()));
    try {
      List<CompletableFuture<Readiness>> coming =
          ports.stream()
              .map(port -> new Preparation(port, deadline, logs))
              .map(one -> CompletableFuture.supplyAsync(one::readiness, threads))
              .toList();
      return new SamplePorts(coming.stream().map(CompletableFuture::join).toList());
    } finally {
      threads.shutdown();
    }
  }

  /** Returns the ports in the order of the manifest, each with what came of its preparation. */
  List<Readiness> readiness() {
    return readiness;
  }

  /** Returns the ports that can run here. */
  List<Ready> ready() {
    return readiness.stream().filter(Ready.class::isInstance).map(Ready.class::cast).toList();
  }

  /** Returns the ports that cannot run here. */
  List<NotRun> notRun() {
    return readiness.stream().filter(NotRun.class::isInstance).map(NotRun.class::cast).toList();
  }

  /**
   * Says which ports a test of several ports leaves out, and why: a line each.
   *
   * @param test the test that goes on without them
   * @param required whether that is an error
   * @param out where it is said
   * @throws AssertionError if any is left out and they are required; it names all of them
   */
  void sayWhatIsLeftOut(Class<?> test, boolean required, PrintStream out) {
    List<String> missing =
        notRun().stream()
            .map(port -> test.getSimpleName() + " goes on without a port. " + port.explanation())
            .toList();
    if (required && !missing.isEmpty()) {
      throw new AssertionError(String.join("\n", missing));
    }
    missing.forEach(out::println);
  }

  /** What one port needs, step by step. */
  private record Preparation(SamplePort port, long deadline, Path logs) {

    Readiness readiness() {
      Optional<String> objection = objection();
      return objection.isPresent()
          ? new NotRun(port, objection.get())
          : new Ready(port, ProcessPort.command(port.runCommand(), TimeLimits.DEFAULT));
    }

    private Optional<String> objection() {
      if (!Files.isDirectory(port.directory())) {
        return Optional.of("there is no directory " + port.directory().getFileName());
      }
      for (Tool tool : port.toolchain()) {
        Optional<String> objection =
            tool.objection(run(tool.command(), VERSION_LIMIT, "version-" + tool.name()));
        if (objection.isPresent()) {
          return objection;
        }
      }
      long ownDeadline = System.nanoTime() + port.prepareLimit().toNanos();
      for (int i = 0; i < port.prepare().size(); i++) {
        Duration left = Duration.ofNanos(ownDeadline - System.nanoTime());
        BoundedCommand.End end = run(port.prepare().get(i), left, "prepare-" + (i + 1));
        if (!end.succeeded()) {
          return Optional.of("its preparation failed: " + end);
        }
      }
      return Optional.empty();
    }

    private BoundedCommand.End run(List<String> command, Duration limit, String log) {
      Duration left = Duration.ofNanos(deadline - System.nanoTime());
      return BoundedCommand.run(
          command,
          port.directory(),
          BoundedCommand.directory(logs).resolve(port.name() + "-" + log + ".log"),
          left.compareTo(limit) < 0 ? left : limit);
    }
  }
}
