package io.redisched.benchmarks;

import io.redisched.AsyncScheduler;
import io.redisched.benchmarks.fixture.BatchSubject;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The client to measure, where each thread has a connection and asks many times in one go. */
@State(Scope.Thread)
public class BatchClient {

  /**
   * Jedis with a pipeline, Lettuce with one flush a batch, or Lettuce with a flush for each
   * operation.
   */
  @Param({"jedis-pipelined", "lettuce-pipelined", "lettuce-async"})
  public String client;

  private BatchSubject subject;

  /** Connects it. */
  @Setup
  public void connect(Server server) {
    subject = BatchSubject.open(client, server.uri());
  }

  AsyncScheduler scheduler() {
    return subject.scheduler();
  }

  /** Sends what was asked for. */
  void flush() {
    subject.flush().run();
  }

  /** Disconnects it. */
  @TearDown
  public void close() {
    subject.close();
  }
}
