package io.redisched.benchmarks;

import io.redisched.benchmarks.fixture.BenchmarkServer;
import java.net.URI;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A Redis of the fork's own. */
@State(Scope.Benchmark)
public class Server {

  private BenchmarkServer redis;

  /** Starts it. */
  @Setup
  public void start() {
    redis = BenchmarkServer.start();
  }

  BenchmarkServer redis() {
    return redis;
  }

  URI uri() {
    return redis.uri();
  }

  /** From here on nothing is to go wrong. */
  @Setup(Level.Iteration)
  public void expectNoErrorsFromHere() {
    redis.expectNoErrorsFromHere();
  }

  /** Fails if the server has refused anything, evicted a key or written a snapshot meanwhile. */
  @TearDown(Level.Iteration)
  public void assertUndisturbed() {
    redis.assertUndisturbed();
  }

  /** Ends it. */
  @TearDown
  public void stop() {
    redis.close();
  }
}
