package io.redisched.conformance.selftest.mutation;

import io.redisched.conformance.Conformance;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.report.ClauseResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.run.Settings;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Runs mutants against the kit.
 *
 * <p>The checks are asked in stages, from the ones nearest to the changed operation to all there
 * are, and a mutant is dead with the first stage that notices it: most need a few checks only.
 */
final class MutationRun implements AutoCloseable {

  /** What came of a mutant: the clauses that noticed it, none if it survived. */
  record Verdict(Mutant mutant, List<String> clauses) {

    boolean killed() {
      return !clauses.isEmpty();
    }
  }

  private static final long SEED = 20_261_123;

  private static final Map<String, String> GROUPS =
      Map.of(
          "put", "PUT-*",
          "reserve", "RSV-*",
          "pull", "PULL-*",
          "release", "REL-*",
          "delete", "DEL-*",
          "requeue", "REQ-*",
          "get", "GET-*",
          "counts", "CNT-*");

  private final RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());
  private final RedisClient redis = RedisClient.create(server.uri());

  /** Runs a mutant; empty if the change made no valid Lua. */
  Optional<Verdict> judge(Mutant mutant) {
    try {
      redis.scriptLoad(mutant.source());
    } catch (JedisDataException e) {
      return Optional.empty();
    }
    Scripts scripts = Scripts.sound().with(mutant.operation(), mutant.source());
    for (List<String> stage : stages(mutant.operation())) {
      List<String> noticed = noticed(scripts, stage);
      if (!noticed.isEmpty()) {
        return Optional.of(new Verdict(mutant, noticed));
      }
    }
    return Optional.of(new Verdict(mutant, List.of()));
  }

  private static List<List<String>> stages(String operation) {
    return List.of(
        List.of(String.valueOf(GROUPS.get(operation))),
        List.of("BAD-*", "PUT-*", "RSV-*", "PULL-*", "REL-*", "DEL-*", "GET-*", "CNT-*"),
        List.of("REQ-*", "KEY-*", "LEFT-*", "ISO-*", "TEXT-*", "BIN-*"),
        List.of("FAULT-*", "MODEL-*", "PROC-*"));
  }

  private List<String> noticed(Scripts scripts, List<String> clauses) {
    ConformanceReport report =
        Conformance.run(
            uri -> new ScriptPort(uri, scripts),
            Settings.defaults()
                .withRedis(RedisSource.parse(server.uri().toString()))
                .withSeed(SEED)
                .withOnly(clauses));
    if (!report.errors().isEmpty()) {
      throw new IllegalStateException("The kit is at fault: " + report.errors());
    }
    return report.clauses().stream()
        .filter(ClauseResult::breaks)
        .map(result -> result.clause().id())
        .toList();
  }

  @Override
  public void close() {
    redis.close();
    server.close();
  }
}
