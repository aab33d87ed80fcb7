package io.redisched.conformance.selftest.mutation;

import io.redisched.conformance.Conformance;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.run.RunListener;
import io.redisched.conformance.run.Settings;
import io.redisched.conformance.selftest.Scripts;
import io.redisched.conformance.spec.Level;
import io.redisched.conformance.spec.Specification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Runs mutants against the kit, one after another, on a Redis of its own.
 *
 * <p>The checks are asked in stages, from the ones nearest to the changed operation to the dearest,
 * and the first that fails ends it: most mutants need a few checks only. Left out are the clauses
 * that a script has no part in: the port protocol, several processes at once (to Redis a script is
 * one step, whatever is in it), and connections that are lost or slow.
 */
final class Judge implements AutoCloseable {

  /** What came of a mutant: the clauses that noticed it first, none if it survived. */
  record Verdict(Mutant mutant, List<String> clauses) {

    boolean killed() {
      return !clauses.isEmpty();
    }
  }

  private static final long SEED = 20_261_123;

  private static final Map<String, String> NEAREST =
      Map.of(
          "put", "PUT-*",
          "reserve", "RSV-*",
          "pull", "PULL-*",
          "release", "REL-*",
          "delete", "DEL-*",
          "requeue", "REQ-1",
          "get", "GET-*",
          "counts", "CNT-*");

  private static final List<List<String>> FARTHER =
      List.of(
          List.of(
              "BAD-*", "REQ-1", "REQ-2", "REQ-3", "REQ-4", "REQ-5", "REQ-6", "REQ-7", "REQ-8",
              "REQ-9"),
          List.of("PUT-*", "RSV-*", "PULL-*", "REL-*", "DEL-*", "GET-*", "CNT-*"),
          List.of("ISO-*", "TEXT-*", "BIN-*", "LEFT-*", "KEY-*"),
          List.of("FAULT-3", "FAULT-4", "FAULT-7", "FAULT-8", "PROC-1", "REQ-10"),
          List.of("MODEL-1"));

  private final Specification specification = Specification.load();
  private RedisServer server = RedisServer.start(RedisSource.fromSystemProperty());

  /** Runs a mutant; empty if the change made no valid Lua. */
  Optional<Verdict> judge(Mutant mutant) {
    if (!isLua(mutant.source())) {
      return Optional.empty();
    }
    Scripts scripts = Scripts.sound().with(mutant.operation(), mutant.source());
    List<List<String>> stages = new ArrayList<>(FARTHER);
    stages.add(0, List.of(String.valueOf(NEAREST.get(mutant.operation()))));
    List<String> noticed = noticed(scripts, stages);
    cleanUp();
    return Optional.of(new Verdict(mutant, noticed));
  }

  /**
   * Makes sure that the scripts as they are break no clause: else every mutant were dead before its
   * change.
   */
  void acquitTheSound() {
    List<String> noticed = noticed(Scripts.sound(), FARTHER);
    if (!noticed.isEmpty()) {
      throw new IllegalStateException("The scripts break " + noticed + " without any change.");
    }
  }

  private List<String> noticed(Scripts scripts, List<List<String>> stages) {
    for (List<String> stage : stages) {
      List<String> noticed = check(scripts, stage);
      if (!noticed.isEmpty()) {
        return noticed;
      }
    }
    return List.of();
  }

  private boolean isLua(String script) {
    try (RedisClient redis = RedisClient.create(server.uri())) {
      redis.scriptLoad(script);
      return true;
    } catch (JedisDataException e) {
      return false;
    }
  }

  /** A script may go round for ever, and then its Redis is of no more use. */
  private void cleanUp() {
    try (RedisClient redis = RedisClient.create(server.uri())) {
      redis.flushAll();
      redis.scriptFlush();
    } catch (JedisConnectionException | JedisDataException e) {
      server.close();
      server = RedisServer.start(RedisSource.fromSystemProperty());
    }
  }

  private List<String> check(Scripts scripts, List<String> clauses) {
    UntilFirstFailure listener = new UntilFirstFailure();
    ConformanceReport report =
        Conformance.run(
            uri -> new ScriptedPort(uri, scripts),
            Settings.defaults()
                .withRedis(RedisSource.parse(server.uri().toString()))
                .withSeed(SEED)
                .withParallel(1)
                .withOnly(clauses),
            listener);
    if (listener.clauses.isEmpty() && !report.errors().isEmpty()) {
      throw new IllegalStateException("The kit is at fault: " + report.errors());
    }
    return listener.clauses;
  }

  @Override
  public void close() {
    server.close();
  }

  private final class UntilFirstFailure implements RunListener {

    private volatile List<String> clauses = List.of();

    @Override
    public void finished(CheckResult result) {
      if (result.outcome() == Outcome.FAILED && clauses.isEmpty()) {
        clauses = result.clauses().stream().filter(this::binds).toList();
      }
    }

    private boolean binds(String clause) {
      return specification.clause(clause).level() == Level.MUST;
    }

    @Override
    public boolean wantsMore() {
      return clauses.isEmpty();
    }
  }
}
