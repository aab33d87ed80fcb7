package io.redisched.benchmarks;

import io.redisched.benchmarks.fixture.Counterweight;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many jobs a second can be put, and how long one put takes, into a queue that keeps its depth.
 *
 * <p>Puts alone would measure a queue that grows with the speed of whoever is measured. So a {@link
 * Counterweight} beside the measured threads takes jobs from the front, in batches, as many as were
 * put. The run fails if it ever fell behind by as many jobs as the queue is deep.
 *
 * <p>Do not conclude what a put costs in a program that also consumes: the counterweight's batches
 * are far cheaper for the server than reserve and release. They cost it some percent of what the
 * puts cost, so a figure here is that much too low, for both clients alike.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar PutBenchmark -t 8 -f 5 -foe true
 * }</pre>
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PutBenchmark {

  /** Takes out of the queue as many jobs as are put. */
  @State(Scope.Benchmark)
  public static class Consumer {

    /** Sets it to work. */
    @Setup
    public void start(WaitingJobs jobs) {
      jobs.counterweigh(jobs.queue()::trim, jobs.depth);
    }
  }

  /** One job in. */
  @Benchmark
  public boolean put(
      Client client, WaitingJobs jobs, Consumer consumer, Producer producer, Outcomes outcomes) {
    boolean added =
        outcomes.accepted(
            jobs.queue().put(client.scheduler(), producer.nextId(), producer.random()));
    jobs.changed();
    return added;
  }
}
