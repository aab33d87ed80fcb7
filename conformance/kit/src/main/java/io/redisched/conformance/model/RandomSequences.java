package io.redisched.conformance.model;

import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Takes a port through random sequences of operations, each on fresh topics, and compares every
 * answer with the model's.
 */
public final class RandomSequences {

  /** As many kinds of deviation are reported; more would tell no more. */
  private static final int ENOUGH = 3;

  private static final int SHRINKING_RUNS = 3000;
  private static final Duration SHRINKING_TIME = Duration.ofSeconds(4);

  /**
   * What a search did and found.
   *
   * @param sequences how many sequences were run
   * @param steps how many steps they had
   * @param duration how long it took, shrinking left out
   * @param deviations the shrunk sequences that the port answers wrongly, one for each clause
   */
  public record Result(int sequences, int steps, Duration duration, List<Deviation> deviations) {

    /** Returns the speed. */
    public double stepsPerSecond() {
      return steps / (duration.toNanos() / 1e9);
    }
  }

  private final Supplier<Subject> subjects;
  private final long seed;
  private final boolean inspect;
  private final double present;

  /**
   * Prepares a search.
   *
   * @param subjects returns the port on a fresh topic, each time it is asked
   * @param seed what the sequences are drawn from
   * @param inspect whether the port offers {@code get} and {@code counts}
   * @param present an instant around which some of the sequences lie: near the wall clock, a port
   *     that looks at one shows
   */
  public RandomSequences(Supplier<Subject> subjects, long seed, boolean inspect, double present) {
    this.subjects = subjects;
    this.seed = seed;
    this.inspect = inspect;
    this.present = present;
  }

  /**
   * Runs sequences until there were so many steps, or the time is over, or enough was found.
   *
   * @param steps how many steps
   * @param time how long, shrinking left out
   * @return what was found
   */
  public Result search(int steps, Duration time) {
    Map<String, Deviation> found = new LinkedHashMap<>();
    long spent = 0;
    int made = 0;
    int sequences = 0;
    while (made < steps && spent < time.toNanos() && found.size() < ENOUGH) {
      long start = System.nanoTime();
      Examination run = sequence(sequences++, steps - made);
      spent += System.nanoTime() - start;
      made += run.observed().size();
      if (run.deviated() && !found.containsKey(NearestClause.of(run.observed()))) {
        Deviation deviation = shrunk(run, sequences);
        found.put(deviation.clause(), deviation);
      }
    }
    return new Result(sequences, made, Duration.ofNanos(spent), List.copyOf(found.values()));
  }

  private Examination sequence(int number, int atMost) {
    Random random = new Random(seed * 1_000_003 + number);
    Generator generator = new Generator(random, inspect, present);
    Examination run = new Examination(subjects.get(), generator.topics());
    int length = Math.min(10 + random.nextInt(120), Math.max(10, atMost));
    for (int i = 0; i < length; i++) {
      if (!run.perform(generator.next(run))) {
        return run;
      }
    }
    run.drain();
    return run;
  }

  private Deviation shrunk(Examination run, int sequence) {
    String origin = "sequence " + sequence + " of seed " + seed;
    Shrinker shrinker =
        new Shrinker(
            run, script -> Examination.of(subjects.get(), script), SHRINKING_RUNS, SHRINKING_TIME);
    Examination shrunk = shrinker.shrink();
    int from = run.observed().size();
    int to = shrunk.observed().size();
    return new Deviation(
        shrunk, from == to ? origin : origin + ", shrunk from " + from + " steps to " + to);
  }
}
