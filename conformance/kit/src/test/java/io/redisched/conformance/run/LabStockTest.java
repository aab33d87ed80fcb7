package io.redisched.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.Port;
import io.redisched.conformance.port.PortFailure;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Trace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

class LabStockTest {

  private final RedisSource source = RedisSource.fromSystemProperty();
  private final List<URI> started = new ArrayList<>();
  private final LabStock stock = new LabStock(source, this::start);

  @AfterEach
  void close() {
    stock.close();
  }

  private Port start(URI redis) {
    started.add(redis);
    return new Port() {
      @Override
      public Answer call(String method, ObjectNode params) {
        if (method.equals("fail")) {
          throw new PortFailure("as it was asked to");
        }
        return new Answer.Result(IntNode.valueOf(1));
      }

      @Override
      public void close() {}
    };
  }

  private Lab lab() {
    return new Lab(stock.lend(), source, new Trace(), "topic");
  }

  /** Makes a check with two processes that passes; returns its Redis. */
  private URI pass() {
    try (Lab lab = lab()) {
      lab.open().release("a");
      lab.open().release("a");
      lab.passed();
      return lab.server().uri();
    }
  }

  @Test
  void redisAndProcessesGoOnToTheNextCheck() {
    URI redis = pass();

    assertThat(pass()).isEqualTo(redis);

    assertThat(started).containsExactly(redis, redis);
  }

  @Test
  void checksThatRunAtOnceShareNothing() {
    pass();
    try (Lab one = lab();
        Lab other = lab()) {
      assertThat(one.server().uri()).isNotEqualTo(other.server().uri());
    }
  }

  @Test
  void whatACheckThatDidNotPassUsedIsOfNoFurtherUse() {
    URI redis;
    try (Lab lab = lab()) {
      lab.open().release("a");
      redis = lab.server().uri();
    }

    assertThat(pass()).isNotEqualTo(redis);
    assertThat(started).hasSize(3);
  }

  @Test
  void aRedisWithKeysIsOfNoFurtherUse() {
    URI redis;
    try (Lab lab = lab()) {
      lab.redis().set("left", "behind");
      lab.passed();
      redis = lab.server().uri();
    }

    assertThat(pass()).isNotEqualTo(redis);
  }

  @Test
  void aProcessThatFailedIsNotUsedAgain() {
    URI redis;
    try (Lab lab = lab()) {
      redis = lab.server().uri();
      assertThatThrownBy(() -> lab.open().call("fail", lab.open().params()))
          .isInstanceOf(PortFailure.class);
      lab.passed();
    }

    try (Lab lab = lab()) {
      lab.open().release("a");

      assertThat(lab.server().uri()).isEqualTo(redis);
      assertThat(started).hasSize(2);
    }
  }

  @Test
  void aProcessOnAnotherRedisIsStarted() {
    pass();
    try (Lab lab = lab()) {
      lab.openBehindRelay().release("a");

      assertThat(started).hasSize(3);
      assertThat(started.get(2)).isNotEqualTo(lab.server().uri());
    }
  }

  @Test
  void itsRedisIsNotConfigured() {
    try (Lab lab = lab()) {
      assertThatThrownBy(() -> lab.server("--maxmemory", "1mb"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("configuration");
    }
  }
}
