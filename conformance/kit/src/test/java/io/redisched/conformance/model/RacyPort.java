package io.redisched.conformance.model;

import io.redisched.conformance.subject.Counts;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A port of which one operation decides on what it sees, and acts a moment later on what is there
 * by then: right as long as nobody else calls.
 */
public final class RacyPort extends ModelPort {

  private static final long MOMENT_NANOS = 30_000;

  private final String racy;

  /**
   * Creates a port.
   *
   * @param topics the jobs, shared with other ports
   * @param racy the method that is not atomic; every other one is
   */
  public RacyPort(Map<String, Topic> topics, String racy) {
    super(topics);
    this.racy = racy;
  }

  @Override
  Reply perform(Map<String, Topic> jobs, String topic, Operation operation) {
    if (!operation.method().equals(racy)) {
      return super.perform(jobs, topic, operation);
    }
    Topic seen = now(jobs, topic);
    Topic.Outcome decided = operation.on(seen).get(0);
    LockSupport.parkNanos(MOMENT_NANOS);
    synchronized (jobs) {
      Topic then = now(jobs, topic);
      jobs.put(topic, changed(then, seen, decided.next()));
      return torn(decided.reply(), operation.on(then).get(0).reply());
    }
  }

  private static Topic now(Map<String, Topic> jobs, String topic) {
    synchronized (jobs) {
      return jobs.getOrDefault(topic, Topic.EMPTY);
    }
  }

  /** Applies the difference between two topics to a third. */
  private static Topic changed(Topic then, Topic from, Topic to) {
    Map<String, Topic.Entry> jobs = new HashMap<>(then.jobs());
    from.jobs()
        .forEach(
            (id, job) -> {
              if (!to.jobs().containsKey(id)) {
                jobs.remove(id);
              }
            });
    to.jobs()
        .forEach(
            (id, job) -> {
              if (!job.equals(from.jobs().get(id))) {
                jobs.put(id, job);
              }
            });
    return Topic.of(jobs);
  }

  /** What looks only, looks at half of it first and at the other half later. */
  private static Reply torn(Reply first, Reply second) {
    if (first instanceof Reply.Counted one && second instanceof Reply.Counted two) {
      Counts queued = one.counts();
      Counts reserved = two.counts();
      return new Reply.Counted(
          new Counts(queued.ready(), queued.delayed(), reserved.reserved(), reserved.overdue()));
    }
    if (first instanceof Reply.Shown one && second instanceof Reply.Shown two) {
      var before = one.seen();
      double at = two.seen().at();
      return new Reply.Shown(
          new io.redisched.conformance.subject.Seen(
              before.id(), before.body(), before.state(), at));
    }
    return first;
  }
}
