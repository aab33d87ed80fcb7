package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import io.redisched.conformance.model.Reply;
import io.redisched.conformance.subject.Job;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What must hold of every history, whatever the order of its calls: cheap to check, and plain in
 * words. They miss much; {@link Linearizability} does not.
 *
 * <p>The checks are sound: none speaks against a history that has an explanation. A call of unknown
 * outcome always counts in favour of the port.
 */
final class Invariants {

  /** So many calls are looked at around a take; where that is not enough, nothing is said. */
  private static final int WINDOW = 2000;

  private final List<Call> calls;
  private final Map<String, List<Call>> byId = new LinkedHashMap<>();
  private final List<Call> requeues;
  private final boolean drained;

  private Invariants(History history, boolean drained) {
    this.calls = history.calls();
    this.drained = drained;
    this.requeues = find(call -> call.operation() instanceof Operation.Requeue);
    for (Call call : calls) {
      String id = id(call);
      if (!id.isEmpty()) {
        byId.computeIfAbsent(id, key -> new ArrayList<>()).add(call);
      }
    }
  }

  /**
   * Looks for a plain violation.
   *
   * @param history the history
   * @param drained whether it ends with the topic taken to its end: then every job must have ended
   * @return the first violation; empty if there is none
   */
  static Optional<Verdict> check(History history, boolean drained) {
    return new Invariants(history, drained).check();
  }

  private Optional<Verdict> check() {
    return improperAnswer()
        .or(this::fromNowhere)
        .or(this::twoHolders)
        .or(this::endings)
        .or(this::requeueCounts);
  }

  /** Every answer is of the documented form, and no good call is refused. */
  private Optional<Verdict> improperAnswer() {
    return calls.stream()
        .filter(
            call ->
                call.reply().isPresent()
                    && (call.reply().get() instanceof Reply.Misshapen
                        || call.reply().get() instanceof Reply.Refused
                        || call.reply().get() instanceof Reply.Trouble))
        .findFirst()
        .map(call -> violation("an answer that no order allows: " + call, List.of(call)));
  }

  /** A job that is handed out was put, with this body, by a call that began before. */
  private Optional<Verdict> fromNowhere() {
    for (List<Call> calls : byId.values()) {
      Map<String, Long> firstPuts = new HashMap<>();
      for (Call call : calls) {
        if (call.operation() instanceof Operation.Put put
            && call.mayHaveAnswered(new Reply.Count(1))) {
          firstPuts.merge(put.body(), call.invoked(), Math::min);
        }
      }
      for (Call call : calls) {
        Optional<Job> job = taken(call);
        if (job.isPresent()
            && firstPuts.getOrDefault(job.get().body(), Call.NEVER) > call.answered()) {
          return Optional.of(
              violation(
                  "a job from nowhere: nobody put it with this body, but " + call,
                  about(job.get().id(), call.answered())));
        }
      }
    }
    return Optional.empty();
  }

  /** Between two takes of an id, one after the other, there is a requeue, or a put of it. */
  private Optional<Verdict> twoHolders() {
    for (Map.Entry<String, List<Call>> entry : byId.entrySet()) {
      Call one = null;
      for (Call two : entry.getValue()) {
        if (taken(two).isEmpty()) {
          continue;
        }
        if (one != null && !mayBeGivenBack(entry.getKey(), one, two)) {
          return Optional.of(
              violation(
                  "two holders: the job "
                      + entry.getKey()
                      + " was handed to process "
                      + one.process()
                      + " and to process "
                      + two.process()
                      + ", and neither requeued nor put in between",
                  about(entry.getKey(), Math.max(one.answered(), two.answered()))));
        }
        one = two;
      }
    }
    return Optional.empty();
  }

  private boolean mayBeGivenBack(String id, Call one, Call two) {
    long from = one.invoked();
    long to = Math.max(one.answered(), two.answered());
    return anyDuring(byId.getOrDefault(id, List.of()), id, from, to)
        || anyDuring(requeues, id, from, to);
  }

  /** Looks back from the last call that was made by then. */
  private static boolean anyDuring(List<Call> sorted, String id, long from, long to) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle).invoked() <= to) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int i = low - 1; i >= 0; i--) {
      Call call = sorted.get(i);
      if (low - i > WINDOW || (call.overlaps(from, to) && mayGiveBack(call, id))) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayGiveBack(Call call, String id) {
    if (call.operation() instanceof Operation.Requeue) {
      return !call.reply().equals(Optional.of(new Reply.Count(0)));
    }
    return call.operation() instanceof Operation.Put put
        && put.id().equals(id)
        && call.mayHaveAnswered(new Reply.Count(1));
  }

  /** Each job ends once: not more often than it was put, and, once all is drained, not less. */
  private Optional<Verdict> endings() {
    boolean nothingOpen =
        find(call -> call.isOpen() && !(call.operation() instanceof Operation.Put)).isEmpty();
    for (Map.Entry<String, List<Call>> entry : byId.entrySet()) {
      String id = entry.getKey();
      List<Call> puts =
          entry.getValue().stream()
              .filter(call -> isPut(call, id) && call.mayHaveAnswered(new Reply.Count(1)))
              .toList();
      long certainPuts = puts.stream().filter(call -> !call.isOpen()).count();
      long ends = entry.getValue().stream().filter(call -> hasEnded(call, id)).count();
      if (ends > puts.size()) {
        return Optional.of(
            violation(
                "the job " + id + " was put " + times(puts.size()) + " and ended " + times(ends),
                about(id, lastEnd(id))));
      }
      if (drained && nothingOpen && ends < certainPuts) {
        return Optional.of(
            violation(
                "lost: the job "
                    + id
                    + " was put "
                    + times(certainPuts)
                    + " and ended "
                    + times(ends)
                    + ", but nothing is left",
                about(id, Call.NEVER)));
      }
    }
    return Optional.empty();
  }

  private long lastEnd(String id) {
    return find(call -> hasEnded(call, id)).stream().mapToLong(Call::answered).max().orElse(0);
  }

  /** Each reservation ends once: by a requeue, a release or a delete. */
  private Optional<Verdict> requeueCounts() {
    long requeued = 0;
    for (Call call : calls) {
      if (call.operation() instanceof Operation.Requeue) {
        if (call.isOpen()) {
          return Optional.empty();
        }
        requeued += call.reply().map(reply -> ((Reply.Count) reply).value()).orElse(0L);
      }
    }
    List<Call> reserves = find(call -> call.operation() instanceof Operation.Reserve);
    long reserved = reserves.stream().filter(c -> c.isOpen() || taken(c).isPresent()).count();
    if (requeued > reserved) {
      return Optional.of(
          violation(
              "requeue answered " + requeued + " in all, but jobs were reserved " + times(reserved),
              find(
                  call ->
                      call.operation() instanceof Operation.Requeue || taken(call).isPresent())));
    }
    return Optional.empty();
  }

  private static String times(long count) {
    return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
  }

  private static boolean isPut(Call call, String id) {
    return call.operation() instanceof Operation.Put put && put.id().equals(id);
  }

  private static boolean hasEnded(Call call, String id) {
    Operation operation = call.operation();
    if (operation instanceof Operation.Pull) {
      return taken(call).isPresent() && id(call).equals(id);
    }
    return (operation instanceof Operation.Release || operation instanceof Operation.Delete)
        && id(call).equals(id)
        && call.reply().equals(Optional.of(new Reply.Count(1)));
  }

  private static Optional<Job> taken(Call call) {
    return call.reply().map(reply -> reply instanceof Reply.Taken taken ? taken.job() : null);
  }

  /** Returns the id that a call names or hands out; empty text if it does neither. */
  private static String id(Call call) {
    return taken(call)
        .map(Job::id)
        .orElseGet(() -> call.operation().params().path("id").asString(""));
  }

  private List<Call> find(Predicate<Call> wanted) {
    return calls.stream().filter(wanted).toList();
  }

  /** Returns the calls that have to do with an id, as far as they were made by then. */
  private List<Call> about(String id, long until) {
    return find(
        call ->
            call.invoked() <= until
                && (id(call).equals(id) || call.operation() instanceof Operation.Requeue));
  }

  private static Verdict violation(String reason, List<Call> calls) {
    return new Verdict.Violation(reason, Set.of(), new ArrayList<>(calls));
  }
}
