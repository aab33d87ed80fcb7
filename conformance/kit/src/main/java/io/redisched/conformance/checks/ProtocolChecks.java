package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.job;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Section "the port protocol" of the specification. */
public abstract class ProtocolChecks {

  private static JsonNode result(Subject port, String method, Object params) {
    Answer answer = port.call(method, (tools.jackson.databind.node.ObjectNode) params);
    assertThat(answer).as("the answer to %s", method).isInstanceOf(Answer.Result.class);
    return ((Answer.Result) answer).value();
  }

  @Check("PROTO-1")
  void aPortDescribesItself(Subject port) {
    JsonNode result = result(port, "describe", Json.object());
    for (String field : List.of("name", "version", "language", "client")) {
      assertThat(result.path(field).isString()).as("\"%s\" is a string: %s", field, result).isTrue();
      assertThat(result.path(field).stringValue()).as(field).isNotBlank();
    }
    assertThat(result.path("profiles").isArray()).as("\"profiles\" is a list: %s", result).isTrue();
    List<String> profiles = new ArrayList<>();
    result
        .path("profiles")
        .forEach(
            profile -> {
              assertThat(profile.isString()).as("each profile is a string: %s", result).isTrue();
              profiles.add(profile.stringValue());
            });
    assertThat(profiles).as("profiles").contains("core").doesNotHaveDuplicates();
  }

  @Check("PROTO-1")
  void aPortDescribesItselfAsOftenAsItIsAsked(Subject port) {
    JsonNode first = result(port, "describe", Json.object());
    queue(port, "a", NOW);
    assertThat(result(port, "describe", Json.object())).as("describe again").isEqualTo(first);
    Jobs.assertExpires(port, job("a"), NOW);
  }

  @Check("PROTO-2")
  void anUnknownMethodIsRefusedAndThePortGoesOn(Subject port) {
    queue(port, "a", NOW);
    for (String method :
        List.of("nope", "PUT", "Put", "put ", " put", "_put", "requeue_all", "toString",
            "constructor", "__proto__", "close", "eval", "é😀", "rpc.discover")) {
      Answer answer = port.call(method, Operation.PUT.params(port).put("max", 0).put("ttr", 0));
      assertThat(answer)
          .as("the answer to the unknown method \"%s\"", method)
          .isInstanceOf(Answer.Failure.class);
      assertThat(((Answer.Failure) answer).code())
          .as("the error code for the unknown method \"%s\"", method)
          .isEqualTo(Answer.UNKNOWN_METHOD);
    }
    Jobs.assertExpires(port, job("a"), NOW);
    Jobs.assertNothingLeft(port);
  }

  @Check("PROTO-3")
  void answersHaveTheDocumentedForm(Subject port) {
    port.put("a", "1", NOW);
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
        ? text(new String(java.util.Base64.getDecoder().decode(encoded.stringValue()),
            java.nio.charset.StandardCharsets.UTF_8))
        : job.path("body");
  }

  private static JsonNode text(String value) {
    return Json.MAPPER.getNodeFactory().stringNode(value);
  }

  /** A number may be written 1 or 1.0, as the port's language likes; true is none. */
  private static void assertForm(Subject port, Operation operation, String allowed) {
    JsonNode result = result(port, operation.method(), operation.params(port));
    String seen =
        result.isNumber()
            ? result.decimalValue().stripTrailingZeros().toPlainString()
            : result.toString();
    assertThat(seen).as("the result of %s, as JSON", operation.method()).isEqualTo(allowed);
  }

  @Check({"PROTO-3", "GET-1", "CNT-1"})
  void getAndCountsHaveTheDocumentedForm(Subject port) {
    assertForm(port, Operation.GET, "null");
    JsonNode none = result(port, "counts", Operation.COUNTS.params(port));
    for (String field : List.of("ready", "delayed", "reserved", "overdue")) {
      assertThat(none.path(field).isNumber()).as("\"%s\" is a number: %s", field, none).isTrue();
    }
    queue(port, "new", NOW);
    JsonNode job = result(port, "get", Operation.GET.params(port));
    assertThat(job.path("id")).as("the id").isEqualTo(text("new"));
    assertThat(bodyOf(job)).as("the body").isEqualTo(text("body of new"));
    assertThat(job.path("state")).as("the state").isEqualTo(text("queued"));
    assertThat(job.path("at").isNumber()).as("\"at\" is a number: %s", job).isTrue();
  }

  @Check("PROTO-3")
  void idsAndBodiesThatLookLikeOtherTypesStayStrings(Subject port) {
    for (String text : List.of("1", "1.0", "true", "null", "[]", "{}", "1e999", "\"\"")) {
      port.put(text, text, NOW);
      assertThat(port.reserve(NOW, 1)).as("reserve").isEqualTo(new Job(text, text));
      port.release(text);
    }
  }

  @Check("PROTO-3")
  void everyRequestOfManyIsAnsweredByItsOwnResult(Subject port) {
    for (int i = 0; i < 300; i++) {
      queue(port, "job " + i, NOW + i);
      assertThat(port.call("nope", Json.object()))
          .as("the answer to an unknown method")
          .isInstanceOf(Answer.Failure.class);
      assertThat(port.release("job " + i)).as("release").isZero();
      assertThat(port.pull(NOW + i)).as("pull").isEqualTo(job("job " + i));
      assertThat(port.pull(NOW + i)).as("pull of nothing").isNull();
    }
  }

  @Check("PROTO-3")
  void extraParametersDoNoHarm(Subject port) {
    hold(port, "a", NOW - 1, 60);
    assertThat(
            result(port, "put", Operation.PUT.params(port).put("comment", "x").put("ttr", -1))
                .asString())
        .as("put with parameters it does not know")
        .isEqualTo("1");
    assertThat(port.release("a")).as("release").isEqualTo(1);
  }
}
