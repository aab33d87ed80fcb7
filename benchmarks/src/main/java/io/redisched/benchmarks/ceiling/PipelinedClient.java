package io.redisched.benchmarks.ceiling;

import io.redisched.AsyncScheduler;
import io.redisched.benchmarks.fixture.BatchSubject;
import io.redisched.benchmarks.fixture.Crew;
import io.redisched.benchmarks.fixture.Queue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** A client of redisched, with a thread for each connection. */
final class PipelinedClient implements Driver {

  private final String name;
  private final int inFlight;
  private final List<BatchSubject> connections;
  private final Crew crew;
  private long rounds;

  PipelinedClient(String name, URI redis, int connections, int inFlight) {
    this.name = name;
    this.inFlight = inFlight;
    this.connections =
        IntStream.range(0, connections).mapToObj(i -> BatchSubject.open(name, redis)).toList();
    this.crew = new Crew(connections);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean offers(Phase phase) {
    return phase != Phase.NOOP; // redisched has no operation that does nothing
  }

  @Override
  public double rate(Phase phase, Queue queue, int depth, long calls) {
    rounds++;
    long batches = (calls + inFlight - 1) / inFlight;
    return inFlight * crew.times(batches, thread -> batch(phase, queue, depth, thread)).rate();
  }

  private Runnable batch(Phase phase, Queue queue, int depth, int thread) {
    BatchSubject connection = connections.get(thread);
    SplittableRandom random = new SplittableRandom(rounds * connections.size() + thread);
    return () -> {
      List<CompletionStage<?>> answers = new ArrayList<>(inFlight);
      for (int i = 0; i < inFlight; i++) {
        answers.add(call(phase, queue, depth, connection.scheduler(), random));
      }
      connection.flush().run();
      answers.forEach(answer -> answer.toCompletableFuture().join());
    };
  }

  private static CompletionStage<?> call(
      Phase phase, Queue queue, int depth, AsyncScheduler scheduler, SplittableRandom random) {
    return switch (phase) {
      case PUT -> queue.put(scheduler, Phase.numbered(Phase.NEW_ID, random, Phase.NEW_IDS), random);
      case RESERVE -> queue.reserve(scheduler);
      case RELEASE -> queue.release(scheduler, Phase.numbered(Phase.FILLED_ID, random, depth));
      case NOOP -> throw new IllegalArgumentException("not offered: " + phase);
    };
  }

  @Override
  public void close() {
    crew.close();
    connections.forEach(BatchSubject::close);
  }
}
