package io.redisched.benchmarks.scale;

import static io.redisched.benchmarks.fixture.BenchmarkServer.number;

import io.redisched.Job;
import io.redisched.Scheduler;
import io.redisched.benchmarks.fixture.BenchmarkServer;
import io.redisched.benchmarks.fixture.Queue;
import io.redisched.benchmarks.fixture.ServerCounters;
import io.redisched.benchmarks.fixture.Subject;
import io.redisched.benchmarks.scale.ScaleReport.Operation;
import io.redisched.benchmarks.scale.ScaleReport.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A queue of one depth, on a server of its own, with one connection of Jedis to it.
 *
 * <p>Operations come in blocks, so many puts, as many reserves and as many releases, since the
 * server counts the time of scripts without telling which.
 */
final class DeepQueue implements AutoCloseable {

  private static final int BLOCK = 100;
  private static final long NINETEEN_DIGITS = 1_000_000_000_000_000_000L;

  private final int depth;
  private final BenchmarkServer server;
  private final Subject subject;
  private final Queue queue;
  private final double memoryPerJob;
  private final SplittableRandom random;
  private final Costs put = new Costs("put");
  private final Costs reserve = new Costs("reserve");
  private final Costs release = new Costs("release");
  private long nextId = NINETEEN_DIGITS;

  /** Starts a server and fills the queue. */
  DeepQueue(int depth, int bodyBytes) {
    this.depth = depth;
    this.random = new SplittableRandom(depth);
    server = BenchmarkServer.start();
    subject = Subject.open("jedis", server.uri(), 1);
    // What the server allocates once, for connections and scripts, is no job's memory.
    new Queue(server, BLOCK, bodyBytes).trim(BLOCK);
    long before = number(server.info("memory"), "used_memory");
    queue = new Queue(server, depth, bodyBytes);
    long after = number(server.info("memory"), "used_memory");
    memoryPerJob = Math.rint(10.0 * (after - before) / depth) / 10;
    server.expectNoErrorsFromHere();
  }

  int depth() {
    return depth;
  }

  /**
   * Does each operation so many times.
   *
   * @return what they cost, for a line of progress
   * @throws IllegalStateException if an operation was refused or the depth is not what it was
   */
  String round(int calls) {
    put.begin(calls);
    reserve.begin(calls);
    release.begin(calls);
    Scheduler scheduler = subject.scheduler();
    for (int done = 0; done < calls; done += BLOCK) {
      int count = Math.min(BLOCK, calls - done);
      List<Job> jobs = new ArrayList<>(count);
      put.measure(server, count, i -> require(queue.put(scheduler, "j" + nextId++, random)));
      reserve.measure(server, count, i -> jobs.add(queue.reserve(scheduler).orElseThrow()));
      release.measure(server, count, i -> require(queue.release(scheduler, jobs.get(i))));
    }
    put.end();
    reserve.end();
    release.end();
    queue.assertDepth();
    server.assertUndisturbed();
    return "%s   %s   %s".formatted(put, reserve, release);
  }

  /** Forgets what was measured so far. */
  void forget() {
    List.of(put, reserve, release).forEach(Costs::forget);
  }

  Point point() {
    return new Point(
        depth, memoryPerJob, List.of(put.operation(), reserve.operation(), release.operation()));
  }

  private static void require(boolean accepted) {
    if (!accepted) {
      throw new IllegalStateException("a put or a release was refused");
    }
  }

  @FunctionalInterface
  private interface Call {
    void make(int number);
  }

  /** What one operation costs, round by round. */
  private static final class Costs {

    private final String operation;
    private final List<Double> serverMicros = new ArrayList<>();
    private final List<Double> roundTripMicros = new ArrayList<>();
    private long[] nanos = {};
    private int calls;
    private long scriptMicros;

    Costs(String operation) {
      this.operation = operation;
    }

    void begin(int most) {
      nanos = new long[most];
      calls = 0;
      scriptMicros = 0;
    }

    void measure(BenchmarkServer server, int count, Call call) {
      ServerCounters counted =
          ServerCounters.during(
              server,
              () -> {
                for (int i = 0; i < count; i++) {
                  long before = System.nanoTime();
                  call.make(i);
                  nanos[calls++] = System.nanoTime() - before;
                }
              });
      scriptMicros += counted.scriptMicros();
    }

    void end() {
      Arrays.sort(nanos);
      serverMicros.add(hundredths((double) scriptMicros / calls));
      roundTripMicros.add(hundredths(nanos[calls / 2] / 1e3));
    }

    void forget() {
      serverMicros.clear();
      roundTripMicros.clear();
    }

    Operation operation() {
      return new Operation(operation, List.copyOf(serverMicros), List.copyOf(roundTripMicros));
    }

    private static double hundredths(double value) {
      return Math.rint(value * 100) / 100;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s %.2f / %.1f us",
          operation,
          serverMicros.get(serverMicros.size() - 1),
          roundTripMicros.get(roundTripMicros.size() - 1));
    }
  }

  @Override
  public void close() {
    subject.close();
    server.close();
  }
}
