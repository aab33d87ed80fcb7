package io.redisched.conformance.model;

import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The specification as a program: the jobs of one topic, and for every operation the answers that
 * are allowed, each with the topic it leaves.
 *
 * <p>Where the specification leaves a choice, which it does among equal instants, there are several
 * outcomes; otherwise there is one. Instants are milliseconds since the Unix epoch, {@code ttr} is
 * in seconds. Arguments are good: {@link Operation.Bad} stands for the others.
 *
 * <p>Immutable, compared by value.
 */
public final class Topic {

  /** The topic without jobs. */
  public static final Topic EMPTY = new Topic(Map.of());

  /** More outcomes of one call than this are not enumerated. */
  static final int MANY = 1000;

  /** What a job is waiting for: its expiration, or its deadline. */
  public enum State {
    /** Waits for its expiration. */
    QUEUED,
    /** In the hands of a holder until its deadline, and beyond it until it is requeued. */
    RESERVED
  }

  /**
   * A job.
   *
   * @param body what it was put with
   * @param state queued or reserved
   * @param at its expiration or its deadline
   */
  public record Entry(String body, State state, double at) {}

  private final Map<String, Entry> jobs;
  private final int hash;

  private Topic(Map<String, Entry> jobs) {
    this.jobs = jobs;
    this.hash = jobs.hashCode();
  }

  /** Returns the topic with these jobs. */
  static Topic of(Map<String, Entry> jobs) {
    return new Topic(Map.copyOf(jobs));
  }

  /** {@code put}: an id that is in use keeps its job. */
  public List<Outcome> put(String id, String body, double expiration) {
    return jobs.containsKey(id)
        ? one(new Reply.Count(0), this)
        : one(new Reply.Count(1), with(id, new Entry(body, State.QUEUED, expiration)));
  }

  /** {@code reserve}: the first due job is reserved until {@code max} plus {@code ttr}. */
  public List<Outcome> reserve(double max, double ttr) {
    return take(max, job -> new Entry(job.body(), State.RESERVED, max + ttr * 1000));
  }

  /** {@code pull}: the first due job ends. */
  public List<Outcome> pull(double max) {
    return take(max, job -> null);
  }

  /** First is the due job with the smallest expiration, any one of those that share it. */
  private List<Outcome> take(double max, Change change) {
    double first = instants(State.QUEUED, max).min().orElse(Double.NaN);
    List<String> firsts = ids(job -> job.state() == State.QUEUED && job.at() == first);
    if (firsts.isEmpty()) {
      return one(new Reply.Nothing(), this);
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (String id : firsts) {
      Entry job = entry(id);
      outcomes.add(
          new Outcome(new Reply.Taken(new Job(id, job.body())), with(id, change.apply(job))));
    }
    return outcomes;
  }

  /** {@code release}: a reserved job ends, whatever its deadline. */
  public List<Outcome> release(String id) {
    return is(id, State.RESERVED)
        ? one(new Reply.Count(1), with(id, null))
        : one(new Reply.Count(0), this);
  }

  /** {@code delete}: a job ends, whatever its state. */
  public List<Outcome> delete(String id) {
    return jobs.containsKey(id)
        ? one(new Reply.Count(1), with(id, null))
        : one(new Reply.Count(0), this);
  }

  /**
   * {@code requeue}: the overdue jobs with the earliest deadlines, at most {@code limit}, become
   * queued with the expiration {@code max}.
   *
   * @throws TooManyOutcomes if the limit cuts through so many equal deadlines that the outcomes
   *     cannot be listed
   */
  public List<Outcome> requeue(double max, double limit) {
    double[] deadlines = instants(State.RESERVED, max).sorted().toArray();
    int count = (int) Math.min(limit, deadlines.length);
    if (count == 0) {
      return one(new Reply.Count(0), this);
    }
    double last = deadlines[count - 1];
    Topic certain = this;
    for (String id : ids(job -> job.state() == State.RESERVED && job.at() < last)) {
      certain = certain.requeued(id, max);
    }
    List<String> tied = ids(job -> job.state() == State.RESERVED && job.at() == last);
    long before = DoubleStream.of(deadlines).filter(deadline -> deadline < last).count();
    List<Outcome> outcomes = new ArrayList<>();
    for (List<String> chosen : choices(tied, count - (int) before)) {
      Topic next = certain;
      for (String id : chosen) {
        next = next.requeued(id, max);
      }
      outcomes.add(new Outcome(new Reply.Count(count), next));
    }
    return outcomes;
  }

  private Topic requeued(String id, double max) {
    return with(id, new Entry(entry(id).body(), State.QUEUED, max));
  }

  /** {@code get}: the job as it is, or nothing. */
  public List<Outcome> get(String id) {
    Entry job = jobs.get(id);
    if (job == null) {
      return one(new Reply.Nothing(), this);
    }
    String state = job.state() == State.QUEUED ? "queued" : "reserved";
    return one(new Reply.Shown(new Seen(id, job.body(), state, job.at())), this);
  }

  /** {@code counts}: overdue jobs are among the reserved. */
  public List<Outcome> counts(double now) {
    long ready = instants(State.QUEUED, now).count();
    long delayed = instants(State.QUEUED, Double.MAX_VALUE).count() - ready;
    long reserved = instants(State.RESERVED, Double.MAX_VALUE).count();
    long overdue = instants(State.RESERVED, now).count();
    return one(new Reply.Counted(new Counts(ready, delayed, reserved, overdue)), this);
  }

  /** Returns the jobs by their ids. */
  public Map<String, Entry> jobs() {
    return jobs;
  }

  /** Tells whether there is a job with this id in this state. */
  boolean is(String id, State state) {
    Entry job = jobs.get(id);
    return job != null && job.state() == state;
  }

  private Entry entry(String id) {
    Entry job = jobs.get(id);
    if (job == null) {
      throw new IllegalArgumentException("no job " + id);
    }
    return job;
  }

  private DoubleStream instants(State state, double max) {
    return jobs.values().stream()
        .filter(job -> job.state() == state && job.at() <= max)
        .mapToDouble(Entry::at);
  }

  private List<String> ids(Predicate<Entry> wanted) {
    List<String> ids = new ArrayList<>();
    jobs.forEach(
        (id, job) -> {
          if (wanted.test(job)) {
            ids.add(id);
          }
        });
    return ids;
  }

  private Topic with(String id, @Nullable Entry job) {
    Map<String, Entry> changed = new HashMap<>(jobs);
    if (job == null) {
      changed.remove(id);
    } else {
      // adding zero makes a negative zero the zero that it equals
      changed.put(id, new Entry(job.body(), job.state(), job.at() + 0.0));
    }
    return new Topic(Collections.unmodifiableMap(changed));
  }

  private static List<Outcome> one(Reply reply, Topic next) {
    return List.of(new Outcome(reply, next));
  }

  /** Returns all ways to choose so many of the ids. */
  private static List<List<String>> choices(List<String> ids, int count) {
    if (count == ids.size()) {
      return List.of(ids);
    }
    double ways = 1;
    for (int i = 1; i <= count; i++) {
      ways *= (ids.size() - count + i) / (double) i;
    }
    if (ways > MANY) {
      throw new TooManyOutcomes();
    }
    List<List<String>> choices = new ArrayList<>();
    choose(ids, 0, count, new ArrayList<>(), choices);
    return choices;
  }

  private static void choose(
      List<String> ids, int from, int count, List<String> chosen, List<List<String>> choices) {
    if (count == 0) {
      choices.add(List.copyOf(chosen));
      return;
    }
    for (int i = from; i <= ids.size() - count; i++) {
      chosen.add(ids.get(i));
      choose(ids, i + 1, count - 1, chosen, choices);
      chosen.remove(chosen.size() - 1);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Topic topic && hash == topic.hash && jobs.equals(topic.jobs);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns the jobs, the earliest first, one after another on one line. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    jobs.entrySet().stream()
        .sorted(
            Map.Entry.<String, Entry>comparingByValue(
                    (one, other) -> Double.compare(one.at(), other.at()))
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            job ->
                lines.add(
                    Words.quoted(job.getKey())
                        + (job.getValue().state() == State.QUEUED ? " queued " : " reserved ")
                        + Words.number(job.getValue().at())));
    return lines.isEmpty() ? "no jobs" : String.join(", ", lines);
  }

  /** What becomes of a job that is taken; null if it ends. */
  private interface Change {
    @Nullable Entry apply(Entry job);
  }

  /**
   * One of the outcomes that the specification allows.
   *
   * @param reply the answer
   * @param next the topic afterwards
   */
  public record Outcome(Reply reply, Topic next) {}

  /** A call has more outcomes than can be listed. */
  public static final class TooManyOutcomes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyOutcomes() {
      super("more than " + MANY + " outcomes");
    }
  }
}
