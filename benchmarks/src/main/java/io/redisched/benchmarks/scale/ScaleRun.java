package io.redisched.benchmarks.scale;

import io.redisched.benchmarks.run.Recording;
import io.redisched.benchmarks.scale.ScaleReport.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private Recording recording = new Recording();

  @Option(
      names = "--depths",
      split = ",",
      description =
          "jobs waiting (default: ${DEFAULT-VALUE}); 10000000 takes about 4 GiB of memory",
      defaultValue = "1000,10000,100000,1000000")
  private List<Integer> depths = List.of();

  @Option(
      names = "--body-bytes",
      description = "length of a body (default: ${DEFAULT-VALUE})",
      defaultValue = "64")
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

  private ScaleRun() {}

  /** Runs, and exits with 0 if it was measured, 1 if not, 2 on bad arguments. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ScaleRun()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<DeepQueue> queues = new ArrayList<>();
    List<Point> points;
    try {
      for (int depth : depths.stream().sorted().distinct().toList()) {
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
