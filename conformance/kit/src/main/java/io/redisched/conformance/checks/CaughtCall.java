package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.subject.Subject.number;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Eventually;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
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
 * @param truth the id of the job that is answered, or the number
 */
record CaughtCall(
    String method,
    Predicate<Subject> preparation,
    Function<Subject, ObjectNode> params,
    String truth) {

  /** Returns a call of each operation that the port offers. */
  static List<CaughtCall> ofEachOperation(boolean inspect) {
    List<CaughtCall> calls = new ArrayList<>(changing());
    if (inspect) {
      calls.add(new CaughtCall("get", CaughtCall::queue, CaughtCall::id, "a"));
      calls.add(
          new CaughtCall("counts", CaughtCall::hold, topic -> at(topic, "now", NOW), "reserved 1"));
    }
    return calls;
  }

  private static List<CaughtCall> changing() {
    return List.of(
        new CaughtCall("put", topic -> true, CaughtCall::job, "1"),
        new CaughtCall("reserve", CaughtCall::queue, topic -> until(topic, NOW).put("ttr", 1), "a"),
        new CaughtCall("pull", CaughtCall::queue, topic -> until(topic, NOW), "a"),
        new CaughtCall("delete", CaughtCall::queue, CaughtCall::id, "1"),
        new CaughtCall("release", CaughtCall::hold, CaughtCall::id, "1"),
        new CaughtCall(
            "requeue", CaughtCall::hold, topic -> until(topic, NOW + 2000).put("limit", 10), "1"));
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

  private static String said(JsonNode answer) {
    if (answer.has("reserved")) {
      return "reserved " + answer.path("reserved");
    }
    return answer.isObject() ? answer.path("id").asString("(no id)") : answer.toString();
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
