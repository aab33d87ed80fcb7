package io.redisched.conformance.run;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.report.CheckResult;
import io.redisched.conformance.report.ConformanceReport;
import io.redisched.conformance.report.Figures;
import io.redisched.conformance.report.Outcome;
import io.redisched.conformance.report.ReportFiles;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Profile;
import io.redisched.conformance.spec.Specification;
import io.redisched.conformance.subject.Arena;
import io.redisched.conformance.subject.Effort;
import io.redisched.conformance.subject.Equipment;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;
import tools.jackson.databind.JsonNode;

/** One run of the kit against one port. Thread-safe once started. */
final class ConformanceRun implements AutoCloseable {

  /** What a port that has a Redis of its own is handed, and ignores. */
  static final URI NO_REDIS = URI.create("redis://127.0.0.1:0/0");

  private final Settings settings;
  private final PortFactory factory;
  private final RunListener listener;
  private final Accounts accounts;
  private final Specification specification = Specification.load();
  private final @Nullable RedisServer redis;
  private final PortPool pool;
  private final LabStock stock;
  private final Description description;
  private final Queue<String> warnings = new ConcurrentLinkedQueue<>();
  private final Effort effort = new Effort();
  private final AtomicLong topics = new AtomicLong();
  private final Instant startedAt = Instant.now();

  /** What all topics of this run have in their names, and no others: an r, no hexadecimal digit. */
  private final String mark =
      "-r" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36) + "-";

  /**
   * Starts Redis and the port and tries the port out.
   *
   * @throws IllegalArgumentException if the settings select nothing, or name a directory for the
   *     report that cannot be written to
   * @throws PortFailure if the port cannot be talked to
   */
  ConformanceRun(
      Settings settings, PortFactory factory, List<PlannedCheck> planned, RunListener listener) {
    settings.only().requireMatches(specification);
    if (planned.isEmpty()) {
      throw new IllegalArgumentException("No check is selected; nothing would be known.");
    }
    settings.report().ifPresent(ReportFiles::prepare);
    this.settings = settings;
    this.factory = factory;
    this.listener = listener;
    this.accounts = new Accounts(specification, settings, planned);
    this.redis = factory.takesRedis() ? RedisServer.start(settings.redis()) : null;
    this.pool = new PortPool(factory, redis == null ? NO_REDIS : redis.uri());
    this.stock = new LabStock(labSource(), pool.elsewhere());
    try {
      this.description = smoke();
    } catch (RuntimeException e) {
      closeAfter(e);
      throw e;
    }
    warnAboutUnknownProfiles();
    listener.planned(description, planned.size());
  }

  /**
   * {@code describe} and one job through its whole life: what every check rests on. Here it matters
   * only that the port answers; whether it answers rightly is for the checks to find.
   */
  private Description smoke() {
    try (Port port = pool.lend()) {
      Subject subject = new Subject(port, 1, new Trace(), freshTopic("smoke"));
      Description seen = describe(subject);
      try {
        subject.put("smoke", "body", 1000);
        subject.reserve(1000, 10);
        subject.release("smoke");
      } catch (AssertionError e) {
        warnings.add("One job from put to release: " + e.getMessage());
      }
      return seen;
    }
  }

  private Description describe(Subject subject) {
    Answer answer = subject.call("describe", Json.object());
    if (answer instanceof Answer.Result result && result.value().isObject()) {
      JsonNode value = result.value();
      List<String> profiles = new ArrayList<>();
      value.path("profiles").forEach(profile -> profiles.add(profile.asString("")));
      return new Description(
          value.path("name").asString("unnamed"),
          value.path("version").asString("unknown"),
          value.path("language").asString("unknown"),
          value.path("client").asString("unknown"),
          profiles);
    }
    warnings.add("The port answered describe with " + answer + "; only profile core is checked.");
    return new Description("unnamed", "unknown", "unknown", "unknown", List.of("core"));
  }

  private void warnAboutUnknownProfiles() {
    description.profiles().stream()
        .filter(profile -> Profile.of(profile).isEmpty())
        .forEach(
            profile ->
                warnings.add(
                    "The port declares the profile \""
                        + profile
                        + "\", which this kit does not know and has not checked."));
  }

  Settings settings() {
    return settings;
  }

  /** Tells whether the port declares the clause's profile. */
  boolean applies(Clause clause) {
    return clause.profile() == Profile.CORE
        || description.profiles().contains(clause.profile().id());
  }

  /** Returns why a check that needs a Redis of its own cannot be made, or empty if it can. */
  Optional<String> whyNoLab() {
    return factory.takesRedis()
        ? Optional.empty()
        : Optional.of(
            "the port is running already and has a Redis of its own: the kit can neither look into"
                + " that Redis nor start more processes of the port");
  }

  /** Returns why no more checks are made, or empty as long as they are. */
  Optional<String> whyStopped() {
    return pool.gone().map(reason -> "not run, since the port no longer starts");
  }

  /** Tells whether whoever follows the run wants to know more. */
  boolean goesOn() {
    return listener.wantsMore();
  }

  Clause clause(String id) {
    return specification.clause(id);
  }

  Port lendPort() {
    return pool.lend();
  }

  Lab openLab(Trace trace, String topic, boolean reused) {
    Equipment equipment = reused ? stock.lend() : Equipment.fresh(labSource(), pool.elsewhere());
    return new Lab(equipment, labSource(), trace, topic);
  }

  Arena openArena(Trace trace, String topic) {
    Arena.Conditions conditions =
        new Arena.Conditions(
            settings.seed(),
            settings.steps(),
            Set.copyOf(description.profiles()),
            settings.report(),
            settings.rerun()::replay);
    return new Arena(pool::lend, trace, topic, conditions, effort, warnings::add);
  }

  /** A Redis given by its address is somebody's: what breaks or counts things gets one of ours. */
  private RedisSource labSource() {
    return redis == null || redis.owned() ? settings.redis() : new RedisSource.Embedded();
  }

  String freshTopic(String check) {
    return check + mark + topics.incrementAndGet();
  }

  void started(PlannedCheck check) {
    listener.started(check.name());
  }

  void record(CheckResult result) {
    boolean keep = settings.trace() || result.outcome() == Outcome.FAILED;
    accounts.record(keep ? result : result.withoutExchanges());
    listener.finished(result);
  }

  void recordKitError(PlannedCheck check, Throwable error) {
    accounts.recordKitError(check, error);
  }

  String rerun(String clause) {
    return settings.rerun().command(clause, settings.seed());
  }

  /** Ends all and returns what was found; to be called once. */
  ConformanceReport finish() {
    Duration duration = Duration.between(startedAt, Instant.now());
    String redisInWords = redis == null ? "the port's own" : redis.describe();
    try {
      close();
    } catch (RuntimeException e) {
      accounts.recordFault("What the run used could not be closed: " + e);
    }
    pool.gone()
        .ifPresent(
            reason -> accounts.recordFault("The port died and did not start again. " + reason));
    ConformanceReport report = report(redisInWords, duration);
    try {
      settings.report().ifPresent(directory -> ReportFiles.write(report, directory));
      return report;
    } catch (UncheckedIOException e) {
      accounts.recordFault(String.valueOf(e.getMessage()));
      return report(redisInWords, duration);
    }
  }

  private ConformanceReport report(String redisInWords, Duration duration) {
    return accounts.report(
        description, redisInWords, startedAt, duration, Figures.of(effort), List.copyOf(warnings));
  }

  private void closeAfter(RuntimeException failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Ends all, if that has not been done. */
  @Override
  public void close() {
    try (redis) {
      try (pool;
          stock) {
        // The ports go first, and Redis even if they cannot be closed.
      } finally {
        tidy();
      }
    }
  }

  /** A Redis of the kit's goes as it is; in any other no job of a check is to stay. */
  private void tidy() {
    if (redis == null || redis.owned()) {
      return;
    }
    try {
      Leftovers.remove(redis.uri(), mark);
    } catch (JedisException e) {
      warnings.add("What the checks left in Redis could not be removed: " + e.getMessage());
    }
  }
}
