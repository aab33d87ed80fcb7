package io.redisched.conformance.selftest.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.TimeLimits;
import io.redisched.conformance.selftest.JavaMain;
import io.redisched.conformance.selftest.MemoryPort;
import java.net.URI;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema describes the messages: those of the document, and those that really pass. */
class MessageSchemaTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MessageSchema schema = new MessageSchema();

  @Test
  void theTranscriptKeepsTheSchema() {
    ProtocolDocument.read().transcript().stream()
        .filter(exchange -> exchange.request().startsWith("{"))
        .forEach(
            exchange -> {
              JsonNode request = JSON.readTree(exchange.request());
              JsonNode answer = JSON.readTree(exchange.answer());
              String method = request.path("method").stringValue();
              assertThat(schema.request(request)).as(exchange.request()).isEmpty();
              assertThat(schema.response(answer)).as(exchange.answer()).isEmpty();
              if (answer.has("result")) {
                assertThat(schema.params(method, request.path("params"))).isEmpty();
                assertThat(schema.result(method, answer.path("result"))).isEmpty();
              }
            });
  }

  @Test
  void theMessagesShownInPassingKeepTheSchema() {
    assertThat(ProtocolDocument.read().messages())
        .hasSizeGreaterThanOrEqualTo(3)
        .allSatisfy(
            message -> {
              JsonNode json = JSON.readTree(message);
              assertThat(json.has("method") ? schema.request(json) : schema.response(json))
                  .isEmpty();
            });
  }

  @Test
  void whatAPortAnswersKeepsTheSchema() {
    try (Port port =
        JavaMain.port(MemoryPort.class, TimeLimits.DEFAULT)
            .open(URI.create("redis://127.0.0.1:1/0"))) {
      check(port, "describe", "{}");
      check(port, "put", "{'topic':'t','id':'a','body':'x','expiration':-0.5}");
      check(port, "put", "{'topic':'t','id':'b','body64':'wyg=','expiration':1e300}");
      check(port, "get", "{'topic':'t','id':'b'}");
      check(port, "reserve", "{'topic':'t','max':0,'ttr':0}");
      check(port, "reserve", "{'topic':'t','max':0,'ttr':0.25}");
      check(port, "get", "{'topic':'t','id':'a'}");
      check(port, "get", "{'topic':'t','id':'absent'}");
      check(port, "counts", "{'topic':'t','now':0}");
      check(port, "requeue", "{'topic':'t','max':0,'limit':5}");
      check(port, "pull", "{'topic':'t','max':0}");
      check(port, "release", "{'topic':'t','id':'a'}");
      check(port, "delete", "{'topic':'t','id':'b'}");
    }
  }

  private void check(Port port, String method, String params) {
    ObjectNode given = (ObjectNode) JSON.readTree(params.replace('\'', '"'));
    assertThat(schema.params(method, given)).as("params of " + method).isEmpty();
    Answer answer = port.call(method, given);
    assertThat(answer).isInstanceOf(Answer.Result.class);
    JsonNode result = ((Answer.Result) answer).value();
    assertThat(schema.result(method, result)).as(method + " answered " + result).isEmpty();
  }

  @Test
  void whatIsWrongBreaksTheSchema() {
    assertThat(schema.result("put", JSON.readTree("true"))).isNotEmpty();
    assertThat(schema.result("put", JSON.readTree("\"1\""))).isNotEmpty();
    assertThat(schema.result("put", JSON.readTree("null"))).isNotEmpty();
    assertThat(schema.result("reserve", JSON.readTree("{}"))).isNotEmpty();
    assertThat(schema.result("reserve", JSON.readTree("{\"id\":\"a\"}"))).isNotEmpty();
    assertThat(schema.result("requeue", JSON.readTree("-1"))).isNotEmpty();
    assertThat(schema.result("counts", JSON.readTree("{\"ready\":0}"))).isNotEmpty();
    assertThat(
            schema.result(
                "get", JSON.readTree("{\"id\":\"a\",\"body\":\"\",\"state\":\"done\",\"at\":1}")))
        .isNotEmpty();
    assertThat(schema.result("describe", JSON.readTree("{\"name\":\"x\"}"))).isNotEmpty();
    assertThat(schema.response(JSON.readTree("{\"jsonrpc\":\"2.0\",\"id\":1}"))).isNotEmpty();
    assertThat(schema.response(JSON.readTree("{\"jsonrpc\":\"1.0\",\"id\":1,\"result\":1}")))
        .isNotEmpty();
    assertThat(
            schema.response(
                JSON.readTree(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":1,\"error\":{\"code\":-32000,\"message\":\"\"}}")))
        .isNotEmpty();
  }
}
