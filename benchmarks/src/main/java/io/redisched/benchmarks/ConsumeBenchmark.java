package io.redisched.benchmarks;

import io.redisched.Job;
import io.redisched.benchmarks.fixture.Counterweight;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many jobs a second consumers get through whose work is nothing, and how long taking and
 * ending one takes: reserve and release, or pull, which is both in one.
 *
 * <p>By itself a consumer drains the queue. So a {@link Counterweight} beside the measured threads
 * adds jobs, in batches, as many as were taken. The run fails if a reserve or pull finds no job.
 *
 * <p>Do not conclude what a consumer costs in a program that also produces; see {@link
 * CycleBenchmark}. The counterweight's batches cost the server part of what the measured operations
 * cost it, so a figure here is that much too low, for all clients alike.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar ConsumeBenchmark -t 8 -f 5 -foe true
 * }</pre>
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ConsumeBenchmark {

  /** Puts into the queue as many jobs as are taken. */
  @State(Scope.Benchmark)
  public static class Supply {

    /** Sets it to work. */
    @Setup
    public void start(WaitingJobs jobs) {
      jobs.counterweigh(jobs.queue()::fill, jobs.depth);
    }
  }

  /** One job out: two EVALSHAs. */
  @Benchmark
  public boolean reserveRelease(Client client, WaitingJobs jobs, Supply supply, Outcomes outcomes) {
    Optional<Job> job = outcomes.found(jobs.queue().reserve(client.scheduler()));
    if (job.isEmpty()) {
      return false;
    }
    boolean released = outcomes.accepted(jobs.queue().release(client.scheduler(), job.get()));
    jobs.changed();
    return released;
  }

  /** One job out: one EVALSHA. */
  @Benchmark
  public Optional<Job> pull(Client client, WaitingJobs jobs, Supply supply, Outcomes outcomes) {
    Optional<Job> job = outcomes.found(jobs.queue().pull(client.scheduler()));
    if (job.isPresent()) {
      jobs.changed();
    }
    return job;
  }
}
