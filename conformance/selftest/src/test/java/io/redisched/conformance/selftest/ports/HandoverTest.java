package io.redisched.conformance.selftest.ports;

import static io.redisched.conformance.selftest.ports.CarelessPort.Habit.methods;
import static io.redisched.conformance.selftest.ports.CarelessPort.Habit.number;
import static io.redisched.conformance.selftest.ports.CarelessPort.Habit.results;
import static io.redisched.conformance.selftest.ports.CarelessPort.Habit.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.PortFactory;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.redis.RedisSource;
import io.redisched.conformance.selftest.own.OwnPorts;
import io.redisched.conformance.selftest.ports.CarelessPort.Habit;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import redis.clients.jedis.RedisClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every handover notices a port with which topics cannot be shared. */
class HandoverTest {

  /**
   * A careless port and the handover that must notice it, by the beginning of its title; the
   * careless one is the first of the pair, or the other.
   */
  record Case(String name, boolean first, String seenBy, Habit habit) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Case> CASES =
      List.of(
          new Case("other keys", false, "pulls what", text("topic", topic -> topic + "'")),
          new Case("early by 1 ms", false, "reserves and", number("max", max -> max + 1)),
          new Case(
              "whole milliseconds",
              true,
              "keeps to the instants",
              number("expiration", Math::floor)),
          new Case(
              "whole seconds", true, "takes in turns", number("expiration", HandoverTest::seconds)),
          new Case(
              "ttr in whole seconds", true, "keeps to the deadlines", number("ttr", Math::floor)),
          new Case(
              "ttr in milliseconds", true, "refuses a duplicate", number("ttr", ttr -> ttr / 1000)),
          new Case("trimmed ids", false, "finds the awkward ids", text("id", String::strip)),
          new Case(
              "ids cut at NUL",
              true,
              "finds the awkward ids",
              text("id", id -> id.split("(?<=.)\0", 2)[0])),
          new Case(
              "composed bodies", true, "reads the awkward", text("body", HandoverTest::composed)),
          new Case(
              "no braces in topics",
              true,
              "finds the awkward topics",
              text("topic", topic -> topic.replace('}', ')'))),
          new Case("bodies as text", false, "reads the first's", results(HandoverTest::asText)),
          new Case("release of any job", false, "releases what", methods("release", "delete")),
          new Case(
              "late release", true, "requeues what the first then", methods("release", "delete")),
          new Case("delete of reserved jobs only", false, "deletes", methods("delete", "release")),
          new Case(
              "no limit", false, "requeues what the first holds", number("limit", limit -> 1000)),
          new Case(
              "held without overdue", false, "counts", results(HandoverTest::heldWithoutOverdue)),
          new Case("pull that reserves", false, "pulls", methods("pull", "reserve")));

  @ParameterizedTest(name = "{0}", quoteTextArguments = false)
  @FieldSource("CASES")
  void aCarelessPortIsNoticed(Case one) {
    PairResult result = play(one.habit(), one.first());

    assertThat(result.outcome()).isEqualTo("failed");
    assertThat(result.message()).contains("jedis " + one.seenBy()).contains("The last call: ");
    assertThat(result.trace()).anyMatch(line -> line.startsWith("  lettuce: put "));
  }

  @Test
  void everyHandoverHasBeenSeenToNotice() {
    assertThat(Handover.all())
        .allMatch(
            handover -> CASES.stream().anyMatch(one -> handover.title().startsWith(one.seenBy())));
  }

  @Test
  void aPortWithoutLayoutIsNotRun() {
    PairResult result = play(results(HandoverTest::withoutLayout), false);

    assertThat(result.outcome()).isEqualTo("not-run");
    assertThat(result.message()).isEqualTo("jedis does not declare the profile layout");
  }

  @Test
  void aSoundPairPasses() {
    assertThat(play(text("id", id -> id), true).message()).isEmpty();
  }

  private static PairResult play(Habit habit, boolean first) {
    PortFactory careless =
        uri -> new CarelessPort(first ? OwnPorts.lettuce(uri) : OwnPorts.jedis(uri), habit);
    try (RedisServer server = RedisServer.start(new RedisSource.Embedded());
        RedisClient redis = RedisClient.create(server.uri());
        Player from = new Player("lettuce", first ? careless : OwnPorts::lettuce, server.uri());
        Player to = new Player("jedis", first ? OwnPorts::jedis : careless, server.uri())) {
      return PairRun.play(from, to, redis);
    }
  }

  private static void withoutLayout(ObjectNode answer) {
    if (answer.path("profiles") instanceof ArrayNode profiles) {
      profiles.removeIf(name -> name.asString().equals("layout"));
    }
  }

  private static double seconds(double millis) {
    return Math.floor(millis / 1000) * 1000;
  }

  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static void asText(ObjectNode answer) {
    if (answer.has("body64")) {
      answer.put("body", "\ufffd").remove("body64");
    }
  }

  private static void heldWithoutOverdue(ObjectNode answer) {
    if (answer.has("overdue")) {
      answer.put("reserved", answer.path("reserved").asLong() - answer.path("overdue").asLong());
    }
  }
}
