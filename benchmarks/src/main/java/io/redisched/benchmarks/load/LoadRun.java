package io.redisched.benchmarks.load;

import io.redisched.Job;
import io.redisched.benchmarks.fixture.BenchmarkServer;
import io.redisched.benchmarks.fixture.Queue;
import io.redisched.benchmarks.fixture.Subject;
import io.redisched.benchmarks.load.LatencyReport.Curve;
import io.redisched.benchmarks.load.LatencyReport.Point;
import io.redisched.benchmarks.load.LatencyReport.Round;
import io.redisched.benchmarks.run.Recording;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How long a job takes from when it arrives to when it is done, at rates from far below to above
 * what can be done.
 *
 * <p>A job is put, reserve and release, on a queue of constant depth. First each client's capacity
 * is measured, then each rate, a percentage of its own capacity, in rounds that go through all
 * clients and rates in turn, so that a slow minute of the machine does not hit one of them alone.
 *
 * <p>Do not conclude anything from latencies above capacity but that it is too much: they grow as
 * long as it lasts. Compare clients at the same rate, not at the same percentage. Latencies at low
 * rates include the time that the kernel takes to wake a worker.
 */
@Command(
    name = "LoadRun",
    mixinStandardHelpOptions = true,
    description = "Measures latency under load, open loop, and writes latency.json.")
public final class LoadRun implements Callable<Integer> {

  private static final long IDS_OF_A_WORKER = 1_000_000_000_000L;

  @Mixin private Recording recording = new Recording();

  @Option(
      names = "--clients",
      split = ",",
      description = "clients to measure (default: ${DEFAULT-VALUE})",
      defaultValue = "jedis,lettuce")
  private List<String> clients = List.of();

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "PERCENT",
      description = "rates in percent of capacity (default: ${DEFAULT-VALUE})",
      defaultValue = "10,25,50,70,80,90,100,110")
  private List<Integer> rates = List.of();

  @Option(
      names = "--seconds",
      description = "how long jobs arrive, each round (default: ${DEFAULT-VALUE})",
      defaultValue = "10")
  private double seconds;

  @Option(
      names = "--rounds",
      description = "how often each rate is measured (default: ${DEFAULT-VALUE})",
      defaultValue = "3")
  private int rounds;

  @Option(
      names = "--workers",
      description = "jobs that can be under way at once (default: ${DEFAULT-VALUE})",
      defaultValue = "16")
  private int workers;

  @Option(
      names = "--depth",
      description = "jobs waiting in the queue (default: ${DEFAULT-VALUE})",
      defaultValue = "100000")
  private int depth;

  @Option(
      names = "--body-bytes",
      description = "length of a body (default: ${DEFAULT-VALUE})",
      defaultValue = "64")
  private int bodyBytes;

  private final AtomicLong nextIds = new AtomicLong(1_000_000_000_000_000_000L);

  private LoadRun() {}

  /** Runs, and exits with 0 if it was measured, 1 if not, 2 on bad arguments. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new LoadRun());
  }

  @Override
  public Integer call() throws IOException {
    recording.require(
        Subject.NAMES.containsAll(clients), "--clients", clients, "among " + Subject.NAMES);
    recording.require(
        rates.stream().allMatch(rate -> rate >= 1), "--rates", rates, "at least 1 each");
    recording.require(seconds > 0 && seconds <= 3600, "--seconds", seconds, "above 0, up to 3600");
    recording.require(rounds >= 1, "--rounds", rounds, "at least 1");
    recording.require(workers >= 1, "--workers", workers, "at least 1");
    recording.require(depth >= 1, "--depth", depth, "at least 1");
    recording.require(bodyBytes >= 0, "--body-bytes", bodyBytes, "at least 0");
    List<Curve> curves = measure();
    recording.write(
        "latency.json",
        conditions ->
            new LatencyReport(
                conditions, "putReserveRelease", workers, seconds, depth, bodyBytes, curves));
    return 0;
  }

  private List<Curve> measure() {
    List<Candidate> candidates = new ArrayList<>();
    try (BenchmarkServer server = BenchmarkServer.start();
        OpenLoop loop = new OpenLoop(workers)) {
      try {
        return measure(server, loop, candidates);
      } finally {
        // Before the server ends: a client that loses it complains, and tries to connect again.
        candidates.forEach(candidate -> candidate.subject().close());
      }
    }
  }

  private List<Curve> measure(BenchmarkServer server, OpenLoop loop, List<Candidate> candidates) {
    Queue queue = new Queue(server, depth, bodyBytes);
    for (String name : clients) {
      Subject subject = Subject.open(name, server.uri(), workers);
      candidates.add(new Candidate(subject, curve(name, subject, queue, loop)));
    }
    server.expectNoErrorsFromHere();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < rates.size(); i++) {
        for (Candidate candidate : candidates) {
          Point point = candidate.curve().points().get(i);
          Round measured = round(point, candidate.subject(), queue, loop);
          point.rounds().add(measured);
          print(candidate.curve().client(), point, measured);
          queue.assertDepth();
          server.assertUndisturbed();
        }
      }
    }
    return candidates.stream().map(Candidate::curve).toList();
  }

  private record Candidate(Subject subject, Curve curve) {}

  /** Warms a client up, measures its capacity and plans its curve. */
  private Curve curve(String name, Subject subject, Queue queue, OpenLoop loop) {
    saturate(subject, queue, loop);
    double capacity = Math.rint(saturate(subject, queue, loop));
    System.out.printf(Locale.ROOT, "%s: capacity %.0f jobs/s%n", name, capacity);
    return new Curve(
        name,
        capacity,
        rates.stream()
            .map(percent -> new Point(percent, capacity * percent / 100, new ArrayList<>()))
            .toList());
  }

  private double saturate(Subject subject, Queue queue, OpenLoop loop) {
    return loop.run(Double.POSITIVE_INFINITY, duration(), worker -> job(worker, subject, queue))
        .rate();
  }

  private Round round(Point point, Subject subject, Queue queue, OpenLoop loop) {
    return Round.of(loop.run(point.rate(), duration(), worker -> job(worker, subject, queue)));
  }

  private Runnable job(int worker, Subject subject, Queue queue) {
    SplittableRandom random = new SplittableRandom(worker);
    // Ids of its own, each time: workers that shared a counter would wait for one another.
    AtomicLong ids = new AtomicLong(nextIds.getAndAdd(IDS_OF_A_WORKER));
    return () -> {
      boolean added = queue.put(subject.scheduler(), "j" + ids.getAndIncrement(), random);
      Job job = queue.reserve(subject.scheduler()).orElseThrow();
      if (!added || !queue.release(subject.scheduler(), job)) {
        throw new IllegalStateException("a put or a release was refused");
      }
    };
  }

  private Duration duration() {
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private static void print(String client, Point point, Round round) {
    System.out.printf(
        Locale.ROOT,
        "%-8s %3d %%  %8.0f/s, done %8.0f/s   p50 %8.0f  p99 %8.0f  p99.9 %8.0f us%n",
        client,
        point.percent(),
        point.rate(),
        round.achieved(),
        round.responseMicros().p50(),
        round.responseMicros().p99(),
        round.responseMicros().p999());
  }
}
