package io.redisched.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.redisched.benchmarks.fixture.Queue;
import io.redisched.benchmarks.fixture.Subject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a client costs before a script does anything: the floor under every other figure.
 *
 * <p>PING is the cheapest round trip there is. The no-op EVALSHA carries the same keys and the same
 * number and size of arguments as a put, and its script is {@code return 1}; what put takes beyond
 * it is the work of put. Three of them, shaped like put, reserve and release, are the floor of the
 * cycle. The raw cycle sends the commands that these three call, in a pipeline for each, which
 * neither checks arguments nor uses one answer for the next command: what the cycle takes beyond it
 * is what it costs to be a script.
 *
 * <p>Do not conclude which client is better from PING: it favours whoever sends least per command.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar FloorBenchmark -t 8 -f 5 -foe true
 * }</pre>
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FloorBenchmark {

  /** Body added, not reserved, queued. */
  private static final List<Object> ADDED = List.of(1L, 0L, 1L);

  /** Two commands that each changed something. */
  private static final List<Object> BOTH = List.of(1L, 1L);

  /** Keys and arguments as long as those of the scheduler's scripts. */
  @State(Scope.Benchmark)
  public static class Freight {

    /** The length of a body in bytes. */
    @Param("64")
    public int bodyBytes;

    private List<byte[]> keys;
    private List<byte[]> put;
    private List<byte[]> reserve;
    private List<byte[]> release;

    /** Makes them once; clients only send them. */
    @Setup
    public void make() {
      byte[] id = "j1000000000000000000".getBytes(US_ASCII);
      byte[] instant = "1800000000000".getBytes(US_ASCII);
      keys = Queue.KEYS;
      put = List.of(id, new byte[bodyBytes], instant);
      reserve = List.of(instant, "60".getBytes(US_ASCII));
      release = List.of(id);
    }
  }

  /** PING. */
  @Benchmark
  public Object ping(Client client) {
    return client.subject().ping();
  }

  /** A no-op EVALSHA that weighs as much as a put. */
  @Benchmark
  public Object noop(Client client, Freight freight) {
    return client.subject().noop(freight.keys, freight.put);
  }

  /** Three no-op EVALSHAs that weigh as much as a put, a reserve and a release. */
  @Benchmark
  public void noopCycle(Client client, Freight freight, Blackhole answers) {
    Subject subject = client.subject();
    answers.consume(subject.noop(freight.keys, freight.put));
    answers.consume(subject.noop(freight.keys, freight.reserve));
    answers.consume(subject.noop(freight.keys, freight.release));
  }

  /**
   * The Redis commands of a put, a reserve and a release, in three pipelines. The job that is put
   * is the one that is ended, so the queue keeps its depth.
   */
  @Benchmark
  public void rawCycle(Client client, WaitingJobs jobs, Producer producer, Outcomes outcomes) {
    Subject subject = client.subject();
    Queue queue = jobs.queue();
    String id = producer.nextId();
    outcomes.accepted(subject.pipelined(queue.rawPut(id, producer.random())).equals(ADDED));
    outcomes.accepted(isReserved(subject.pipelined(queue.rawReserve(id))));
    outcomes.accepted(subject.pipelined(queue.rawRelease(id)).equals(BOTH));
  }

  private static boolean isReserved(List<Object> answers) {
    return answers.get(0) instanceof List<?> front
        && !front.isEmpty()
        && answers.get(1) != null
        && answers.subList(2, 4).equals(BOTH);
  }
}
