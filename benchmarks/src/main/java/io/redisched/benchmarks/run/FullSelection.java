package io.redisched.benchmarks.run;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What JMH measures for a full result: enough to answer what the report asks, in about half an
 * hour.
 *
 * <p>Several passes of one fork each, instead of several forks in a row: so the forks of a
 * benchmark are minutes apart, and a slow minute shows as spread, not as a difference between
 * benchmarks.
 */
final class FullSelection {

  /** As few forks as a comparison of two results needs to come to a verdict. */
  static final int PASSES = 5;

  private static final List<String> ONE_FORK =
      List.of("-f=1", "-wi=1", "-w=800ms", "-i=3", "-r=400ms", "-to=120s");

  private static final String OPERATIONS =
      "\\.(PutBenchmark|PutDeleteBenchmark|CycleBenchmark)\\.|reserveRelease$";
  private static final String FLOORS = "FloorBenchmark\\.noop";
  private static final String RAW_CYCLE = "FloorBenchmark\\.rawCycle$";
  private static final String PING = "FloorBenchmark\\.ping$";
  private static final String PUT_AND_CYCLE = "\\.(PutBenchmark|CycleBenchmark)\\.";

  /** Not PutBenchmark, whose counterweight may fall a thousand jobs behind on a busy machine. */
  private static final String AT_ANY_DEPTH = "\\.PutDeleteBenchmark\\.";

  private static final String PULL = "\\.ConsumeBenchmark\\.pull$";
  private static final String REQUEUE = "\\.RequeueBenchmark\\.";
  private static final String CYCLE = "\\.CycleBenchmark\\.";
  private static final String BATCHES = "\\.BatchBenchmark\\.";
  private static final String CYCLE_IN_BATCHES = "\\.BatchBenchmark\\.cycle$";

  private static final String ONE_CLIENT = "-p=client=jedis";
  private static final String PIPELINED = "-p=client=jedis-pipelined,lettuce-pipelined";

  private FullSelection() {}

  /** The options of JMH for each of the runs that make a pass. */
  static List<List<String>> pass() {
    List<List<String>> runs = new ArrayList<>();
    for (int threads : List.of(1, 8, 50)) {
      runs.add(run(threads, "thrpt", OPERATIONS, FLOORS));
    }
    for (int threads : List.of(1, 50)) {
      runs.add(run(threads, "sample", PUT_AND_CYCLE));
    }
    runs.add(run(8, "thrpt", PING, RAW_CYCLE, PULL));
    runs.add(run(8, "thrpt", "-p=bodyBytes=4096", PUT_AND_CYCLE));
    runs.add(run(8, "thrpt", "-p=depth=1000000", CYCLE));
    // What follows of puts and requeues is about the server: one client is enough.
    runs.add(run(8, "thrpt", ONE_CLIENT, "-p=depth=1000,1000000", AT_ANY_DEPTH));
    runs.add(run(1, "thrpt", ONE_CLIENT, REQUEUE));
    runs.add(run(1, "thrpt", BATCHES));
    runs.add(run(8, "thrpt", PIPELINED, "-p=inFlight=32", CYCLE_IN_BATCHES));
    runs.add(run(1, "sample", CYCLE_IN_BATCHES));
    return runs;
  }

  private static List<String> run(int threads, String mode, String... more) {
    return Stream.of(ONE_FORK, List.of("-t=" + threads, "-bm=" + mode), List.of(more))
        .flatMap(List::stream)
        .toList();
  }
}
