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
   * A round that cannot be explained, or not decided.
   *
   * @param race what met what
   * @param verdict a violation or unknown
   * @param history all calls of the round
   */
  public record Finding(String race, Verdict verdict, History history) {

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
   * @param finding the smallest round that is not good, if there is one
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
  private final Judge judge = new Judge();
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
    this.crew = crew;
    this.topic = topic;
    this.inspect = inspect;
    this.random = new Random(seed);
  }

  /** Runs rounds for some time, or until one is not good; then looks for a smaller one like it. */
  public Result run(Duration time) {
    long start = System.nanoTime();
    List<Race> races = Race.all(inspect);
    Optional<Finding> finding = Optional.empty();
    while (finding.isEmpty() && System.nanoTime() - start < time.toNanos()) {
      Race race = races.get(rounds % races.size());
      int processes = rounds % 3 == 0 ? crew.size() : 2;
      finding = round(race, processes, 1 + random.nextInt(3), 1 + random.nextInt(2));
      if (finding.isPresent()) {
        finding = Optional.of(smaller(race, finding.get()));
      }
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new Result(rounds, calls, open, overlaps, duration, finding);
  }

  private Finding smaller(Race race, Finding found) {
    Finding smallest = found;
    for (int i = 0; i < SMALLER; i++) {
      Optional<Finding> other = round(race, 2, 1 + i % 2, 1 + i / 2 % 2);
      if (other.isPresent() && other.get().size() < smallest.size()) {
        smallest = other.get();
      }
    }
    return smallest;
  }

  private Optional<Finding> round(Race race, int processes, int callsEach, int jobs) {
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
    Verdict verdict = judge.judge(history, drain.isComplete());
    return verdict instanceof Verdict.Linearizable
        ? Optional.empty()
        : Optional.of(new Finding(race.name(), verdict, history));
  }
}
