package io.redisched.benchmarks;

import io.redisched.benchmarks.fixture.BenchmarkServer;
import io.redisched.benchmarks.fixture.Subject;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A Redis of the fork's own, and the client to measure, connected to it. */
@State(Scope.Benchmark)
public class Client {

  /** Jedis with a pool of one connection a thread, or Lettuce with one connection for all. */
  @Param({"jedis", "lettuce"})
  public String client;

  private BenchmarkServer server;
  private Subject subject;

  /** Starts both. */
  @Setup
  public void start(BenchmarkParams parameters) {
    server = BenchmarkServer.start();
    subject = Subject.open(client, server.uri(), parameters.getThreads());
    server.expectNoErrorsFromHere();
  }

  BenchmarkServer server() {
    return server;
  }

  Subject subject() {
    return subject;
  }

  /** Fails if the server has refused anything, evicted a key or forked meanwhile. */
  @TearDown(Level.Iteration)
  public void assertServerUndisturbed() {
    server.assertUndisturbed();
  }

  /** Ends both. */
  @TearDown
  public void stop() {
    subject.close();
    server.close();
  }
}
