package io.redisched.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.history.Call;
import io.redisched.conformance.history.Crew;
import io.redisched.conformance.history.Extent;
import io.redisched.conformance.history.Melee;
import io.redisched.conformance.history.Races;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Section "several processes" of the specification, as far as calls overlap. */
@Lengthy
public abstract class ConcurrencyChecks {

  private static final int PROCESSES = 4;
  private static final Duration RACING = Duration.ofSeconds(5);
  private static final Duration MELEE = Duration.ofMillis(1500);

  /** Where a port is killed: long enough to be in full swing, short enough to be looked through. */
  private static final Duration KILL_AFTER = Duration.ofMillis(100);

  @Check("PROC-2")
  void operationsThatMeetOnTheSameJobsHappenOneAfterAnother(Arena arena) {
    try (Crew crew = new Crew(processes(arena, PROCESSES))) {
      Races races = new Races(crew, arena.freshTopic(), arena.conditions().seed(), arena.inspect());
      Races.Result result = races.run(arena.conditions().inProportion(RACING));
      arena.effort().addHistories(result.rounds(), result.calls(), result.duration());
      result.finding().ifPresent(finding -> Findings.requireNoViolation(arena, "races", finding));
      requireAnswers(result.open(), result.calls());
      result.finding().ifPresent(Findings::requireDecision);
      requireOverlaps(result.overlaps());
    }
  }

  /** At most three histories, see {@link Extent}, which are made in 2 s. */
  @Check("PROC-2")
  void aLongHistoryOfConcurrentCallsHasAnOrder(Arena arena) {
    try (Crew crew = new Crew(processes(arena, PROCESSES))) {
      Races.Finding found = Extent.untilDecided(extent -> melee(arena, crew, extent));
      Findings.requireDecision(found);
      requireOverlaps(found.history().overlaps());
    }
  }

  private static Races.Finding melee(Arena arena, Crew crew, Extent extent) {
    Melee melee =
        new Melee(crew, arena.freshTopic(), arena.conditions().seed(), arena.inspect(), extent);
    long start = System.nanoTime();
    long end = start + extent.of(MELEE).toNanos();
    Races.Finding found =
        melee.run(() -> System.nanoTime() - end > 0, 1, (process, work) -> work.run());
    count(arena, found, start);
    Findings.requireNoViolation(arena, "melee", found);
    requireAnswers(
        found.history().calls().stream().filter(Call::isOpen).count(),
        found.history().calls().size());
    return found;
  }

  /** Two kills, each of them of at most three histories, see {@link Extent}. */
  @Check({"PROC-2", "PROC-3"})
  void callsCutShortByAKillHaveHappenedOrNot(Arena arena) {
    Subject probe = arena.enter();
    probe.call("describe", Json.object());
    probe.kill(); // not testable where a port cannot be killed
    List<Races.Finding> found = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      long seed = arena.conditions().seed() + round;
      found.add(Extent.untilDecided(extent -> kill(arena, seed, extent)));
    }
    found.forEach(Findings::requireDecision);
  }

  private static Races.Finding kill(Arena arena, long seed, Extent extent) {
    List<Subject> subjects = processes(arena, 3);
    AtomicBoolean killed = new AtomicBoolean();
    try (Crew crew = new Crew(subjects)) {
      Melee melee = new Melee(crew, arena.freshTopic(), seed, arena.inspect(), extent);
      long start = System.nanoTime();
      long end = start + extent.of(KILL_AFTER).multipliedBy(2).toNanos();
      CompletableFuture<Void> killing =
          CompletableFuture.runAsync(
              () -> {
                killed.set(true);
                subjects.get(1).kill();
              },
              CompletableFuture.delayedExecutor(
                  extent.of(KILL_AFTER).toNanos(), TimeUnit.NANOSECONDS));
      Races.Finding found =
          melee.run(
              () -> System.nanoTime() - end > 0,
              1,
              (process, work) -> runUntilKilled(process, work, killed));
      killing.join();
      count(arena, found, start);
      Findings.requireNoViolation(arena, "kill", found);
      return found;
    }
  }

  private static void count(Arena arena, Races.Finding found, long start) {
    arena
        .effort()
        .addHistories(
            1, found.history().calls().size(), Duration.ofNanos(System.nanoTime() - start));
  }

  private static void runUntilKilled(int process, Runnable work, AtomicBoolean killed) {
    try {
      work.run();
    } catch (PortFailure e) {
      if (process != 2 || !killed.get()) {
        throw e;
      }
    }
  }

  /** Starts processes and makes sure that they share their jobs. */
  private static List<Subject> processes(Arena arena, int count) {
    List<Subject> subjects = new ArrayList<>(Stream.generate(arena::enter).limit(count).toList());
    Subject first = subjects.get(0);
    for (int i = 0; i < count; i++) {
      Subject there = subjects.get(i).on(first.topic());
      if (first.put("shared " + i, "", 0) != 1 || there.delete("shared " + i) != 1) {
        throw new NotExpressible(
            "a job that one process put is not there for another to delete (PROC-1), so calls of"
                + " several processes do not meet");
      }
    }
    return subjects;
  }

  /** Nothing is wrong with Redis: a port that mostly gives up does not do what it would alone. */
  private static void requireAnswers(long open, long calls) {
    assertThat(open)
        .as("calls answered by −32000, of %d in all, though nothing is wrong with Redis", calls)
        .isLessThanOrEqualTo(calls / 10);
  }

  private static void requireOverlaps(long overlaps) {
    if (overlaps == 0) {
      throw new Undecided("no two calls were ever under way at the same time");
    }
  }
}
