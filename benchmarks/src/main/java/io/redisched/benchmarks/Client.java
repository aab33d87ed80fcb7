package io.redisched.benchmarks;

import io.redisched.Scheduler;
import io.redisched.benchmarks.fixture.Subject;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The client to measure, where each thread waits for every answer. */
@State(Scope.Benchmark)
public class Client {

  /** Jedis with a pool of one connection a thread, or Lettuce with one connection for all. */
  @Param({"jedis", "lettuce"})
  public String client;

  private Subject subject;

  /** Connects it. */
  @Setup
  public void connect(Server server, BenchmarkParams parameters) {
    subject = Subject.open(client, server.uri(), parameters.getThreads());
  }

  Subject subject() {
    return subject;
  }

  Scheduler scheduler() {
    return subject.scheduler();
  }

  /** Disconnects it. */
  @TearDown
  public void close() {
    subject.close();
  }
}
