package io.redisched.benchmarks;

import io.redisched.benchmarks.fixture.Counterweight;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long it takes to give overdue jobs back to the queue, one EVALSHA for up to so many.
 *
 * <p>Half of the jobs are reserved and overdue. A {@link Counterweight} beside the measured threads
 * reserves, in batches, as many as were requeued. The run fails if a call requeues fewer jobs than
 * its limit.
 *
 * <p>Scores are per call, not per job: see the parameter {@code limit}. Redis does nothing else
 * meanwhile, so the latency is also how long everybody else waits. Do not conclude a rate of
 * requeueing: the counterweight's work is of the same order as what is measured.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar RequeueBenchmark -p limit=1,100,1000 -f 5 -foe true
 * }</pre>
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RequeueBenchmark {

  /** Reserves as many jobs as are requeued. */
  @State(Scope.Benchmark)
  public static class Failures {

    /** How many jobs a call requeues. */
    @Param("100")
    public int limit;

    /** Sets it to work. */
    @Setup
    public void start(WaitingJobs jobs) {
      jobs.queue().keepReserved(jobs.depth / 2);
      jobs.counterweigh(jobs.queue()::reserve, jobs.depth / 2);
    }
  }

  /** Some jobs back. */
  @Benchmark
  public int requeue(Client client, WaitingJobs jobs, Failures failures, Outcomes outcomes) {
    int requeued = jobs.queue().requeue(client.scheduler(), failures.limit);
    outcomes.accepted(requeued == failures.limit);
    jobs.changed(requeued);
    return requeued;
  }
}
