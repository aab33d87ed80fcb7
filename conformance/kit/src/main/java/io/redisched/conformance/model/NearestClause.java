package io.redisched.conformance.model;

import io.redisched.conformance.model.Examination.Observed;
import io.redisched.conformance.model.Topic.Entry;
import io.redisched.conformance.model.Topic.State;
import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the clause that a deviation speaks against most plainly. A guess, made for readers: the
 * fault may have been made earlier and come to light only here.
 */
final class NearestClause {

  private final List<Observed> history;
  private final Observed last;
  private final Topic topic;

  private NearestClause(List<Observed> history) {
    this.history = history;
    this.last = history.get(history.size() - 1);
    this.topic = last.before();
  }

  /** Returns the clause for a run whose last step deviates. */
  static String of(List<Observed> history) {
    return new NearestClause(history).id();
  }

  private String id() {
    Operation operation = last.step().operation();
    if (last.seen() instanceof Reply.Misshapen) {
      return "PROTO-3";
    }
    if (operation instanceof Operation.Bad bad) {
      return last.seen() instanceof Reply.Trouble ? "BAD-9" : bad.clause();
    }
    if (operation instanceof Operation.Put put) {
      return put(put);
    }
    if (operation instanceof Operation.Reserve reserve) {
      return take("RSV", reserve.max(), reserve.ttr());
    }
    if (operation instanceof Operation.Pull pull) {
      return take("PULL", pull.max(), 0);
    }
    if (operation instanceof Operation.Release release) {
      return release(release.id());
    }
    if (operation instanceof Operation.Delete delete) {
      return delete(delete.id());
    }
    if (operation instanceof Operation.Requeue requeue) {
      return requeue(requeue.max(), requeue.limit());
    }
    if (operation instanceof Operation.Get get) {
      return get(get.id());
    }
    return counts();
  }

  private String put(Operation.Put put) {
    Entry job = topic.jobs().get(put.id());
    if (job != null) {
      return job.state() == State.QUEUED ? "PUT-2" : "PUT-3";
    }
    if (last.seen() instanceof Reply.Count) {
      return ending(put.id()) == null ? "PUT-1" : "PUT-5";
    }
    return Math.abs(put.expiration()) > 1L << 53 ? "PUT-7" : "PUT-6";
  }

  private String take(String group, double max, double ttr) {
    boolean reserving = group.equals("RSV");
    if (last.seen() instanceof Reply.Taken taken) {
      return taken(group, max, taken.job());
    }
    if (last.seen() instanceof Reply.Nothing) {
      return last.allowed().stream()
          .filter(Reply.Taken.class::isInstance)
          .map(reply -> ((Reply.Taken) reply).job().id())
          .findFirst()
          .map(id -> missed(group, max, id))
          .orElse(group + "-2");
    }
    if (reserving && ttr == 0) {
      return "RSV-9";
    }
    return reserving && ttr % 1 != 0 ? "RSV-8" : group + "-1";
  }

  /** A due job was not handed out. */
  private String missed(String group, double max, String id) {
    Operation mover = lastSuccess(id);
    Entry job = topic.jobs().get(id);
    if (mover instanceof Operation.Requeue) {
      return "REQ-7";
    }
    if (job != null && job.at() == max) {
      return group + "-3";
    }
    if (mover instanceof Operation.Put put && Math.abs(put.expiration()) > 1L << 53) {
      return "PUT-7";
    }
    return group + "-1";
  }

  /** A job was handed out that should not have been, or not like this. */
  private String taken(String group, double max, Job seen) {
    boolean reserving = group.equals("RSV");
    Entry job = topic.jobs().get(seen.id());
    if (job == null) {
      Operation ending = ending(seen.id());
      if (ending instanceof Operation.Delete) {
        return "DEL-4";
      }
      if (ending instanceof Operation.Release) {
        return "REL-1";
      }
      if (ending instanceof Operation.Pull) {
        return "PULL-1";
      }
      return elsewhere(seen.id()) ? "ISO-2" : "TEXT-3";
    }
    if (job.state() == State.RESERVED) {
      return reserving ? "RSV-6" : "PULL-5";
    }
    if (job.at() > max) {
      return group + "-2";
    }
    if (!job.body().equals(seen.body())) {
      return refusedBody(seen) ? "PUT-2" : elsewhere(seen.id()) ? "ISO-1" : "TEXT-1";
    }
    return group + "-4";
  }

  private String release(String id) {
    Entry job = topic.jobs().get(id);
    if (job == null) {
      return ending(id) instanceof Operation.Delete ? "DEL-4" : "REL-3";
    }
    return job.state() == State.QUEUED ? "REL-2" : "REL-1";
  }

  private String delete(String id) {
    Entry job = topic.jobs().get(id);
    if (job == null) {
      return "DEL-3";
    }
    return job.state() == State.QUEUED ? "DEL-1" : "DEL-2";
  }

  private String requeue(double max, double limit) {
    if (!(last.seen() instanceof Reply.Count seen)) {
      return "REQ-1";
    }
    if (limit == 0) {
      return "REQ-5";
    }
    List<Entry> overdue =
        topic.jobs().values().stream()
            .filter(job -> job.state() == State.RESERVED && job.at() <= max)
            .toList();
    if (seen.value() > overdue.size()) {
      return "REQ-3";
    }
    if (seen.value() > limit) {
      return "REQ-4";
    }
    if (overdue.stream().anyMatch(job -> job.at() == max)) {
      return "REQ-2";
    }
    return limit >= overdue.size() ? "REQ-6" : "REQ-1";
  }

  private String get(String id) {
    Entry job = topic.jobs().get(id);
    if (job == null) {
      return "GET-3";
    }
    if (last.seen() instanceof Reply.Shown shown) {
      return shown(id, job, shown.seen());
    }
    return job.state() == State.QUEUED ? "GET-1" : "GET-2";
  }

  private String shown(String id, Entry job, Seen seen) {
    boolean queued = job.state() == State.QUEUED;
    if (!seen.body().equals(job.body())) {
      return "GET-5";
    }
    if (seen.state().equals("queued") != queued) {
      return queued ? "GET-1" : "GET-2";
    }
    Operation mover = lastSuccess(id);
    if (mover instanceof Operation.Reserve reserve) {
      return reserve.ttr() % 1 == 0 ? "RSV-7" : "RSV-8";
    }
    return mover instanceof Operation.Requeue ? "REQ-7" : "GET-1";
  }

  private String counts() {
    if (topic.jobs().isEmpty()) {
      return "CNT-3";
    }
    if (last.seen() instanceof Reply.Counted seen
        && last.allowed().get(0) instanceof Reply.Counted allowed) {
      Counts right = allowed.counts();
      return right.ready() == seen.counts().ready() && right.delayed() == seen.counts().delayed()
          ? "CNT-2"
          : "CNT-1";
    }
    return "CNT-1";
  }

  /** Returns the operation that ended the job that last bore this id, or null. */
  private @Nullable Operation ending(String id) {
    Operation last = lastSuccess(id);
    return last instanceof Operation.Put || last instanceof Operation.Reserve ? null : last;
  }

  /** Returns the last operation that is known to have done something to this id, or null. */
  private @Nullable Operation lastSuccess(String id) {
    for (int i = history.size() - 2; i >= 0; i--) {
      Observed past = history.get(i);
      if (past.step().topic() == last.step().topic() && concerns(past, id)) {
        return past.step().operation();
      }
    }
    return null;
  }

  private boolean concerns(Observed past, String id) {
    Operation operation = past.step().operation();
    if (past.seen() instanceof Reply.Taken taken) {
      return taken.job().id().equals(id);
    }
    if (!(past.seen() instanceof Reply.Count number) || number.value() == 0) {
      return false;
    }
    if (operation instanceof Operation.Requeue requeue) {
      Entry then = past.before().jobs().get(id);
      return then != null && then.state() == State.RESERVED && then.at() <= requeue.max();
    }
    return !(operation instanceof Operation.Counts)
        && operation.params().path("id").asString("").equals(id);
  }

  private boolean refusedBody(Job seen) {
    return history.stream()
        .anyMatch(
            past ->
                past.step().topic() == last.step().topic()
                    && past.seen().equals(new Reply.Count(0))
                    && past.step().operation() instanceof Operation.Put put
                    && put.id().equals(seen.id())
                    && put.body().equals(seen.body()));
  }

  private boolean elsewhere(String id) {
    return history.stream()
        .anyMatch(
            past ->
                past.step().topic() != last.step().topic()
                    && past.step().operation() instanceof Operation.Put put
                    && put.id().equals(id));
  }
}
