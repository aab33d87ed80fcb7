package io.redisched.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.subject.Eventually;
import io.redisched.conformance.subject.Forms;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of each job when some calls had no certain outcome.
 *
 * <p>A call that a fault catches may answer −32000: then it may or may not have happened, and the
 * ledger demands nothing of it. Of everything else it demands the truth. All jobs are due at {@link
 * #DUE} and are reserved until {@link #DUE} plus one second.
 */
final class Ledger {

  /** The instant at which all the ledger's jobs are due. */
  static final double DUE = 1_700_000_000_000.0;

  private static final double LATER = DUE + 3_600_000;

  /** How long a port may take to work again. */
  static final Duration RECOVERY = Duration.ofSeconds(10);

  private static final int IN_A_ROW = 40;

  private enum Fate {
    /** Put for certain, and not ended. */
    LIVE,
    /** Ended for certain, or refused for certain. */
    GONE,
    /** A call of unknown outcome may have put or ended it. */
    UNKNOWN
  }

  private final Map<String, Fate> jobs = new ConcurrentHashMap<>();

  /** The jobs that were reserved for certain. */
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /** How many calls may have reserved a job, nobody knows which. */
  private final AtomicInteger unknownTakes = new AtomicInteger();

  /** Returns the body that the ledger puts with an id. */
  static String body(String id) {
    return "body of " + id;
  }

  /** Puts a job under a new id. Tells whether the answer was certain. */
  boolean put(Subject port, String id) {
    jobs.put(id, Fate.UNKNOWN);
    ObjectNode params = port.params().put("id", id).put("body", body(id));
    Optional<JsonNode> answer = attempt(port, "put", params.set("expiration", Subject.number(DUE)));
    answer.ifPresent(
        added -> {
          assertThat(Forms.bit("put", added)).as("put of the new id %s", id).isEqualTo(1);
          jobs.put(id, Fate.LIVE);
        });
    return answer.isPresent();
  }

  /**
   * Reserves a job; returns its id, or empty if none was handed out for certain. That none is due
   * must be true, too.
   */
  Optional<String> reserve(Subject port) {
    unknownTakes.incrementAndGet();
    Optional<JsonNode> answer = attempt(port, "reserve", until(port, DUE));
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    unknownTakes.decrementAndGet();
    Optional<String> taken = taken(answer.get());
    if (taken.isEmpty()) {
      assertThat(waiting())
          .as("jobs that are due, though reserve answered that none is")
          .hasSizeLessThanOrEqualTo(unknownTakes.get());
    }
    return taken;
  }

  /** Releases a job that was reserved for certain. */
  void release(Subject port, String id) {
    end(port, "release", id);
  }

  /** Deletes a job that was put for certain. */
  void delete(Subject port, String id) {
    end(port, "delete", id);
  }

  private void end(Subject port, String method, String id) {
    jobs.put(id, Fate.UNKNOWN);
    attempt(port, method, port.params().put("id", id))
        .ifPresent(
            ended -> {
              assertThat(Forms.bit(method, ended)).as("%s of %s", method, id).isEqualTo(1);
              jobs.put(id, Fate.GONE);
            });
  }

  private static ObjectNode until(Subject port, double max) {
    return port.params().set("max", Subject.number(max)).put("ttr", 1);
  }

  private Optional<String> taken(JsonNode answer) {
    Job job = Forms.job("reserve", answer);
    if (job == null) {
      return Optional.empty();
    }
    assertThat(jobs).as("reserve handed out a job that was never put").containsKey(job.id());
    assertThat(jobs.get(job.id())).as("reserve handed out %s", job.id()).isNotEqualTo(Fate.GONE);
    assertThat(job.body()).as("the body of %s", job.id()).isEqualTo(body(job.id()));
    jobs.put(job.id(), Fate.LIVE);
    held.add(job.id());
    return Optional.of(job.id());
  }

  /** Returns the jobs that are queued for certain, but for those that an unknown call took. */
  private List<String> waiting() {
    return jobs.keySet().stream()
        .filter(id -> jobs.get(id) == Fate.LIVE && !held.contains(id))
        .toList();
  }

  /** Puts, reserves, releases and deletes jobs in turn, a step at a time. */
  void work(Subject port, int step) {
    String id = "job " + step;
    boolean added = put(port, id);
    switch (step % 4) {
      case 0 -> reserve(port).ifPresent(taken -> release(port, taken));
      case 1 -> reserve(port);
      case 2 -> {
        if (added) {
          delete(port, id);
        }
      }
      default -> {} // stays queued
    }
  }

  /**
   * Works until the port's process is gone.
   *
   * @param killed tells that it was killed: before that, no answer is the port's fault
   */
  void workUntil(BooleanSupplier killed, Subject port) {
    for (int step = 0; step < 1_000_000; step++) {
      try {
        work(port, step);
      } catch (PortFailure e) {
        if (killed.getAsBoolean()) {
          return;
        }
        throw e;
      }
    }
  }

  /** Returns how many jobs were put, or may have been. */
  int size() {
    return jobs.size();
  }

  /**
   * Calls a method that a fault may catch.
   *
   * @return its result, or empty after −32000
   * @throws AssertionError if it is answered by any other error
   */
  static Optional<JsonNode> attempt(Subject port, String method, ObjectNode params) {
    Answer answer = port.call(method, params);
    if (answer instanceof Answer.Result result) {
      return Optional.of(result.value());
    }
    Answer.Failure failure = (Answer.Failure) answer;
    assertThat(failure.code())
        .as("the error code of a %s that a fault caught (%s)", method, failure.message())
        .isEqualTo(Answer.TROUBLE);
    return Optional.empty();
  }

  /**
   * Waits until the port works again: puts and deletes have a certain outcome, so many in a row, on
   * so many topics, that a port with several connections has used each of them.
   */
  static void awaitRecovery(Subject port) {
    awaitRecovery(port, IN_A_ROW);
  }

  /**
   * Waits until puts and deletes have a certain outcome, so many in a row.
   *
   * @return how long that took
   */
  static Duration awaitRecovery(Subject port, int inARow) {
    return Eventually.steadily(
        RECOVERY, "the port works again after the fault", inARow, () -> isAnswered(port.fresh()));
  }

  private static boolean isAnswered(Subject aside) {
    ObjectNode put = aside.params().put("id", "probe").put("body", "");
    return attempt(aside, "put", put.put("expiration", 0)).isPresent()
        && attempt(aside, "delete", aside.params().put("id", "probe")).isPresent();
  }

  /**
   * Requeues everything, runs everything to its end, and compares with what is known: each job that
   * is live comes exactly once, each that may be live at most once, no other at all.
   */
  void settle(Subject port) {
    awaitRecovery(port);
    port.requeue(LATER, jobs.size() + 1.0);
    held.clear();
    unknownTakes.set(0);
    List<String> drained = new ArrayList<>();
    while (drained.size() <= jobs.size()) {
      Optional<String> id = attempt(port, "reserve", until(port, LATER)).flatMap(this::taken);
      if (id.isEmpty()) {
        break;
      }
      assertThat(drained).as("jobs handed out at the end").doesNotContain(id.get());
      drained.add(id.get());
      release(port, id.get());
    }
    jobs.forEach(
        (id, fate) -> {
          if (fate == Fate.LIVE) {
            fail("%s is lost: it was put, never ended, and is not handed out any more", id);
          }
        });
  }
}
