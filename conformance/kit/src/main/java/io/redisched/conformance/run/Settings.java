package io.redisched.conformance.run;

import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.spec.Selection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * How a run is to be. Immutable; {@link #defaults} and the methods {@code with…} make one.
 *
 * @param redis where its Redis comes from
 * @param seed what order and random values are drawn from
 * @param only which clauses are checked
 * @param knownFailing the clauses that are known to fail
 * @param report the directory that the result files go to
 * @param trace whether the result files hold the exchanges of checks that passed, too
 * @param parallel how many checks run at a time, each with its own process of the port
 * @param steps how many random steps to make, and concurrent histories in proportion; empty for the
 *     usual number, or fewer for a slow port
 * @param rerun makes the command that repeats the run
 */
public record Settings(
    RedisSource redis,
    long seed,
    Selection only,
    KnownFailures knownFailing,
    Optional<Path> report,
    boolean trace,
    int parallel,
    OptionalInt steps,
    Rerun rerun) {

  /** How many checks run at a time if nothing else is said; some of them only wait. */
  public static final int USUAL_PARALLEL = 3;

  private static final String STEPS = "redisched.steps";

  /** Drawn once, so that all who ask within one run are told the same. */
  private static final long JVM_SEED = ThreadLocalRandom.current().nextLong(1L << 32);

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if {@code parallel} or {@code steps} is less than 1
   */
  public Settings {
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel must be 1 or more, not " + parallel);
    }
    if (steps.isPresent() && steps.getAsInt() < 1) {
      throw new IllegalArgumentException("steps must be 1 or more, not " + steps.getAsInt());
    }
  }

  /**
   * An embedded Redis, a random seed, all clauses, no report, {@value #USUAL_PARALLEL} checks at a
   * time.
   */
  public static Settings defaults() {
    return new Settings(
        new RedisSource.Embedded(),
        ThreadLocalRandom.current().nextLong(1L << 32),
        Selection.ALL,
        KnownFailures.NONE,
        Optional.empty(),
        false,
        USUAL_PARALLEL,
        OptionalInt.empty(),
        Rerun.ofTemplate("(this run) --only {only} --seed {seed}"));
  }

  /**
   * Reads JUnit's configuration parameters {@code redisched.*}. What is to be checked and how much
   * can be given for one test class, too, as {@code redisched.only.MyConformance}; what is given
   * for all comes first, since a person typed it.
   */
  static Settings from(Function<String, Optional<String>> parameters, String testClass) {
    return new Settings(
        RedisSource.parse(parameters.apply("redisched.redis").orElse("embedded")),
        seedFrom(parameters),
        ofAllOrOf(testClass, "redisched.only", parameters)
            .map(only -> new Selection(Arrays.asList(only.split(","))))
            .orElse(Selection.ALL),
        parameters
            .apply("redisched.known-failing")
            .map(file -> KnownFailures.read(Path.of(file)))
            .orElse(KnownFailures.NONE),
        parameters
            .apply("redisched.report." + testClass)
            .map(Path::of)
            .or(() -> parameters.apply("redisched.report").map(dir -> Path.of(dir, testClass))),
        parameters.apply("redisched.trace").map(Boolean::parseBoolean).orElse(false),
        1,
        stepsFrom(ofAllOrOf(testClass, STEPS, parameters)),
        parameters
            .apply("redisched.rerun")
            .map(Rerun::ofTemplate)
            .orElseGet(() -> Rerun.ofTestClass(testClass)));
  }

  /** Reads the seed alone. */
  static long seedFrom(Function<String, Optional<String>> parameters) {
    return parameters.apply("redisched.seed").map(Settings::seed).orElse(JVM_SEED);
  }

  private static Optional<String> ofAllOrOf(
      String testClass, String name, Function<String, Optional<String>> parameters) {
    return parameters.apply(name).or(() -> parameters.apply(name + "." + testClass));
  }

  private static OptionalInt stepsFrom(Optional<String> text) {
    try {
      return text.map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          STEPS + " must be a whole number, not " + text.orElse(""), e);
    }
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("redisched.seed must be a whole number, not " + text, e);
    }
  }

  /** Returns these settings with another Redis. */
  public Settings withRedis(RedisSource source) {
    return new Settings(source, seed, only, knownFailing, report, trace, parallel, steps, rerun);
  }

  /** Returns these settings with another seed. */
  public Settings withSeed(long number) {
    return new Settings(redis, number, only, knownFailing, report, trace, parallel, steps, rerun);
  }

  /** Returns these settings with a selection: patterns of clause ids, or nothing for all. */
  public Settings withOnly(List<String> patterns) {
    return new Settings(
        redis, seed, new Selection(patterns), knownFailing, report, trace, parallel, steps, rerun);
  }

  /** Returns these settings with a list of known failures. */
  public Settings withKnownFailing(KnownFailures known) {
    return new Settings(redis, seed, only, known, report, trace, parallel, steps, rerun);
  }

  /** Returns these settings with a directory for the result files. */
  public Settings withReport(Path directory) {
    return new Settings(
        redis, seed, only, knownFailing, Optional.of(directory), trace, parallel, steps, rerun);
  }

  /** Returns these settings with all exchanges kept, or only those of checks that failed. */
  public Settings withTrace(boolean all) {
    return new Settings(redis, seed, only, knownFailing, report, all, parallel, steps, rerun);
  }

  /** Returns these settings with another number of checks at a time. */
  public Settings withParallel(int checks) {
    return new Settings(redis, seed, only, knownFailing, report, trace, checks, steps, rerun);
  }

  /** Returns these settings with so many random steps, however long they take. */
  public Settings withSteps(int number) {
    return new Settings(
        redis, seed, only, knownFailing, report, trace, parallel, OptionalInt.of(number), rerun);
  }

  /** Returns these settings with another way to say how the run is repeated. */
  public Settings withRerun(Rerun command) {
    return new Settings(redis, seed, only, knownFailing, report, trace, parallel, steps, command);
  }

  /** Tells whether the run is to check this clause. */
  boolean selects(String clause) {
    return only.covers(clause);
  }
}
