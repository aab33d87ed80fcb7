package io.redisched.conformance.history;

import io.redisched.conformance.model.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether each call of a history can have happened alone, at one moment between its request
 * and its answer.
 *
 * <p>The search is Wing and Gong's with memoisation, in Lowe's just-in-time order: it goes through
 * requests and answers as time does, and keeps every configuration that explains what was answered
 * so far. A configuration is the state of the model and the set of calls under way that have
 * already happened in it; two ways that lead to the same one are followed once. At an answer, calls
 * under way are made to happen, in every order, until the answered one has. A history without
 * explanation is thus noticed at the first answer that leaves no configuration.
 *
 * <p>What makes it dear is many calls under way at once, many of unknown outcome above all, and
 * ties, which multiply the states. Distinct instants and moments of rest keep it close to linear.
 */
final class Linearizability {

  /** Calls under way at once that a configuration has room for. */
  private static final int SLOTS = Long.SIZE;

  private final long budget;

  /**
   * Prepares a search.
   *
   * @param budget how many times a call may be tried on a state before the search gives up
   */
  Linearizability(long budget) {
    this.budget = budget;
  }

  /** Returns the verdict on a history. */
  Verdict check(History history) {
    return new Search(history, budget).run();
  }

  /**
   * A way to explain what was answered.
   *
   * @param happened the slots of the calls under way that have happened
   * @param state the topic
   */
  private record Configuration(long happened, Topic state) {

    boolean has(int slot) {
      return (happened & 1L << slot) != 0;
    }

    Configuration with(int slot, Topic next) {
      return new Configuration(happened | 1L << slot, next);
    }

    Configuration without(int slot) {
      return new Configuration(happened & ~(1L << slot), state);
    }
  }

  private record Event(Call call, boolean answer, long time) {}

  private static final class Search {

    private final List<Event> events;
    private final @Nullable Call[] underWay = new @Nullable Call[SLOTS];
    private Set<Configuration> configurations = Set.of(new Configuration(0, Topic.EMPTY));
    private Set<Topic> atRest = Set.of(Topic.EMPTY);
    private final List<Call> sinceRest = new ArrayList<>();

    /** The last calls that overlapped, and those that followed one after another. */
    private final List<Call> sinceOverlap = new ArrayList<>();

    private Set<Topic> beforeOverlap = atRest;
    private long budget;

    Search(History history, long budget) {
      this.budget = budget;
      this.events = new ArrayList<>();
      for (Call call : history.calls()) {
        events.add(new Event(call, false, call.invoked()));
        if (!call.isOpen()) {
          events.add(new Event(call, true, call.answered()));
        }
      }
      // of a request and an answer at the same time the request is first: they may overlap
      events.sort(Comparator.comparingLong(Event::time).thenComparing(Event::answer));
    }

    Verdict run() {
      for (Event event : events) {
        if (!event.answer()) {
          if (!begin(event.call())) {
            return new Verdict.Unknown("more than " + SLOTS + " calls were under way at once");
          }
          continue;
        }
        int slot = slotOf(event.call());
        Set<Configuration> next;
        try {
          next = afterAnswer(slot);
        } catch (Topic.TooManyOutcomes e) {
          return new Verdict.Unknown("a requeue cut through too many equal deadlines to follow");
        }
        if (budget < 0) {
          return new Verdict.Unknown(
              "the search for an order of " + events.size() / 2 + " calls ran out of its budget");
        }
        if (next.isEmpty()) {
          return violation(event.call());
        }
        configurations = next;
        underWay[slot] = null;
        rest();
      }
      return new Verdict.Linearizable();
    }

    /** A fault shows when calls overlap, or in what is seen afterwards: then both are shown. */
    private Verdict violation(Call call) {
      List<Call> shown = new ArrayList<>(sinceRest);
      if (sinceRest.size() > 1) {
        return new Verdict.Violation(reason(call), atRest, shown);
      }
      shown.addAll(0, sinceOverlap);
      return new Verdict.Violation(reason(call), beforeOverlap, shown);
    }

    private boolean begin(Call call) {
      for (int slot = 0; slot < SLOTS; slot++) {
        if (underWay[slot] == null) {
          underWay[slot] = call;
          sinceRest.add(call);
          return true;
        }
      }
      return false;
    }

    @SuppressWarnings("ReferenceEquality") // two calls may be equal in all they hold
    private int slotOf(Call call) {
      for (int slot = 0; slot < SLOTS; slot++) {
        if (underWay[slot] == call) {
          return slot;
        }
      }
      throw new IllegalStateException("not under way: " + call);
    }

    /** Returns the configurations in which the call in this slot has happened, its slot freed. */
    private Set<Configuration> afterAnswer(int slot) {
      Set<Configuration> done = new HashSet<>();
      Set<Configuration> seen = new HashSet<>();
      Deque<Configuration> waiting = new ArrayDeque<>();
      for (Configuration configuration : configurations) {
        if (configuration.has(slot)) {
          done.add(configuration.without(slot));
        } else if (seen.add(configuration)) {
          waiting.add(configuration);
        }
      }
      while (!waiting.isEmpty() && budget >= 0) {
        Configuration configuration = waiting.removeLast();
        for (int other = 0; other < SLOTS; other++) {
          Call call = underWay[other];
          if (call == null || configuration.has(other)) {
            continue;
          }
          for (Configuration next : afterCall(configuration, other, call)) {
            if (other == slot) {
              done.add(next.without(slot));
            } else if (seen.add(next)) {
              waiting.add(next);
            }
          }
        }
      }
      return done;
    }

    private List<Configuration> afterCall(Configuration configuration, int slot, Call call) {
      List<Configuration> next = new ArrayList<>();
      for (Topic.Outcome outcome : call.operation().on(configuration.state())) {
        budget--;
        boolean pointless = call.isOpen() && outcome.next().equals(configuration.state());
        if (!pointless && call.mayHaveAnswered(outcome.reply())) {
          next.add(configuration.with(slot, outcome.next()));
        }
      }
      return next;
    }

    /** Notes the states at a moment at which nothing is under way, unknown outcomes left aside. */
    private void rest() {
      for (Call call : underWay) {
        if (call != null && !call.isOpen()) {
          return;
        }
      }
      if (sinceRest.size() > 1) {
        sinceOverlap.clear();
        beforeOverlap = atRest;
      }
      sinceOverlap.addAll(sinceRest);
      atRest =
          configurations.stream().map(Configuration::state).collect(Collectors.toUnmodifiableSet());
      sinceRest.removeIf(call -> !call.isOpen());
    }

    private static String reason(Call call) {
      return "no order of these calls explains " + call;
    }
  }
}
