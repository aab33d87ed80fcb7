package io.redisched.conformance.run;

import io.redisched.conformance.redis.RedisSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * How a run was asked for.
 *
 * @param redis where its Redis comes from
 * @param seed what order and random values are drawn from
 * @param only patterns of clause ids, {@code *} for any characters; empty for all
 * @param knownFailing the list of clauses that are known to fail
 * @param report the directory that the result files go to
 * @param rerun the command that repeats the run, to which a selection and the seed are added
 */
record Settings(
    RedisSource redis,
    long seed,
    List<String> only,
    Optional<Path> knownFailing,
    Optional<Path> report,
    String rerun) {

  private static final long JVM_SEED = RandomGenerator.getDefault().nextLong(1L << 32);

  /** Reads JUnit's configuration parameters {@code redisched.*}. */
  static Settings from(Function<String, Optional<String>> parameters) {
    return new Settings(
        RedisSource.parse(parameters.apply("redisched.redis").orElse("embedded")),
        parameters.apply("redisched.seed").map(Settings::seed).orElse(JVM_SEED),
        parameters
            .apply("redisched.only")
            .map(only -> Arrays.asList(only.split(",")))
            .orElse(List.of()),
        parameters.apply("redisched.known-failing").map(Path::of),
        parameters.apply("redisched.report").map(Path::of),
        parameters.apply("redisched.rerun").orElse("mvn verify"));
  }

  private static long seed(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("redisched.seed must be a whole number, not " + text, e);
    }
  }

  /** Tells whether the run is to check this clause. */
  boolean selects(String clause) {
    return only.isEmpty() || only.stream().anyMatch(pattern -> matches(pattern, clause));
  }

  private static boolean matches(String pattern, String clause) {
    StringBuilder regex = new StringBuilder();
    for (String literal : pattern.strip().split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
    }
    return clause.matches("(?i)" + regex);
  }
}
