package io.redisched.conformance.selftest.broken;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.Conformance;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.run.RunListener;
import io.redisched.conformance.run.Settings;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Level;
import io.redisched.conformance.spec.Specification;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken port fails the clause that it was broken for, and says so in the clause's words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class BrokenPortsTest {

  private static final long SEED = 20_261_123;

  private final RedisServer redis = RedisServer.start(RedisSource.fromSystemProperty());

  @AfterAll
  void stopRedis() {
    redis.close();
  }

  static Stream<Broken> brokenPorts() {
    return BrokenPorts.all();
  }

  @ParameterizedTest
  @MethodSource("brokenPorts")
  void failsTheClauseItBreaks(Broken broken) {
    ConformanceReport report =
        Conformance.run(broken.factory(), only(broken.clause()), new UntilFirstFailure());
    assertThat(report.errors()).as("faults of the kit").isEmpty();
    assertThat(report.clauses())
        .as("%s must fail because: %s", broken.clause(), broken.fault())
        .filteredOn(result -> result.clause().id().equals(broken.clause()))
        .singleElement()
        .extracting(ClauseResult::outcome)
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void everyClauseThatBindsHasABrokenPort() {
    Set<String> broken = brokenPorts().map(Broken::clause).collect(Collectors.toSet());
    assertThat(Specification.load().clauses())
        .filteredOn(clause -> clause.level() == Level.MUST)
        .extracting(Clause::id)
        .allMatch(broken::contains);
  }

  private Settings only(String clause) {
    return Settings.defaults()
        .withRedis(RedisSource.parse(redis.uri().toString()))
        .withSeed(SEED)
        .withParallel(1)
        .withOnly(List.of(clause));
  }

  /** One failed check is enough to know. */
  private static final class UntilFirstFailure implements RunListener {

    private volatile boolean failed;

    @Override
    public void finished(CheckResult result) {
      failed |= result.outcome() == Outcome.FAILED;
    }

    @Override
    public boolean wantsMore() {
      return !failed;
    }
  }
}
