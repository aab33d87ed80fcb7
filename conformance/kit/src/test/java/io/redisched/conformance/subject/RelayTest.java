package io.redisched.conformance.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

class RelayTest {

  @Test
  void losesTheReplyAndNotTheCommand() {
    try (RedisServer redis = RedisServer.start(RedisSource.fromSystemProperty());
        Relay relay = new Relay(redis.uri());
        Jedis through = new Jedis(relay.uri());
        Jedis beside = new Jedis(redis.uri())) {
      through.ping();
      relay.loseReply(1);

      assertThat(through.incr("counter")).as("the reply before").isEqualTo(1);
      assertThatThrownBy(() -> through.incr("counter"))
          .isInstanceOf(JedisConnectionException.class);

      assertThat(relay.hasLost()).isTrue();
      assertThat(beside.get("counter")).isEqualTo("2");
    }
  }

  @Test
  void passesEverythingOnAfterALossThatWasCalledOff() {
    try (RedisServer redis = RedisServer.start(RedisSource.fromSystemProperty());
        Relay relay = new Relay(redis.uri());
        Jedis through = new Jedis(relay.uri())) {
      relay.loseReply(1);
      through.ping();

      assertThat(relay.hasLost()).isFalse();
      assertThat(through.echo("x".repeat(100_000))).hasSize(100_000);
    }
  }
}
