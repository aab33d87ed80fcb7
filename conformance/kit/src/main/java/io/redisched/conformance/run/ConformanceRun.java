package io.redisched.conformance.run;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.spec.Clause;
import io.redisched.conformance.spec.Profile;
import io.redisched.conformance.spec.Specification;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Subject;
import io.redisched.conformance.subject.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** One run of the kit against one port. Thread-safe once started. */
final class ConformanceRun implements AutoCloseable {

  private final Settings settings;
  private final PortFactory factory;
  private final List<PlannedCheck> planned;
  private final Specification specification = Specification.load();
  private final RedisServer redis;
  private final PortPool pool;
  private final Description description;
  private final Queue<CheckResult> results = new ConcurrentLinkedQueue<>();
  private final Queue<String> kitErrors = new ConcurrentLinkedQueue<>();
  private final AtomicLong topics = new AtomicLong();
  private final Instant startedAt = Instant.now();

  /**
   * Starts Redis and the port and tries the port out.
   *
   * @throws PortFailure if the port is too broken for any check to make sense
   */
  ConformanceRun(Settings settings, PortFactory factory, List<PlannedCheck> planned) {
    this.settings = settings;
    this.factory = factory;
    this.planned = planned;
    this.redis = RedisServer.start(settings.redis());
    this.pool = new PortPool(factory, redis.uri());
    this.description = smoke();
  }

  /** {@code describe} and one job through its whole life: what every check rests on. */
  private Description smoke() {
    try (Port port = pool.lend()) {
      Trace trace = new Trace();
      Subject subject = new Subject(port, 1, trace, freshTopic("smoke"));
      Description seen = describe(subject);
      try {
        subject.put("smoke", "body", 1000);
        Job job = subject.reserve(1000, 10);
        if (!new Job("smoke", "body").equals(job)) {
          throw new AssertionError("reserve of the only job answered " + job);
        }
        subject.release("smoke");
      } catch (AssertionError e) {
        throw new PortFailure(
            "The port does not carry one job from put to release: " + e.getMessage(), e);
      }
      return seen;
    }
  }

  private static Description describe(Subject subject) {
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
    throw new PortFailure("The port answered describe with " + answer);
  }

  Settings settings() {
    return settings;
  }

  /** Tells whether the port declares the clause's profile. */
  boolean applies(Clause clause) {
    return clause.profile() == Profile.CORE
        || description.profiles().contains(clause.profile().id());
  }

  Clause clause(String id) {
    return specification.clause(id);
  }

  Port lendPort() {
    return pool.lend();
  }

  Lab openLab(Trace trace, String topic) {
    return new Lab(labSource(), factory, trace, topic);
  }

  /** A Redis given by its address is somebody's: what breaks or counts things gets one of ours. */
  private RedisSource labSource() {
    return redis.owned() ? settings.redis() : RedisSource.parse("embedded");
  }

  String freshTopic(String check) {
    return String.format(
        Locale.ROOT, "%s-%x-%d", check, startedAt.toEpochMilli(), topics.incrementAndGet());
  }

  void record(CheckResult result) {
    results.add(result);
  }

  void recordKitError(String error) {
    kitErrors.add(error);
  }

  @Override
  public void close() {
    pool.close();
    redis.close();
    Duration duration = Duration.between(startedAt, Instant.now());
    ConformanceReport report =
        ConformanceReport.of(
            specification,
            settings,
            description,
            redis.describe(),
            startedAt,
            duration,
            planned,
            List.copyOf(results),
            List.copyOf(kitErrors));
    settings.report().ifPresent(report::writeTo);
  }
}
