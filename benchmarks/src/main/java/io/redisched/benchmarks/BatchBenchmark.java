package io.redisched.benchmarks;

import io.redisched.AsyncScheduler;
import io.redisched.Job;
import io.redisched.benchmarks.fixture.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * How many operations a second go through when many are under way at once, and how long such a
 * batch takes.
 *
 * <p>The score is of batches, so {@code sample} is the latency of a batch; there is no other, since
 * the caller has nothing before the batch is done. Operations a millisecond stand beside it, as
 * {@code operations}, in {@code thrpt}. Every operation is one EVALSHA.
 *
 * <p>Do not compare with {@link PutDeleteBenchmark} and {@link CycleBenchmark} to find the better
 * client: a program that needs each answer before it goes on cannot work in batches.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar BatchBenchmark -p inFlight=32,500 -f 5 -foe true
 * }</pre>
 */
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BatchBenchmark {

  /** How many operations a thread has under way. */
  @State(Scope.Benchmark)
  public static class Batch {

    /** That many; an even number. */
    @Param({"32", "500"})
    public int inFlight;
  }

  /** Operations, where the score counts batches. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Rate {

    /** Operations done. */
    public long operations;
  }

  /** A batch of as many puts as deletes: half of it jobs in, half of it the same jobs out. */
  @Benchmark
  public void putDelete(
      BatchClient client,
      Batch batch,
      WaitingJobs jobs,
      Producer producer,
      Outcomes outcomes,
      Rate rate) {
    Queue queue = jobs.queue();
    AsyncScheduler scheduler = client.scheduler();
    int half = batch.inFlight / 2;
    List<String> ids = new ArrayList<>(half);
    List<CompletionStage<Boolean>> answers = new ArrayList<>(batch.inFlight);
    for (int i = 0; i < half; i++) {
      String id = producer.nextId();
      ids.add(id);
      answers.add(queue.put(scheduler, id, producer.random()));
    }
    for (String id : ids) {
      answers.add(queue.delete(scheduler, id));
    }
    client.flush();
    answers.forEach(answer -> outcomes.accepted(join(answer)));
    rate.operations += answers.size();
  }

  /** Three batches: puts, then as many reserves, then the releases of what was reserved. */
  @Benchmark
  public void cycle(
      BatchClient client,
      Batch batch,
      WaitingJobs jobs,
      Producer producer,
      Outcomes outcomes,
      Rate rate) {
    Queue queue = jobs.queue();
    AsyncScheduler scheduler = client.scheduler();
    for (boolean added :
        inOneGo(
            client,
            batch.inFlight,
            i -> queue.put(scheduler, producer.nextId(), producer.random()))) {
      outcomes.accepted(added);
    }
    List<Job> reserved = new ArrayList<>(batch.inFlight);
    for (Optional<Job> job : inOneGo(client, batch.inFlight, i -> queue.reserve(scheduler))) {
      outcomes.found(job).ifPresent(reserved::add);
    }
    for (boolean released :
        inOneGo(client, reserved.size(), i -> queue.release(scheduler, reserved.get(i)))) {
      outcomes.accepted(released);
    }
    rate.operations += 2L * batch.inFlight + reserved.size();
  }

  private static <T> List<T> inOneGo(
      BatchClient client, int count, IntFunction<CompletionStage<T>> operation) {
    List<CompletionStage<T>> answers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      answers.add(operation.apply(i));
    }
    client.flush();
    List<T> values = new ArrayList<>(count);
    answers.forEach(answer -> values.add(join(answer)));
    return values;
  }

  private static <T> T join(CompletionStage<T> answer) {
    return answer.toCompletableFuture().join();
  }
}
