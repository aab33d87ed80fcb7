package io.redisched.benchmarks.peer;

import io.redisched.benchmarks.fixture.BenchmarkServer;
import io.redisched.benchmarks.fixture.Crew;
import io.redisched.benchmarks.fixture.Queue;
import io.redisched.benchmarks.peer.PeerReport.Absent;
import io.redisched.benchmarks.peer.PeerReport.Measured;
import io.redisched.benchmarks.peer.PeerReport.Operation;
import io.redisched.benchmarks.run.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How many jobs a second other job queues take, and get through, beside redisched.
 *
 * <p>Every round measures every peer, each time beginning with another one, so that a slow minute
 * of the machine does not hit one of them alone. Put adds as many jobs as already wait, which are
 * taken away again before the next round; the cycle (put, take, end) leaves the depth as it is. One
 * more round before the first is not counted.
 *
 * <p>Do not conclude which one to use: they do not promise the same. What each does promise stands
 * beside its rates. Do not conclude anything about a network or a disk, there is none.
 */
@Command(
    name = "PeerRun",
    mixinStandardHelpOptions = true,
    description = "Measures put and the full cycle over other job queues; writes peers.json.")
public final class PeerRun implements Callable<Integer> {

  @Mixin private Recording recording = new Recording();

  @Option(
      names = "--connections",
      description = "connections, and threads, of each peer (default: ${DEFAULT-VALUE})",
      defaultValue = "50")
  private int connections;

  @Option(
      names = "--depth",
      description = "jobs waiting in each queue (default: ${DEFAULT-VALUE})",
      defaultValue = "100000")
  private int depth;

  @Option(
      names = "--body-bytes",
      description = "length of a body (default: ${DEFAULT-VALUE})",
      defaultValue = "64")
  private int bodyBytes;

  @Option(
      names = "--rounds",
      description = "how often each is measured (default: ${DEFAULT-VALUE})",
      defaultValue = "5")
  private int rounds;

  @Option(
      names = "--seconds",
      description = "how long a round of the cycle takes (default: ${DEFAULT-VALUE})",
      defaultValue = "3")
  private double seconds;

  private PeerRun() {}

  /** Runs, and exits with 0 if it was measured, 1 if not, 2 on bad arguments. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new PeerRun());
  }

  @Override
  public Integer call() throws IOException {
    recording.require(connections >= 1, "--connections", connections, "at least 1");
    recording.require(depth >= 1, "--depth", depth, "at least 1");
    recording.require(bodyBytes >= 0, "--body-bytes", bodyBytes, "at least 0");
    recording.require(rounds >= 1, "--rounds", rounds, "at least 1");
    recording.require(seconds > 0 && seconds <= 3600, "--seconds", seconds, "above 0, up to 3600");
    List<Candidate> candidates = new ArrayList<>();
    List<Absent> absent = new ArrayList<>();
    try (BenchmarkServer redis = BenchmarkServer.start();
        Crew crew = new Crew(connections)) {
      try {
        open(redis, candidates, absent);
        measure(candidates, crew);
        redis.assertUndisturbed();
      } finally {
        candidates.forEach(candidate -> candidate.peer().close());
      }
    }
    List<Measured> measured = candidates.stream().map(Candidate::measured).toList();
    recording.write(
        "peers.json",
        conditions -> new PeerReport(conditions, connections, bodyBytes, depth, measured, absent));
    return 0;
  }

  private record Candidate(String name, Peer peer, List<Double> puts, List<Double> cycles) {

    Measured measured() {
      Traits traits = peer.traits();
      return new Measured(
          name,
          traits.version(),
          traits.acknowledges(),
          traits.survives(),
          traits.ids(),
          List.of(new Operation("put", puts), new Operation("cycle", cycles)));
    }
  }

  private void open(BenchmarkServer redis, List<Candidate> candidates, List<Absent> absent) {
    Setting setting = new Setting(redis, connections, depth, bodyBytes);
    Queue queue = new Queue(redis, depth, bodyBytes);
    add(candidates, "redisched over Jedis", new RedischedPeer("jedis", setting, queue));
    add(candidates, "redisched over Lettuce", new RedischedPeer("lettuce", setting, queue));
    add(candidates, "Redisson delayed queue", new RedissonPeer(setting));
    Optional<Path> beanstalkd = BeanstalkdServer.installed();
    if (beanstalkd.isPresent()) {
      add(candidates, "beanstalkd", new BeanstalkdPeer(beanstalkd.get(), setting));
    } else {
      absent.add(new Absent("beanstalkd", "no beanstalkd on the PATH"));
    }
    absent.forEach(peer -> System.out.println(peer.peer() + " is left out: " + peer.reason()));
    redis.expectNoErrorsFromHere();
  }

  private static void add(List<Candidate> candidates, String name, Peer peer) {
    candidates.add(new Candidate(name, peer, new ArrayList<>(), new ArrayList<>()));
  }

  private void measure(List<Candidate> candidates, Crew crew) {
    List<Candidate> order = new ArrayList<>(candidates);
    for (int round = 0; round <= rounds; round++) {
      for (Candidate candidate : order) {
        double put = put(candidate.peer().put(), crew);
        double cycle = cycle(candidate.peer().cycle(), crew);
        if (round > 0) {
          candidate.puts().add(put);
          candidate.cycles().add(cycle);
        }
        System.out.printf(
            Locale.ROOT,
            "%-9s %-24s put %8.0f/s   cycle %8.0f/s%n",
            round > 0 ? "round " + round : "warm-up",
            candidate.name(),
            put,
            cycle);
      }
      Collections.rotate(order, 1);
    }
  }

  private double put(Workload workload, Crew crew) {
    Crew.Done done = crew.times(depth, workload::worker);
    workload.restore(done.tasks());
    return done.rate();
  }

  private double cycle(Workload workload, Crew crew) {
    Crew.Done done = crew.during(Duration.ofNanos((long) (seconds * 1e9)), workload::worker);
    workload.restore(done.tasks());
    return done.rate();
  }
}
