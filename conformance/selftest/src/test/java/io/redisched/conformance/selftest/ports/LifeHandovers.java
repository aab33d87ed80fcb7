package io.redisched.conformance.selftest.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;

/** The life of a job, with a change of hands at every turn. */
final class LifeHandovers {

  static final List<Handover> ALL =
      List.of(
          new Handover("reserves and releases what the first put", LifeHandovers::reserves),
          new Handover("pulls what the first put", LifeHandovers::pulls),
          new Handover("deletes what the first put and holds", LifeHandovers::deletes),
          new Handover("releases what the first holds", LifeHandovers::releases),
          new Handover("requeues what the first holds", LifeHandovers::requeues),
          new Handover("refuses a duplicate of what the first put", LifeHandovers::duplicates),
          new Handover("requeues what the first then releases late", LifeHandovers::lateRelease),
          new Handover("counts what the first put", LifeHandovers::counts),
          new Handover("takes in turns, in order, what both put", LifeHandovers::order));

  private static final double T = 1_700_000_000_000.0;

  private LifeHandovers() {}

  private static void reserves(Subject one, Subject other) {
    assertThat(one.put("job", "body", T)).as("put of a new id").isEqualTo(1);
    assertThat(other.get("job")).isEqualTo(new Seen("job", "body", "queued", T));
    assertThat(other.reserve(T - 1, 30)).as("reserve before the expiration").isNull();
    assertThat(other.reserve(T, 30)).as("reserve").isEqualTo(new Job("job", "body"));
    assertThat(one.get("job")).isEqualTo(new Seen("job", "body", "reserved", T + 30_000));
    assertThat(one.reserve(T + 60_000, 30)).as("reserve of a job that is held").isNull();
    assertThat(other.release("job")).as("release by the holder").isEqualTo(1);
    assertThat(one.release("job")).as("release of a job that has ended").isEqualTo(0);
    assertThat(one.get("job")).as("get of a job that has ended").isNull();
  }

  private static void pulls(Subject one, Subject other) {
    assertThat(one.put("job", "body", T)).as("put of a new id").isEqualTo(1);
    assertThat(other.pull(T - 1)).as("pull before the expiration").isNull();
    assertThat(other.pull(T)).as("pull").isEqualTo(new Job("job", "body"));
    assertThat(one.pull(T)).as("pull of a job that has ended").isNull();
    assertThat(one.get("job")).as("get of a job that has ended").isNull();
    assertThat(one.put("job", "again", T)).as("put of an id that is free again").isEqualTo(1);
    assertThat(other.pull(T)).as("pull").isEqualTo(new Job("job", "again"));
  }

  private static void deletes(Subject one, Subject other) {
    assertThat(one.put("held", "", T)).as("put of a new id").isEqualTo(1);
    assertThat(one.reserve(T, 30)).as("reserve").isEqualTo(new Job("held", ""));
    assertThat(one.put("waiting", "", T)).as("put of a new id").isEqualTo(1);
    assertThat(other.delete("waiting")).as("delete of a queued job").isEqualTo(1);
    assertThat(other.delete("waiting")).as("delete of a job that has ended").isEqualTo(0);
    assertThat(other.delete("held")).as("delete of a reserved job").isEqualTo(1);
    assertThat(one.delete("held")).as("delete of a job that has ended").isEqualTo(0);
    assertThat(one.release("held")).as("release of a deleted job").isEqualTo(0);
    assertThat(one.requeue(T + 60_000, 10)).as("requeue after the delete").isZero();
    assertThat(one.reserve(T + 60_000, 30)).as("reserve after the deletes").isNull();
  }

  private static void releases(Subject one, Subject other) {
    assertThat(one.put("job", "body", T)).as("put of a new id").isEqualTo(1);
    assertThat(other.release("job")).as("release of a queued job").isEqualTo(0);
    assertThat(one.reserve(T, 30)).as("reserve").isEqualTo(new Job("job", "body"));
    assertThat(other.release("job")).as("release of what the other holds").isEqualTo(1);
    assertThat(one.release("job")).as("release of a job that has ended").isEqualTo(0);
    assertThat(one.delete("job")).as("delete of a job that has ended").isEqualTo(0);
  }

  private static void requeues(Subject one, Subject other) {
    for (String id : List.of("third", "first", "second")) {
      double seconds = id.equals("first") ? 10 : id.equals("second") ? 20 : 30;
      assertThat(one.put(id, id, T)).as("put of a new id").isEqualTo(1);
      assertThat(one.reserve(T, seconds)).as("reserve").isEqualTo(new Job(id, id));
    }
    assertThat(other.requeue(T + 9_999, 10)).as("requeue before all deadlines").isZero();
    assertThat(other.requeue(T + 20_000, 0)).as("requeue with limit 0").isZero();
    assertThat(other.requeue(T + 20_000, 1)).as("requeue with limit 1").isEqualTo(1);
    assertThat(one.get("first"))
        .as("the job with the earliest deadline")
        .isEqualTo(new Seen("first", "first", "queued", T + 20_000));
    assertThat(other.requeue(T + 25_000, 10)).as("requeue of the rest").isEqualTo(1);
    assertThat(one.get("third")).isEqualTo(new Seen("third", "third", "reserved", T + 30_000));
    assertThat(one.pull(T + 25_000)).as("pull").isEqualTo(new Job("first", "first"));
    assertThat(one.pull(T + 24_999)).as("pull before the new expiration").isNull();
    assertThat(other.pull(T + 25_000)).as("pull").isEqualTo(new Job("second", "second"));
    assertThat(one.release("third")).as("release of what is still held").isEqualTo(1);
  }

  private static void duplicates(Subject one, Subject other) {
    assertThat(one.put("job", "first", T)).as("put of a new id").isEqualTo(1);
    assertThat(other.put("job", "second", T - 5)).as("put of a queued id").isEqualTo(0);
    assertThat(one.get("job")).isEqualTo(new Seen("job", "first", "queued", T));
    assertThat(one.reserve(T, 30)).as("reserve").isEqualTo(new Job("job", "first"));
    assertThat(other.put("job", "second", T - 5)).as("put of a reserved id").isEqualTo(0);
    assertThat(one.get("job")).isEqualTo(new Seen("job", "first", "reserved", T + 30_000));
    assertThat(other.reserve(T + 60_000, 30)).as("reserve of a job that is held").isNull();
    assertThat(one.release("job")).as("release").isEqualTo(1);
    assertThat(other.put("job", "second", T)).as("put of an id that is free again").isEqualTo(1);
    assertThat(one.pull(T)).as("pull").isEqualTo(new Job("job", "second"));
  }

  private static void lateRelease(Subject one, Subject other) {
    double deadline = T + 30_000;
    assertThat(one.put("job", "body", T)).as("put of a new id").isEqualTo(1);
    assertThat(one.reserve(T, 30)).as("reserve").isEqualTo(new Job("job", "body"));
    assertThat(other.put("job", "late", T)).as("put of an overdue id").isEqualTo(0);
    assertThat(other.requeue(deadline, 10)).as("requeue at the deadline").isEqualTo(1);
    assertThat(one.release("job")).as("late release").isEqualTo(0);
    assertThat(other.get("job")).isEqualTo(new Seen("job", "body", "queued", deadline));
    assertThat(other.reserve(deadline, 30)).as("reserve").isEqualTo(new Job("job", "body"));
    assertThat(one.put("job", "later", T)).as("put of a reserved id").isEqualTo(0);
    assertThat(other.release("job")).as("release by the holder").isEqualTo(1);
    assertThat(one.release("job")).as("release of a job that has ended").isEqualTo(0);
  }

  private static void counts(Subject one, Subject other) {
    one.put("overdue", "", T - 9_000);
    one.reserve(T - 9_000, 1);
    one.put("held", "", T - 9_000);
    one.reserve(T - 9_000, 100);
    one.put("ready", "", T - 1);
    one.put("ready now", "", T);
    one.put("delayed", "", T + 0.5);
    assertThat(other.counts(T)).as("counts").isEqualTo(new Counts(2, 1, 2, 1));
    assertThat(one.counts(T)).as("counts").isEqualTo(new Counts(2, 1, 2, 1));
    for (String id : List.of("overdue", "held", "ready", "ready now", "delayed")) {
      assertThat(other.delete(id)).as("delete of %s", id).isEqualTo(1);
    }
    assertThat(one.counts(T)).as("counts after all").isEqualTo(new Counts(0, 0, 0, 0));
  }

  private static void order(Subject one, Subject other) {
    List<Double> due = List.of(T, -1_000.5, T + 1.25, 0.0, T + 1.5, T - 86_400_000, T + 1);
    for (int i = 0; i < due.size(); i++) {
      double at = due.get(i);
      Subject putter = i % 2 == 0 ? one : other;
      assertThat(putter.put("at " + at, "", at)).as("put of a new id").isEqualTo(1);
    }
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      Job job = i % 2 == 0 ? other.reserve(T + 2, 30) : one.pull(T + 2);
      if (job == null) {
        throw new AssertionError("job %d of %d is missing".formatted(i + 1, due.size()));
      }
      taken.add(job.id());
      if (i % 2 == 0) {
        assertThat(one.release(job.id())).as("release").isEqualTo(1);
      }
    }
    assertThat(taken)
        .as("the order of the jobs")
        .isEqualTo(due.stream().sorted().map(at -> "at " + at).toList());
  }
}
