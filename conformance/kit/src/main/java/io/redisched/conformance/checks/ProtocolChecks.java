package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.queue;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.spec.Profile;
import io.redisched.conformance.subject.Forms;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Section "the port protocol" of the specification. */
public abstract class ProtocolChecks {

  private static JsonNode result(Subject port, String method, ObjectNode params) {
    return Forms.result(method, port.call(method, params));
  }

  @Check("PROTO-1")
  void aPortDescribesItself(Subject port) {
    JsonNode result = result(port, "describe", Json.object());
    for (String field : List.of("name", "version", "language", "client")) {
      assertThat(result.path(field).isString())
          .as("\"%s\" is a string: %s", field, result)
          .isTrue();
    }
    assertThat(result.path("name").stringValue()).as("its name").isNotBlank();
    assertThat(result.path("profiles").isArray()).as("\"profiles\" is a list: %s", result).isTrue();
    List<String> profiles = new ArrayList<>();
    result
        .path("profiles")
        .forEach(
            profile -> {
              assertThat(profile.isString()).as("each profile is a string: %s", result).isTrue();
              profiles.add(profile.stringValue());
            });
    assertThat(profiles).as("profiles").contains("core");
  }

  @Check("PROTO-1")
  void describingChangesNothing(Subject port) {
    queue(port, "a", NOW);
    hold(port, "b", NOW - 10, 1);
    for (int i = 0; i < 3; i++) {
      assertThat(port.profiles()).as("the profiles").contains(Profile.CORE);
    }
    Jobs.assertExpires(port, job("a"), DUE);
    Jobs.assertTimesOut(port, job("b"), NOW + 990);
  }

  @Check("PROTO-2")
  void anUnknownMethodIsRefusedAndThePortGoesOn(Subject port) {
    queue(port, "a", NOW);
    for (String method :
        List.of(
            "nope",
            "PUT",
            "Put",
            "put ",
            " put",
            "_put",
            "requeue_all",
            "toString",
            "constructor",
            "__proto__",
            "é😀")) {
      Answer answer = port.call(method, Operation.PUT.params(port).put("max", 0).put("ttr", 0));
      assertThat(Forms.failure("the unknown method \"" + method + "\"", answer).code())
          .as("the error code for the unknown method \"%s\"", method)
          .isEqualTo(Answer.UNKNOWN_METHOD);
    }
    Jobs.assertExpires(port, job("a"), DUE);
    Jobs.assertNothingLeft(port);
  }

  @Check("PROTO-3")
  void answersHaveTheDocumentedForm(Subject port) {
    port.put("a", "1", DUE);
    assertForm(port, Operation.PUT, "1");
    assertForm(port, Operation.PUT, "0");
    assertForm(port, Operation.RELEASE, "0");
    assertForm(port, Operation.DELETE, "1");
    assertForm(port, Operation.DELETE, "0");
    JsonNode job = result(port, "reserve", Operation.RESERVE.params(port));
    assertThat(job.path("id")).as("the id of a reserved job").isEqualTo(text("a"));
    assertThat(bodyOf(job)).as("the body of a reserved job").isEqualTo(text("1"));
    assertForm(port, Operation.RESERVE, "null");
    assertForm(port, Operation.PULL, "null");
    assertForm(port, Operation.REQUEUE, "0");
    port.requeue(FAR, 1);
    JsonNode pulled = result(port, "pull", port.params().put("max", (long) FAR));
    assertThat(pulled.path("id")).as("the id of a pulled job").isEqualTo(text("a"));
    assertThat(bodyOf(pulled)).as("the body of a pulled job").isEqualTo(text("1"));
  }

  private static JsonNode bodyOf(JsonNode job) {
    JsonNode encoded = job.path("body64");
    return encoded.isString()
        ? text(new String(Base64.getDecoder().decode(encoded.stringValue()), UTF_8))
        : job.path("body");
  }

  private static JsonNode text(String value) {
    return Json.MAPPER.getNodeFactory().stringNode(value);
  }

  /** A number may be written 1 or 1.0, as the port's language likes; true is none. */
  private static void assertForm(Subject port, Operation operation, String allowed) {
    JsonNode result = result(port, operation.method(), operation.params(port));
    String seen =
        result
            .decimalValueOpt()
            .map(number -> number.stripTrailingZeros().toPlainString())
            .orElseGet(result::toString);
    assertThat(seen).as("the result of %s, as JSON", operation.method()).isEqualTo(allowed);
  }

  @Check({"PROTO-3", "GET-1", "CNT-1"})
  void getAndCountsHaveTheDocumentedForm(Subject port) {
    assertForm(port, Operation.GET, "null");
    Forms.counts("counts", result(port, "counts", Operation.COUNTS.params(port)));
    queue(port, "new", DUE);
    JsonNode job = result(port, "get", Operation.GET.params(port));
    assertThat(job.path("id")).as("the id").isEqualTo(text("new"));
    assertThat(bodyOf(job)).as("the body").isEqualTo(text("body of new"));
    assertThat(job.path("state")).as("the state").isEqualTo(text("queued"));
    Forms.seen("get", job);
  }

  @Check("PROTO-3")
  void idsAndBodiesThatLookLikeOtherTypesStayStrings(Subject port) {
    for (String text : List.of("1", "1.0", "true", "null", "[]", "{}", "1e999", "\"\"")) {
      port.put(text, text, DUE);
      assertThat(port.reserve(NOW, 1)).as("reserve").isEqualTo(new Job(text, text));
      port.release(text);
    }
  }

  @Check("PROTO-3")
  void everyRequestOfManyIsAnsweredByItsOwnResult(Subject port) {
    for (int i = 0; i < 300; i++) {
      queue(port, "job " + i, NOW + i);
      Forms.failure("the unknown method \"nope\"", port.call("nope", Json.object()));
      assertThat(port.release("job " + i)).as("release").isZero();
      assertThat(port.pull(NOW + i + 2)).as("pull").isEqualTo(job("job " + i));
      assertThat(port.pull(NOW + i)).as("pull of nothing").isNull();
    }
  }

  @Check("PROTO-4")
  void theProcessEndsWhenItsStdinIsClosed(Lab lab) {
    assertThat(lab.open().endsByItself())
        .as("the process, never used, ends within five seconds")
        .isTrue();
    Subject port = lab.open();
    hold(port, "a", NOW, 10);
    assertThat(port.endsByItself())
        .as("the process, with a reservation, ends within five seconds")
        .isTrue();
  }

  /** What reconnects in the background must not outlive the process's work. */
  @Check("PROTO-4")
  void theProcessEndsAlsoAfterItsConnectionsWereCut(Lab lab) {
    Subject port = lab.open();
    hold(port, "a", NOW, 10);
    for (int cut = 0; cut < 2; cut++) {
      lab.note("CLIENT KILL TYPE normal");
      FaultChecks.killConnections(lab);
      Ledger.attempt(port, "pull", port.params().set("max", Subject.number(NOW)));
    }
    assertThat(port.endsByItself())
        .as("the process, whose connections to Redis were cut, ends within five seconds")
        .isTrue();
  }

  @Check("PROTO-5")
  void aLineThatIsNoJsonIsAnsweredAndThePortGoesOn(Subject port) {
    queue(port, "a", DUE);
    for (String line :
        List.of("rubbish", "{", "{\"jsonrpc\":\"2.0\",\"id\":1,", "'single'", "}{", "\"", "é😀")) {
      assertThat(port.send(line))
          .as("the answer to the line %s", line)
          .isInstanceOfSatisfying(
              Answer.Failure.class,
              failure -> assertThat(failure.code()).as("its code").isEqualTo(Answer.NOT_JSON));
      assertThat(port.release("a")).as("release after the line %s", line).isZero();
    }
    Jobs.assertExpires(port, job("a"), DUE);
  }

  @Check("PROTO-6")
  void anotherOrderOfMembersIsNoOtherRequest(Subject port) {
    everyOperation(port, ProtocolChecks::turnedAround);
  }

  @Check("PROTO-6")
  void membersThatThePortDoesNotKnowAreIgnored(Subject port) {
    everyOperation(
        port,
        params ->
            Json.object()
                .putNull("x-nothing")
                .put("x-remark", "of no concern")
                .setAll(params)
                .set("x-more", Json.object().put("topic", "elsewhere").put("max", 0)));
  }

  private static ObjectNode turnedAround(ObjectNode params) {
    List<String> names = new ArrayList<>(params.propertyNames());
    Collections.reverse(names);
    ObjectNode turned = Json.object();
    names.forEach(name -> turned.set(name, params.get(name)));
    return turned;
  }

  /** Makes each call with params that were changed. */
  private static void everyOperation(Subject port, UnaryOperator<ObjectNode> changed) {
    BiFunction<String, ObjectNode, JsonNode> call =
        (method, params) -> result(port, method, changed.apply(params));
    ObjectNode put = port.params().put("id", "a").put("body", "body of a").put("expiration", 1000);
    assertThat(Forms.bit("put", call.apply("put", put))).as("put").isEqualTo(1);
    ObjectNode reserve = port.params().put("max", 1000).put("ttr", 2);
    assertThat(Forms.job("reserve", call.apply("reserve", reserve)))
        .as("reserve")
        .isEqualTo(job("a"));
    ObjectNode requeue = port.params().put("max", 3000).put("limit", 10);
    assertThat(Forms.count("requeue", call.apply("requeue", requeue))).as("requeue").isEqualTo(1);
    ObjectNode pull = port.params().put("max", 3002);
    assertThat(Forms.job("pull", call.apply("pull", pull))).as("pull").isEqualTo(job("a"));
    hold(port, "b", NOW, 10);
    ObjectNode release = port.params().put("id", "b");
    assertThat(Forms.bit("release", call.apply("release", release))).as("release").isEqualTo(1);
    queue(port, "c", NOW);
    ObjectNode delete = port.params().put("id", "c");
    assertThat(Forms.bit("delete", call.apply("delete", delete))).as("delete").isEqualTo(1);
  }
}
