package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Hundreds of short rounds in which the processes of a crew make a few calls at the same time on
 * the same few jobs, each round on a topic of its own and judged by itself.
 */
public final class Races {

  /** How many smaller rounds are tried once a violation was found. */
  private static final int SMALLER = 150;

  /**
   * A history and what is to be said of it.
   *
   * @param race what met what
   * @param verdict the verdict
   * @param history all calls
   */
  public record Finding(String race, Verdict verdict, History history) {

    /** Tells whether it is known to be good, or known not to be. */
    public boolean isDecided() {
      return !(verdict instanceof Verdict.Unknown);
    }

    boolean isGood() {
      return verdict instanceof Verdict.Linearizable;
    }

    private boolean isViolation() {
      return verdict instanceof Verdict.Violation;
    }

    /** Returns how many calls show it. */
    public int size() {
      return verdict instanceof Verdict.Violation violation
          ? violation.calls().size()
          : history.calls().size();
    }
  }

  /**
   * What the rounds came to.
   *
   * @param rounds how many there were
   * @param calls how many calls they had
   * @param open how many of the calls had an unknown outcome
   * @param overlaps how many pairs of calls were under way at the same time
   * @param duration how long it took
   * @param finding the smallest round that cannot be explained, if there is one; otherwise one that
   *     could not be decided, if there is one
   */
  public record Result(
      int rounds,
      long calls,
      long open,
      long overlaps,
      Duration duration,
      Optional<Finding> finding) {

    /** Returns the speed. */
    public double roundsPerSecond() {
      return rounds / (duration.toNanos() / 1e9);
    }
  }

  private final Crew crew;
  private final String topic;
  private final boolean inspect;
  private final Random random;
  private final List<Extent> extents;
  private int rounds;
  private long calls;
  private long open;
  private long overlaps;

  /**
   * Prepares rounds.
   *
   * @param crew the processes, at least two
   * @param topic what the names of their topics begin with
   * @param seed what the rounds are drawn from; the order of concurrent calls is not in its hands
   * @param inspect whether all processes offer {@code get} and {@code counts}
   */
  public Races(Crew crew, String topic, long seed, boolean inspect) {
    this(crew, topic, seed, inspect, Extent.falling());
  }

  Races(Crew crew, String topic, long seed, boolean inspect, List<Extent> extents) {
    this.crew = crew;
    this.topic = topic;
    this.inspect = inspect;
    this.random = new Random(seed);
    this.extents = extents;
  }

  /**
   * Runs rounds for some time, or until one is not good; then looks for a smaller one like it. A
   * round that cannot be decided is run again with as few calls as there can be, at most twice; if
   * that cannot be decided either, it is the last.
   */
  public Result run(Duration time) {
    long start = System.nanoTime();
    List<Race> races = Race.all(inspect);
    Optional<Finding> finding = Optional.empty();
    while (finding.isEmpty() && System.nanoTime() - start < time.toNanos()) {
      Race race = races.get(rounds % races.size());
      int processes = rounds % 3 == 0 ? crew.size() : 2;
      int callsEach = 1 + random.nextInt(3);
      int jobs = 1 + random.nextInt(2);
      Finding found =
          Extent.untilDecided(
              extents,
              extent ->
                  extent.divisor() == 1
                      ? round(race, processes, callsEach, jobs, extent)
                      : round(race, 2, 1, 1, extent));
      if (!found.isGood()) {
        finding = Optional.of(found.isViolation() ? smaller(race, found) : found);
      }
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new Result(rounds, calls, open, overlaps, duration, finding);
  }

  private Finding smaller(Race race, Finding found) {
    Finding smallest = found;
    for (int i = 0; i < SMALLER; i++) {
      Finding other = round(race, 2, 1 + i % 2, 1 + i / 2 % 2, extents.get(0));
      if (other.isViolation() && other.size() < smallest.size()) {
        smallest = other;
      }
    }
    return smallest;
  }

  private Finding round(Race race, int processes, int callsEach, int jobs, Extent extent) {
    Race.Round round = race.draw(random, processes, callsEach, jobs);
    Crew.Session session = crew.on(topic + " round " + ++rounds);
    session.alone(1, caller -> round.before().forEach(caller::call));
    List<Crew.Work> works = new ArrayList<>();
    for (List<Operation> script : round.scripts()) {
      works.add(caller -> script.forEach(caller::call));
    }
    session.together(works);
    Drain drain = new Drain(Race.END, inspect ? round.ids() : List.of());
    session.alone(1, drain);
    History history = session.history();
    calls += history.calls().size();
    open += history.calls().stream().filter(Call::isOpen).count();
    overlaps += history.overlaps();
    Verdict verdict = new Judge(extent).judge(history, drain.isComplete());
    return new Finding(race.name(), verdict, history);
  }
}
