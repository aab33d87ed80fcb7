package io.redisched.conformance.selftest.ports;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.selftest.own.OwnPorts;
import io.redisched.conformance.selftest.ports.Readiness.NotRun;
import io.redisched.conformance.selftest.ports.Readiness.Ready;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.RedisClient;

/**
 * Ports that declare the profile {@code layout} share topics: every one of ours with every other,
 * in both directions. What was exchanged is kept in {@code target/conformance/pairs.json}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("ports")
class InteropTest {

  private static final List<String> OWN = List.of("jedis", "lettuce");

  private final Map<String, Readiness> samples = new LinkedHashMap<>();
  private final Map<String, Player> players = new HashMap<>();
  private final List<PairResult> results = new ArrayList<>();
  private @Nullable RedisServer server;
  private @Nullable RedisClient redis;

  @BeforeAll
  void start() {
    RedisServer started = RedisServer.start(new RedisSource.Embedded());
    server = started;
    redis = RedisClient.create(started.uri());
    players.put("jedis", new Player("jedis", OwnPorts::jedis, started.uri()));
    players.put("lettuce", new Player("lettuce", OwnPorts::lettuce, started.uri()));
    for (Readiness sample : SamplePorts.ofThisRun().readiness()) {
      String name = sample.port().name();
      samples.put(name, sample);
      if (sample instanceof Ready ready) {
        players.put(name, new Player(name, ready.factory(), started.uri()));
      }
    }
  }

  @AfterAll
  void end() {
    players.values().forEach(Player::close);
    if (redis != null) {
      redis.close();
    }
    if (server != null) {
      server.close();
    }
    PairFile.write(results, SamplePorts.RESULTS);
  }

  Stream<Arguments> pairs() {
    List<String> names = Stream.concat(OWN.stream(), samples.keySet().stream()).toList();
    return names.stream()
        .flatMap(
            from ->
                names.stream().filter(to -> !to.equals(from)).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}", quoteTextArguments = false)
  @MethodSource("pairs")
  void whatOneBeginsTheOtherGoesOnWith(String from, String to) {
    PairResult result = play(from, to);
    results.add(result);
    if (result.outcome().equals("not-run")) {
      boolean required = Boolean.getBoolean(Readiness.REQUIRED);
      assertThat(required).as("%s, and required: %s", result.outcome(), result.message()).isFalse();
      abort(result.message());
    }
    assertThat(result.message()).as("interop from %s to %s", from, to).isEmpty();
    assertThat(result.outcome()).isEqualTo("passed");
  }

  private PairResult play(String from, String to) {
    for (String name : List.of(from, to)) {
      if (samples.get(name) instanceof NotRun absent) {
        return PairResult.notRun(from, to, absent.explanation());
      }
    }
    return PairRun.play(player(from), player(to), requireNonNull(redis));
  }

  private Player player(String name) {
    return requireNonNull(players.get(name), name);
  }
}
