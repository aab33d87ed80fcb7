package io.redisched.conformance.history;

import io.redisched.conformance.model.Operation;
import io.redisched.conformance.model.Reply;
import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import java.util.ArrayList;
import java.util.List;

/** Histories made by hand, a call a line: who, from when to when, what, and the answer. */
final class Histories {

  private final List<Call> calls = new ArrayList<>();

  private Histories add(int process, long from, long to, Operation operation, Reply reply) {
    calls.add(Call.answered(process, operation, from, to, reply));
    return this;
  }

  Histories put(int process, long from, long to, String id, double at, int answer) {
    return add(process, from, to, new Operation.Put(id, "body", at), new Reply.Count(answer));
  }

  Histories reserve(int process, long from, long to, double max, String id) {
    return add(process, from, to, new Operation.Reserve(max, 1), taken(id));
  }

  Histories pull(int process, long from, long to, double max, String id) {
    return add(process, from, to, new Operation.Pull(max), taken(id));
  }

  Histories release(int process, long from, long to, String id, int answer) {
    return add(process, from, to, new Operation.Release(id), new Reply.Count(answer));
  }

  Histories delete(int process, long from, long to, String id, int answer) {
    return add(process, from, to, new Operation.Delete(id), new Reply.Count(answer));
  }

  Histories requeue(int process, long from, long to, double max, long answer) {
    return add(process, from, to, new Operation.Requeue(max, 10), new Reply.Count(answer));
  }

  Histories get(int process, long from, long to, String id, String state, double at) {
    Reply seen = new Reply.Shown(new Seen(id, "body", state, at));
    return add(process, from, to, new Operation.Get(id), seen);
  }

  Histories counts(int process, long from, long to, double now, Counts counts) {
    return add(process, from, to, new Operation.Counts(now), new Reply.Counted(counts));
  }

  /** A call whose outcome is unknown. */
  Histories open(int process, long from, Operation operation) {
    calls.add(Call.open(process, operation, from));
    return this;
  }

  /** No id stands for nothing. */
  private static Reply taken(String id) {
    return id.isEmpty() ? new Reply.Nothing() : new Reply.Taken(new Job(id, "body"));
  }

  History history() {
    return new History(calls);
  }
}
