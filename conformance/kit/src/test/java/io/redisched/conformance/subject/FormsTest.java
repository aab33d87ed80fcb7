package io.redisched.conformance.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.conformance.port.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;

class FormsTest {

  private static final Answer.Failure REFUSED = new Answer.Failure(-32602, "ttr is missing");

  @Test
  void aResultInPlaceOfAnErrorIsToldAsItWasAnswered() {
    assertThat(Forms.failure("reserve without ttr", REFUSED)).isEqualTo(REFUSED);
    assertThatThrownBy(
            () -> Forms.failure("reserve without ttr", new Answer.Result(NullNode.instance)))
        .isInstanceOf(AssertionError.class)
        .hasMessage("reserve without ttr must answer an error, but answered null");
  }

  @Test
  void anErrorInPlaceOfAResultIsToldWithItsWords() {
    assertThat(Forms.result("put", new Answer.Result(IntNode.valueOf(1))).intValue()).isOne();
    assertThatThrownBy(() -> Forms.result("reserve", REFUSED))
        .isInstanceOf(AssertionError.class)
        .hasMessage("reserve answered the error -32602 (ttr is missing)");
  }
}
