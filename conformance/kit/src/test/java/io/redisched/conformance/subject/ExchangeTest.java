package io.redisched.conformance.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ExchangeTest {

  private static final ObjectNode PARAMS = Json.object().put("id", "a");

  @Test
  void anInstantIsWrittenInItsDigits() {
    ObjectNode seen = Json.object().put("id", "a").put("at", 1.7e12);

    Exchange exchange = Exchange.answered(1, "get", PARAMS, new Answer.Result(seen));

    assertThat(exchange).hasToString("get {\"id\":\"a\"} -> {\"id\":\"a\",\"at\":1700000000000}");
    assertThat(seen.get("at").isDouble()).as("the answer is as it was").isTrue();
  }

  @Test
  void whatHasSeveralLinesIsWrittenOnOne() {
    Exchange exchange = Exchange.unanswered(2, "put", PARAMS, "it said\n  > {}\nand died\n");

    assertThat(exchange)
        .hasToString("[process 2] put {\"id\":\"a\"} -> no answer: it said > {} and died");
  }
}
