package io.redisched.benchmarks;

import io.redisched.Job;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * How many jobs a second go through a queue, and how long one takes from its put to the release of
 * another: put, reserve and release, three EVALSHAs one after the other.
 *
 * <p>Each call puts one job and ends one, so the queue keeps its depth without further ado: the job
 * that is put is due somewhere between now and twice the depth, the job that is reserved is the one
 * at the front (see {@code VirtualTime}). Putting comes first, so there is always a job to reserve.
 *
 * <p>Do not conclude how fast a producer or a consumer by itself would be, nor how long a job
 * waits: threads go as fast as answers come, and nobody waits for a due time. Do not compare runs
 * of different machines or hours; compare clients within one run, and each with {@link
 * FloorBenchmark#noopCycle}, which is this without the scripts.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar CycleBenchmark -t 8 -f 5 -foe true
 * }</pre>
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CycleBenchmark {

  /** One job in, one job out. */
  @Benchmark
  public boolean putReserveRelease(
      Client client, WaitingJobs jobs, Producer producer, Outcomes outcomes) {
    outcomes.accepted(jobs.queue().put(client.scheduler(), producer.nextId(), producer.random()));
    Optional<Job> job = outcomes.found(jobs.queue().reserve(client.scheduler()));
    return job.isPresent()
        && outcomes.accepted(jobs.queue().release(client.scheduler(), job.get()));
  }
}
