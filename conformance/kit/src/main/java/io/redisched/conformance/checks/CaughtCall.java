package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.subject.Subject.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Eventually;
import io.redisched.conformance.subject.Forms;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call that a fault is to catch, on a topic where it has one true answer. The port may also say
 * that it does not know, −32000. What it must not do is to call again without a word: a put that
 * was carried out finds its own job the second time and answers 0, and a second pull loses a job.
 *
 * @param method what is called
 * @param preparation brings the topic to where the answer is true; tells whether that is certain
 * @param params makes the parameters of the call
 * @param truth what is answered
 */
record CaughtCall(
    String method,
    Predicate<Subject> preparation,
    Function<Subject, ObjectNode> params,
    Object truth) {

  /** Returns a call of each operation that the port offers. */
  static List<CaughtCall> ofEachOperation(boolean inspect) {
    List<CaughtCall> calls = new ArrayList<>(changing());
    if (inspect) {
      calls.add(
          new CaughtCall(
              "get", CaughtCall::queue, CaughtCall::id, new Seen("a", "body", "queued", DUE)));
      calls.add(
          new CaughtCall(
              "counts", CaughtCall::hold, topic -> at(topic, "now", NOW), new Counts(0, 0, 1, 0)));
    }
    return calls;
  }

  private static List<CaughtCall> changing() {
    return List.of(
        new CaughtCall("put", topic -> true, CaughtCall::job, 1L),
        new CaughtCall(
            "reserve",
            CaughtCall::queue,
            topic -> until(topic, NOW).put("ttr", 1),
            new Job("a", "body")),
        new CaughtCall("pull", CaughtCall::queue, topic -> until(topic, NOW), new Job("a", "body")),
        new CaughtCall("delete", CaughtCall::queue, CaughtCall::id, 1L),
        new CaughtCall("release", CaughtCall::hold, CaughtCall::id, 1L),
        new CaughtCall(
            "requeue", CaughtCall::hold, topic -> until(topic, NOW + 2000).put("limit", 10), 1L));
  }

  /**
   * Returns a fresh topic, prepared; the port may be about to recover from an earlier fault. The
   * call was rehearsed elsewhere, so that a connection is open and the script is loaded.
   */
  Subject prepare(Subject port) {
    AtomicReference<Subject> topic = new AtomicReference<>(port);
    Eventually.within(
        Ledger.RECOVERY,
        "the port works again after the fault",
        () -> {
          Subject rehearsal = port.fresh();
          Subject fresh = port.fresh();
          topic.set(fresh);
          return preparation.test(rehearsal)
              && answer(rehearsal).isPresent()
              && preparation.test(fresh);
        });
    return requireNonNull(topic.get());
  }

  /** Makes the call; whatever is answered for certain must be true. */
  void make(Subject topic, String when) {
    answer(topic)
        .ifPresent(
            answer ->
                assertThat(said(answer))
                    .as("%s %s: the answer, unless it is −32000", method, when)
                    .isEqualTo(truth));
  }

  private Optional<JsonNode> answer(Subject topic) {
    return Ledger.attempt(topic, method, params.apply(topic));
  }

  private @Nullable Object said(JsonNode answer) {
    return switch (method) {
      case "reserve", "pull" -> Forms.job(method, answer);
      case "get" -> Forms.seen(method, answer);
      case "counts" -> Forms.counts(method, answer);
      default -> Forms.count(method, answer);
    };
  }

  private static boolean queue(Subject topic) {
    return Ledger.attempt(topic, "put", job(topic)).isPresent();
  }

  private static boolean hold(Subject topic) {
    return queue(topic)
        && Ledger.attempt(topic, "reserve", until(topic, NOW).put("ttr", 1)).isPresent();
  }

  private static ObjectNode job(Subject topic) {
    return id(topic).put("body", "body").set("expiration", number(DUE));
  }

  private static ObjectNode id(Subject topic) {
    return topic.params().put("id", "a");
  }

  private static ObjectNode until(Subject topic, double max) {
    return at(topic, "max", max);
  }

  private static ObjectNode at(Subject topic, String name, double instant) {
    return topic.params().set(name, number(instant));
  }
}
