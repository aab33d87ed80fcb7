package io.redisched.benchmarks.ceiling;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.TopicCounts;
import io.redisched.benchmarks.ceiling.CeilingReport.Ceiling;
import io.redisched.benchmarks.ceiling.CeilingReport.Share;
import io.redisched.benchmarks.fixture.BatchSubject;
import io.redisched.benchmarks.fixture.BenchmarkServer;
import io.redisched.benchmarks.fixture.Queue;
import io.redisched.benchmarks.run.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * How near the pipelined clients come to what the server can do with the same scripts: to
 * redis-benchmark, which is written in C and decodes nothing.
 *
 * <p>redis-benchmark repeats one command and knows no answers. So each phase (puts, reserves,
 * releases) is measured by itself, for the clients just as for the tool, on a queue that is filled
 * anew for it and changes by a quarter of its depth. The cycle is the three together: so many put,
 * reserved and released in the time that the three phases took. Ids to put and to release are drawn
 * at random: as good as all puts are of new ids; of the releases one in nine comes a second time
 * and finds nothing, for all alike. So do not compare the figures with those of other benchmarks;
 * compare the shares.
 *
 * <p>A round measures the tool and all clients in turn, each time beginning with another one. One
 * more round before the first is not counted.
 */
@Command(
    name = "CeilingRun",
    mixinStandardHelpOptions = true,
    description =
        "Measures pipelined clients and redis-benchmark with the same scripts; writes ceiling.json.")
public final class CeilingRun implements Callable<Integer> {

  /** With more, more than one in a thousand random ids would be in use already. */
  private static final int DEEPEST = 1_000_000;

  /** A phase changes the queue by a quarter of its depth, which is to be at least one job. */
  private static final int SHALLOWEST = 4;

  @Mixin private Recording recording = new Recording();

  @Option(
      names = "--clients",
      split = ",",
      description = "clients to measure (default: ${DEFAULT-VALUE})",
      defaultValue = "jedis-pipelined,lettuce-pipelined,lettuce-async")
  private List<String> clients = List.of();

  @Option(
      names = "--connections",
      split = ",",
      description = "numbers of connections (default: ${DEFAULT-VALUE})",
      defaultValue = "1,8")
  private List<Integer> connections = List.of();

  @Option(
      names = "--in-flight",
      split = ",",
      description =
          "numbers of calls that are sent before answers are awaited (default: ${DEFAULT-VALUE})",
      defaultValue = "32,500")
  private List<Integer> inFlight = List.of();

  @Option(
      names = "--depth",
      description = "jobs waiting before each phase, from 4 to 1000000 (default: ${DEFAULT-VALUE})",
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

  private CeilingRun() {}

  /** Runs, and exits with 0 if it was measured, 1 if not, 2 on bad arguments. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new CeilingRun());
  }

  @Override
  public Integer call() throws IOException {
    recording.require(
        BatchSubject.NAMES.containsAll(clients),
        "--clients",
        clients,
        "among " + BatchSubject.NAMES);
    recording.require(
        connections.stream().allMatch(count -> count >= 1),
        "--connections",
        connections,
        "at least 1 each");
    recording.require(
        inFlight.stream().allMatch(count -> count >= 1),
        "--in-flight",
        inFlight,
        "at least 1 each");
    recording.require(
        depth >= SHALLOWEST && depth <= DEEPEST,
        "--depth",
        depth,
        "from " + SHALLOWEST + " to " + DEEPEST);
    recording.require(bodyBytes >= 0, "--body-bytes", bodyBytes, "at least 0");
    recording.require(rounds >= 1, "--rounds", rounds, "at least 1");
    Optional<Path> tool = RedisBenchmark.installed();
    String absent = tool.isPresent() ? null : "no redis-benchmark on the PATH";
    if (absent != null) {
      System.out.println("There will be no ceiling: " + absent);
    }
    List<Ceiling> ceilings = new ArrayList<>();
    List<Share> shares = new ArrayList<>();
    try (BenchmarkServer server = BenchmarkServer.start()) {
      Map<Phase, String> scripts = load(server);
      for (int parallel : connections) {
        for (int batch : inFlight) {
          List<Candidate> candidates = new ArrayList<>();
          try {
            tool.map(file -> new RedisBenchmark(file, server.uri(), parallel, batch, scripts))
                .ifPresent(driver -> candidates.add(Candidate.of(driver)));
            for (String client : clients) {
              candidates.add(
                  Candidate.of(new PipelinedClient(client, server.uri(), parallel, batch)));
            }
            measure(server, candidates, "%s x %s in flight".formatted(parallel, batch));
          } finally {
            candidates.forEach(candidate -> candidate.driver().close());
          }
          for (Candidate candidate : candidates) {
            candidate
                .rates()
                .forEach(
                    (operation, rates) -> {
                      if (candidate.driver() instanceof RedisBenchmark) {
                        ceilings.add(new Ceiling(operation, parallel, batch, rates));
                      } else {
                        String client = candidate.driver().name();
                        shares.add(new Share(client, operation, parallel, batch, rates));
                      }
                    });
          }
        }
      }
    }
    recording.write(
        "ceiling.json",
        conditions ->
            new CeilingReport(
                conditions,
                "redis-benchmark",
                tool.map(RedisBenchmark::version).orElse(null),
                absent,
                bodyBytes,
                depth,
                ceilings,
                shares));
    return 0;
  }

  /**
   * A driver and what it has reached.
   *
   * @param rates by operation
   */
  private record Candidate(Driver driver, Map<String, List<Double>> rates) {

    static Candidate of(Driver driver) {
      return new Candidate(driver, new LinkedHashMap<>());
    }
  }

  private void measure(BenchmarkServer server, List<Candidate> candidates, String setting) {
    List<Candidate> order = new ArrayList<>(candidates);
    server.expectNoErrorsFromHere();
    for (int round = 0; round <= rounds; round++) {
      for (Candidate candidate : order) {
        Map<String, Double> measured = round(candidate.driver(), server);
        if (round > 0) {
          measured.forEach(
              (operation, rate) ->
                  candidate.rates().computeIfAbsent(operation, o -> new ArrayList<>()).add(rate));
        }
        System.out.printf(
            "%-8s %-17s %s  %s%n",
            round > 0 ? "round " + round : "warm-up", candidate.driver().name(), setting, measured);
      }
      server.assertUndisturbed();
      Collections.rotate(order, 1);
    }
  }

  private Map<String, Double> round(Driver driver, BenchmarkServer server) {
    Map<String, Double> rates = new LinkedHashMap<>();
    Queue waiting = Phase.waiting(server, depth, bodyBytes);
    if (driver.offers(Phase.NOOP)) {
      rates.put("noop", rate(driver, Phase.NOOP, waiting));
    }
    double put = rate(driver, Phase.PUT, waiting);
    double reserve = rate(driver, Phase.RESERVE, waiting);
    double release = rate(driver, Phase.RELEASE, Phase.reserved(server, depth, bodyBytes));
    rates.put("put", put);
    rates.put("cycle", Math.rint(10 / (1 / put + 1 / reserve + 1 / release)) / 10);
    return rates;
  }

  private double rate(Driver driver, Phase phase, Queue queue) {
    TopicCounts before = queue.counts();
    long calls = depth / 4;
    double rate = driver.rate(phase, queue, depth, calls);
    phase.check(queue, before, calls);
    return rate;
  }

  private static Map<Phase, String> load(BenchmarkServer server) {
    Map<Phase, String> scripts = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      scripts.put(phase, server.load(phase == Phase.NOOP ? "return 1" : source(phase)));
    }
    return scripts;
  }

  private static String source(Phase phase) {
    String resource = "META-INF/redisched/lua/" + phase.name().toLowerCase(Locale.ROOT) + ".lua";
    try (InputStream in = CeilingRun.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
