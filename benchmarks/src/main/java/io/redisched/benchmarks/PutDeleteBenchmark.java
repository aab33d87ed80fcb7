package io.redisched.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/**
 * How many jobs a second can be put and taken back by id, two EVALSHAs one after the other. The
 * queue keeps its depth by itself, and no other thread is needed for that.
 *
 * <p>Do not conclude the cost of a put from half of it: delete calls one Redis command less.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar PutDeleteBenchmark -t 8 -f 5 -foe true
 * }</pre>
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PutDeleteBenchmark {

  /** One job in, the same job out. */
  @Benchmark
  public boolean putDelete(Client client, WaitingJobs jobs, Producer producer, Outcomes outcomes) {
    String id = producer.nextId();
    outcomes.accepted(jobs.queue().put(client.scheduler(), id, producer.random()));
    return outcomes.accepted(jobs.queue().delete(client.scheduler(), id));
  }
}
