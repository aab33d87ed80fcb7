package io.redisched.conformance.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.JvmPort;
import io.redisched.conformance.subject.Job;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A port whose jobs are kept by the model itself: right by construction. Faults go into subclasses,
 * which override {@link #outcomes}.
 */
public class ModelPort extends JvmPort {

  private final Map<String, Topic> topics;

  /** Creates a port without jobs. */
  public ModelPort() {
    this(new HashMap<>());
  }

  /** Creates a port that shares its jobs with others. */
  public ModelPort(Map<String, Topic> topics) {
    this.topics = topics;
  }

  /** Returns what the operation may do; the port does the first of it. */
  protected List<Topic.Outcome> outcomes(Topic topic, Operation operation) {
    return operation.on(topic);
  }

  private Reply perform(@Nullable String topic, Operation operation) {
    return perform(topics, name("topic", topic), operation);
  }

  /** Carries out an operation. */
  Reply perform(Map<String, Topic> jobs, String topic, Operation operation) {
    synchronized (jobs) {
      Topic before = jobs.getOrDefault(topic, Topic.EMPTY);
      Topic.Outcome outcome = outcomes(before, operation).get(0);
      jobs.put(topic, outcome.next());
      return outcome.reply();
    }
  }

  private static String name(String argument, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(argument + " must not be empty");
    }
    return value;
  }

  private static double number(String argument, @Nullable Double value, double from) {
    if (value == null || !Double.isFinite(value) || value < from) {
      throw new IllegalArgumentException(argument + " must be a finite number from " + from);
    }
    return value;
  }

  private static double instant(String argument, @Nullable Double value) {
    return number(argument, value, -Double.MAX_VALUE);
  }

  @Override
  protected Description describe() {
    return new Description("model", "0", "Java", "none", List.of("core", "inspect"));
  }

  @Override
  protected boolean put(
      @Nullable String topic,
      @Nullable String id,
      byte @Nullable [] body,
      @Nullable Double expiration) {
    if (body == null) {
      throw new IllegalArgumentException("body is missing");
    }
    return one(
        perform(
            topic,
            new Operation.Put(
                name("id", id), new String(body, UTF_8), instant("expiration", expiration))));
  }

  @Override
  protected @Nullable Taken reserve(
      @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
    return taken(perform(topic, new Operation.Reserve(instant("max", max), number("ttr", ttr, 0))));
  }

  @Override
  protected @Nullable Taken pull(@Nullable String topic, @Nullable Double max) {
    return taken(perform(topic, new Operation.Pull(instant("max", max))));
  }

  @Override
  protected boolean release(@Nullable String topic, @Nullable String id) {
    return one(perform(topic, new Operation.Release(name("id", id))));
  }

  @Override
  protected boolean delete(@Nullable String topic, @Nullable String id) {
    return one(perform(topic, new Operation.Delete(name("id", id))));
  }

  @Override
  protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
    double whole = number("limit", limit, 0);
    if (whole % 1 != 0) {
      throw new IllegalArgumentException("limit must be a whole number");
    }
    return ((Reply.Count) perform(topic, new Operation.Requeue(instant("max", max), whole)))
        .value();
  }

  @Override
  protected @Nullable Seen get(@Nullable String topic, @Nullable String id) {
    Reply reply = perform(topic, new Operation.Get(name("id", id)));
    if (!(reply instanceof Reply.Shown shown)) {
      return null;
    }
    boolean reserved = shown.seen().state().equals("reserved");
    return new Seen(
        shown.seen().id(), shown.seen().body().getBytes(UTF_8), reserved, shown.seen().at());
  }

  @Override
  protected Counted counts(@Nullable String topic, @Nullable Double now) {
    Reply reply = perform(topic, new Operation.Counts(instant("now", now)));
    var counts = ((Reply.Counted) reply).counts();
    return new Counted(counts.ready(), counts.delayed(), counts.reserved(), counts.overdue());
  }

  @Override
  public void close() {}

  private static boolean one(Reply reply) {
    return reply.equals(new Reply.Count(1));
  }

  private static @Nullable Taken taken(Reply reply) {
    if (!(reply instanceof Reply.Taken taken)) {
      return null;
    }
    Job job = taken.job();
    return new Taken(job.id(), job.body().getBytes(UTF_8));
  }
}
