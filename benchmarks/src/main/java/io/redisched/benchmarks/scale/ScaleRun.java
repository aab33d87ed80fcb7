package io.redisched.benchmarks.scale;

import static java.util.Objects.requireNonNull;

import io.redisched.benchmarks.run.Recording;
import io.redisched.benchmarks.scale.ScaleReport.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What put, reserve and release cost the server, and how long they take, with few and with many
 * jobs waiting; and how much memory a waiting job takes.
 *
 * <p>Every depth has a server of its own and all of them are there at once, so that each round goes
 * through all depths. One connection, one call at a time: the round trip is mostly the way there
 * and back, and the server's own time, which it counts itself, is what the depth can change.
 *
 * <p>Do not conclude anything about throughput. Memory per job at small depths includes what an
 * empty table takes.
 */
@Command(
    name = "ScaleRun",
    mixinStandardHelpOptions = true,
    description = "Measures cost per operation against depth; writes scale.json.")
public final class ScaleRun implements Callable<Integer> {

  /** What {@code --deep} measures. */
  public static final List<Integer> DEEP = List.of(1_000, 10_000, 100_000, 1_000_000, 10_000_000);

  /** The length of a body unless another is asked for. */
  public static final int BODY_BYTES = 64;

  @Mixin private Recording recording = new Recording();

  @Option(
      names = "--depths",
      split = ",",
      description = "jobs waiting (default: ${DEFAULT-VALUE})",
      defaultValue = "1000,10000,100000,1000000")
  private List<Integer> depths = List.of();

  @Option(
      names = "--deep",
      description =
          "up to ten million jobs, whatever --depths says; takes about 4 GiB of memory and some"
              + " minutes")
  private boolean deep;

  @Option(
      names = "--body-bytes",
      description = "length of a body (default: ${DEFAULT-VALUE})",
      defaultValue = "" + BODY_BYTES)
  private int bodyBytes;

  @Option(
      names = "--rounds",
      description = "how often each depth is measured (default: ${DEFAULT-VALUE})",
      defaultValue = "7")
  private int rounds;

  @Option(
      names = "--calls",
      description = "calls of each operation in a round (default: ${DEFAULT-VALUE})",
      defaultValue = "3000")
  private int calls;

  @Spec private @Nullable CommandSpec spec;

  private ScaleRun() {}

  /** Runs, and exits with 0 if it was measured, 1 if not, 2 on bad arguments. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new ScaleRun());
  }

  @Override
  public Integer call() throws IOException {
    recording.require(
        depths.stream().allMatch(depth -> depth >= 1), "--depths", depths, "at least 1 each");
    recording.require(bodyBytes >= 0, "--body-bytes", bodyBytes, "at least 0");
    recording.require(rounds >= 1, "--rounds", rounds, "at least 1");
    recording.require(calls >= 1, "--calls", calls, "at least 1");
    List<Integer> ascending = deep ? DEEP : depths.stream().sorted().distinct().toList();
    MemoryGuard.ofThisMachine()
        .objection(ascending, bodyBytes)
        .ifPresent(
            objection -> {
              throw new ParameterException(
                  requireNonNull(spec, "picocli sets it").commandLine(), objection);
            });
    List<DeepQueue> queues = new ArrayList<>();
    List<Point> points;
    try {
      for (int depth : ascending) {
        System.out.printf(Locale.ROOT, "filling %,d jobs%n", depth);
        queues.add(new DeepQueue(depth, bodyBytes));
      }
      System.out.println("server's time / round trip");
      for (int round = 0; round <= rounds; round++) {
        for (DeepQueue queue : queues) {
          String costs = queue.round(calls);
          System.out.printf(
              Locale.ROOT,
              "%-8s %,11d jobs   %s%n",
              round > 0 ? "round " + round : "warm-up",
              queue.depth(),
              costs);
          if (round == 0) {
            queue.forget();
          }
        }
      }
      points = queues.stream().map(DeepQueue::point).toList();
    } finally {
      queues.forEach(DeepQueue::close);
    }
    points.forEach(
        point ->
            System.out.printf(
                Locale.ROOT,
                "%,11d jobs take %.1f bytes each%n",
                point.depth(),
                point.memoryBytesPerJob()));
    recording.write("scale.json", conditions -> new ScaleReport(conditions, bodyBytes, points));
    return 0;
  }
}
