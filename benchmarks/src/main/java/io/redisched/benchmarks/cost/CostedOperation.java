package io.redisched.benchmarks.cost;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.redisched.AsyncScheduler;
import io.redisched.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The operations whose costs are counted, each doing the same work at every call: the arguments
 * have the same lengths and the answer is the same.
 */
enum CostedOperation {
  PUT("put") {
    @Override
    Object call(Scheduler scheduler, String id) {
      return scheduler.put(TOPIC, id, BODY, DUE);
    }

    @Override
    CompletionStage<?> send(AsyncScheduler scheduler, String id) {
      return scheduler.put(TOPIC, id, BODY, DUE);
    }
  },

  RESERVE("reserve") {
    @Override
    Object call(Scheduler scheduler, String id) {
      return scheduler.reserve(TOPIC, DUE, TTR);
    }

    @Override
    CompletionStage<?> send(AsyncScheduler scheduler, String id) {
      return scheduler.reserve(TOPIC, DUE, TTR);
    }
  },

  RELEASE("release") {
    @Override
    Object call(Scheduler scheduler, String id) {
      return scheduler.release(TOPIC, id);
    }

    @Override
    CompletionStage<?> send(AsyncScheduler scheduler, String id) {
      return scheduler.release(TOPIC, id);
    }
  },

  PULL("pull") {
    @Override
    Object call(Scheduler scheduler, String id) {
      return scheduler.pull(TOPIC, DUE);
    }

    @Override
    CompletionStage<?> send(AsyncScheduler scheduler, String id) {
      return scheduler.pull(TOPIC, DUE);
    }
  },

  DELETE("delete") {
    @Override
    Object call(Scheduler scheduler, String id) {
      return scheduler.delete(TOPIC, id);
    }

    @Override
    CompletionStage<?> send(AsyncScheduler scheduler, String id) {
      return scheduler.delete(TOPIC, id);
    }
  },

  /** One job in a call: what more there are in a call cost one command each. */
  REQUEUE("requeue") {
    @Override
    Object call(Scheduler scheduler, String id) {
      return scheduler.requeue(TOPIC, OVERDUE, 1);
    }

    @Override
    CompletionStage<?> send(AsyncScheduler scheduler, String id) {
      return scheduler.requeue(TOPIC, OVERDUE, 1);
    }
  },

  GET("get") {
    @Override
    Object call(Scheduler scheduler, String id) {
      return scheduler.get(TOPIC, id);
    }

    @Override
    CompletionStage<?> send(AsyncScheduler scheduler, String id) {
      return scheduler.get(TOPIC, id);
    }
  },

  COUNTS("counts") {
    @Override
    Object call(Scheduler scheduler, String id) {
      return scheduler.counts(TOPIC, DUE);
    }

    @Override
    CompletionStage<?> send(AsyncScheduler scheduler, String id) {
      return scheduler.counts(TOPIC, DUE);
    }
  };

  static final int BODY_BYTES = 64;

  static final String TOPIC = "costs";
  private static final byte[] BODY = "0123456789abcdef".repeat(BODY_BYTES / 16).getBytes(US_ASCII);
  private static final Instant DUE = Instant.ofEpochMilli(1_800_000_000_000L);
  private static final Duration TTR = Duration.ofSeconds(60);
  private static final Instant OVERDUE = DUE.plus(TTR);

  private final String label;

  CostedOperation(String label) {
    this.label = label;
  }

  /** What is to be done with every id before this can be done with it. */
  List<CostedOperation> before() {
    return switch (this) {
      case PUT -> List.of();
      case RELEASE, REQUEUE -> List.of(PUT, RESERVE);
      case RESERVE, PULL, DELETE, GET, COUNTS -> List.of(PUT);
    };
  }

  /** Does it, and returns the answer. */
  abstract Object call(Scheduler scheduler, String id);

  /** Does it without waiting. */
  abstract CompletionStage<?> send(AsyncScheduler scheduler, String id);

  /** Fails unless the answer says that something was done. */
  static void require(Object answer) {
    if (answer.equals(false) || answer.equals(0) || answer.equals(Optional.empty())) {
      throw new IllegalStateException("an operation was to find work, but answered " + answer);
    }
  }

  @Override
  public String toString() {
    return label;
  }
}
