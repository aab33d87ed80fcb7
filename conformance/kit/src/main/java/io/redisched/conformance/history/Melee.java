package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import io.redisched.conformance.model.Reply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * One long history: all processes work without pause on the same jobs, as workers and producers do
 * and a little more rudely.
 */
public final class Melee {

  private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f", "g", "h");

  /** As many calls of each process: what the search can be trusted to decide. */
  private static final int MOST = 2000;

  private final Crew crew;
  private final String topic;
  private final long seed;
  private final boolean inspect;
  private final Extent extent;

  /** A clock that all processes share: each call has an instant of its own. */
  private final AtomicLong clock = new AtomicLong();

  /**
   * Prepares a melee.
   *
   * @param crew the processes
   * @param topic the topic, without jobs
   * @param seed what the calls are drawn from
   * @param inspect whether all processes offer {@code get} and {@code counts}
   */
  public Melee(Crew crew, String topic, long seed, boolean inspect) {
    this(crew, topic, seed, inspect, Extent.FULL);
  }

  /**
   * Prepares a melee.
   *
   * @param crew the processes
   * @param topic the topic, without jobs
   * @param seed what the calls are drawn from
   * @param inspect whether all processes offer {@code get} and {@code counts}
   * @param extent how many calls there may be, and how hard it is tried to judge them
   */
  public Melee(Crew crew, String topic, long seed, boolean inspect, Extent extent) {
    this.crew = crew;
    this.topic = topic;
    this.seed = seed;
    this.inspect = inspect;
    this.extent = extent;
  }

  /**
   * Lets all processes work, then takes what is left to its end.
   *
   * @param over tells that it is to come to an end
   * @param last the process that takes what is left to its end: one that is still alive
   * @param wrapped what each process does with its work, to bear being killed for instance
   * @return what came of it, judged
   */
  public Races.Finding run(BooleanSupplier over, int last, Wrap wrapped) {
    Crew.Session session = crew.on(topic);
    List<Crew.Work> works = new ArrayList<>();
    for (int i = 0; i < crew.size(); i++) {
      int process = i + 1;
      Random random = new Random(seed + i);
      works.add(caller -> wrapped.run(process, () -> work(caller, random, over)));
    }
    session.together(works);
    Drain drain = new Drain(Race.END * 2, inspect ? IDS : List.of());
    session.alone(last, drain);
    History history = session.history();
    return new Races.Finding(
        "all operations", new Judge(extent).judge(history, drain.isComplete()), history);
  }

  /** Runs a process's work. */
  @FunctionalInterface
  public interface Wrap {
    /** Runs the work of a process. */
    void run(int process, Runnable work);
  }

  private void work(Caller caller, Random random, BooleanSupplier over) {
    Deque<String> held = new ArrayDeque<>();
    for (int i = 0; i < extent.of(MOST) && !over.getAsBoolean(); i++) {
      Optional<Reply> reply = caller.call(operation(random, held));
      if (reply.isPresent() && reply.get() instanceof Reply.Taken taken) {
        held.add(taken.job().id());
      }
    }
  }

  private Operation operation(Random random, Deque<String> held) {
    double now = Race.NOW + clock.incrementAndGet();
    String id = IDS.get(random.nextInt(IDS.size()));
    int die = random.nextInt(inspect ? 24 : 20);
    if (die < 7) {
      return new Operation.Put(id, "body at " + clock.get(), now - random.nextInt(3) + 0.5);
    }
    if (die < 12) {
      return new Operation.Reserve(now, random.nextInt(4) * 0.004);
    }
    if (die < 15) {
      return new Operation.Release(held.isEmpty() ? id : held.remove());
    }
    if (die < 17) {
      return new Operation.Requeue(now, 1.0 + random.nextInt(9));
    }
    if (die < 18) {
      return new Operation.Pull(now);
    }
    if (die < 20) {
      return new Operation.Delete(id);
    }
    return die < 23 ? new Operation.Get(id) : new Operation.Counts(now);
  }
}
