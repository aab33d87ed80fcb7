package io.redisched.benchmarks.cost;

import io.redisched.benchmarks.fixture.BatchSubject;
import io.redisched.benchmarks.fixture.Subject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A way of carrying out many operations. For one thread. */
interface CostedClient extends AutoCloseable {

  /** How many operations a pipelined client has in flight. Their bytes fit into one read. */
  int IN_FLIGHT = 16;

  /** The clients whose costs are counted, by the names that benchmarks know them by. */
  List<String> NAMES =
      List.of("jedis", "lettuce", "jedis-pipelined", "lettuce-pipelined", "lettuce-async");

  /** Opens one. */
  static CostedClient open(String name, URI redis) {
    return name.contains("-")
        ? new InBatches(BatchSubject.open(name, redis))
        : new OneByOne(Subject.open(name, redis, 1));
  }

  /** Whether the server's reads do not depend on how soon it gets to them. */
  static boolean countsReads(String name) {
    return !name.equals("lettuce-async");
  }

  /** Carries out the operation once for each id, and checks each answer. */
  void run(CostedOperation operation, List<String> ids);

  @Override
  void close();

  /** Waits for each answer before it asks again. */
  record OneByOne(Subject subject) implements CostedClient {

    @Override
    public void run(CostedOperation operation, List<String> ids) {
      for (String id : ids) {
        CostedOperation.require(operation.call(subject.scheduler(), id));
      }
    }

    @Override
    public void close() {
      subject.close();
    }
  }

  /** Asks {@value #IN_FLIGHT} times before it waits. */
  record InBatches(BatchSubject subject) implements CostedClient {

    @Override
    public void run(CostedOperation operation, List<String> ids) {
      for (int from = 0; from < ids.size(); from += IN_FLIGHT) {
        List<CompletableFuture<?>> answers = new ArrayList<>(IN_FLIGHT);
        for (String id : ids.subList(from, from + IN_FLIGHT)) {
          answers.add(operation.send(subject.scheduler(), id).toCompletableFuture());
        }
        subject.flush().run();
        answers.forEach(answer -> CostedOperation.require(answer.join()));
      }
    }

    @Override
    public void close() {
      subject.close();
    }
  }
}
