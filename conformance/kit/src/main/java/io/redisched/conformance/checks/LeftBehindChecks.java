package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.DUE;
import static io.redisched.conformance.checks.Instants.FAR;
import static io.redisched.conformance.checks.Instants.NOW;
import static io.redisched.conformance.checks.Jobs.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.spec.Profile;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Subject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Section "what is left behind" of the specification, seen from outside: by the keys of a Redis
 * that nobody else uses. What a port keeps for itself, whatever the topic, is no concern of these
 * clauses; so the keys after a first topic are compared with those after others.
 */
public abstract class LeftBehindChecks {

  /** Part of names that a port which keeps them cannot hide. */
  private static final String LONG = "x".repeat(300);

  /** In bytes; far less than a tenth of the names. */
  private static final long NOTHING_TO_SPEAK_OF = 4096;

  private static final List<String> LIFE =
      List.of("put", "put", "reserve", "requeue", "reserve", "requeue", "reserve");

  private static Set<String> keys(Lab lab) {
    return new TreeSet<>(lab.redis().keys("*"));
  }

  private static Set<String> newKeys(Lab lab, Set<String> own) {
    Set<String> keys = keys(lab);
    keys.removeAll(own);
    return keys;
  }

  /** Warms the port up on a topic of its own; returns the keys that it keeps for itself. */
  private static Set<String> own(Lab lab, Subject port) {
    everyEnd(port.on("the first topic"));
    return keys(lab);
  }

  /** Brings a job to each of the ends there are. */
  private static void everyEnd(Subject port) {
    List.of("a", "b", "c", "d").forEach(id -> port.put(id, "body", NOW));
    port.put("late", "body", NOW + 5000);
    port.put("a", "again", NOW);
    Jobs.due(port, NOW - 1);
    port.reserve(NOW, 1);
    port.reserve(NOW, 1);
    port.reserve(NOW, 0);
    port.requeue(NOW, 10);
    port.pull(NOW);
    port.pull(NOW);
    List.of("a", "b", "c", "d").forEach(port::release);
    List.of("a", "b", "c", "d", "late").forEach(port::delete);
  }

  @Check("LEFT-1")
  void noKeyIsLeftWhenAllJobsHaveEnded(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    Set<String> own = own(lab, port);
    for (String topic : List.of("second", "a topic: {with} awkward\u0000characters", "é😀")) {
      everyEnd(port.on(topic));
      assertThat(newKeys(lab, own))
          .as("keys that are new when all jobs of \"%s\" have ended", topic)
          .isEmpty();
    }
  }

  @Check("LEFT-1")
  void noKeyIsLeftWhicheverWayTheLastJobEnds(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    Set<String> own = own(lab, port);
    Subject topic = port.on("release");
    topic.put("a", "", DUE);
    topic.reserve(NOW, 10);
    topic.release("a");
    assertThat(newKeys(lab, own)).as("keys that are new when the last job was released").isEmpty();
    topic = port.on("late release");
    topic.put("a", "", DUE);
    topic.reserve(NOW, 0);
    topic.requeue(NOW - 1, 1);
    topic.release("a");
    assertThat(newKeys(lab, own))
        .as("keys that are new when the last job was released late")
        .isEmpty();
    topic = port.on("pull");
    topic.put("a", "body", DUE);
    topic.pull(NOW);
    assertThat(newKeys(lab, own)).as("keys that are new when the last job was pulled").isEmpty();
    topic = port.on("delete queued");
    topic.put("a", "body", DUE);
    topic.delete("a");
    assertThat(newKeys(lab, own))
        .as("keys that are new when the last job was deleted, queued")
        .isEmpty();
    topic = port.on("delete reserved");
    topic.put("a", "body", DUE);
    topic.reserve(NOW, 10);
    topic.delete("a");
    assertThat(newKeys(lab, own))
        .as("keys that are new when the last job was deleted, reserved")
        .isEmpty();
    topic = port.on("requeue and pull");
    topic.put("a", "body", DUE);
    topic.reserve(NOW, 0);
    topic.requeue(NOW, 1);
    topic.pull(NOW);
    assertThat(newKeys(lab, own))
        .as("keys that are new when the last job was requeued and pulled")
        .isEmpty();
  }

  /** What a port notes of a job in one operation it may forget to clear away in another. */
  @Check("LEFT-1")
  void noKeyIsLeftWhateverTheLastJobWentThrough(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    boolean inspect = port.profiles().contains(Profile.INSPECT);
    liveAndEnd(port.on("the first topic"), LIFE, "release", inspect);
    liveAndEnd(port.on("the first topic"), LIFE, "delete", inspect);
    liveAndEnd(port.on("the first topic"), LIFE.subList(0, 1), "pull", inspect);
    Set<String> own = keys(lab);
    for (int length = 1; length <= LIFE.size(); length++) {
      List<String> life = LIFE.subList(0, length);
      boolean reserved = life.get(length - 1).equals("reserve");
      for (String end : List.of("delete", reserved ? "release" : "pull")) {
        liveAndEnd(port.on(end + " after " + length + " steps"), life, end, inspect);
        assertThat(newKeys(lab, own))
            .as(
                "keys that are new when the last job ended by %s, after %s",
                end, String.join(", ", life))
            .isEmpty();
      }
    }
  }

  /** Has a job go through a life and end; it is looked at in between. */
  private static void liveAndEnd(Subject topic, List<String> life, String end, boolean inspect) {
    for (String step : Stream.concat(life.stream(), Stream.of(end)).toList()) {
      switch (step) {
        case "put" -> topic.put("a", "body", DUE);
        case "reserve" -> topic.reserve(NOW, 0);
        case "requeue" -> topic.requeue(NOW, 1);
        case "release" -> topic.release("a");
        case "pull" -> topic.pull(NOW);
        default -> topic.delete("a");
      }
      if (inspect) {
        topic.get("a");
        topic.counts(NOW);
      }
    }
  }

  @Check("LEFT-1")
  void noKeyIsLeftAfterManyJobs(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    Set<String> own = own(lab, port);
    for (int i = 0; i < 30; i++) {
      port.put("job " + i, "body " + i, NOW + i);
    }
    for (int i = 0; i < 20; i++) {
      port.reserve(FAR, i % 3);
    }
    for (int i = 0; i < 30; i++) {
      port.delete("job " + i);
      port.release("job " + i);
    }
    assertThat(newKeys(lab, own)).as("keys that are new when all thirty jobs have ended").isEmpty();
  }

  @Check("LEFT-1")
  void whatThePortKeepsForItselfDoesNotGrowWithWhatHasEnded(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    shortLives(port, 0, 5);
    long before = Jobs.memory(lab.redis());
    shortLives(port, 5, 45);
    assertThat(Jobs.memory(lab.redis()) - before)
        .as("bytes of Redis memory that 40 topics left, of each three jobs that have ended")
        .isLessThan(NOTHING_TO_SPEAK_OF);
  }

  /** Has three jobs end in each of some topics; the names are so long that a list of them shows. */
  private static void shortLives(Subject port, int from, int to) {
    for (int i = from; i < to; i++) {
      Subject topic = port.on(port.topic() + " " + i + LONG);
      String name = i + LONG;
      List.of("a", "b", "c").forEach(id -> topic.put(id + name, "body", DUE));
      topic.delete("c" + name);
      Job held = topic.reserve(NOW, 1);
      if (held != null) {
        topic.release(held.id());
      }
      topic.pull(NOW);
    }
  }

  @Check("LEFT-2")
  void operationsOnATopicWithoutJobsCreateNoKey(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    Set<String> own = own(lab, port);
    for (Operation operation : Operation.offeredBy(port)) {
      if (operation != Operation.PUT) {
        Subject topic = port.on("empty topic for " + operation.method());
        topic.call(operation.method(), operation.params(topic));
        assertThat(newKeys(lab, own))
            .as("keys that are new after %s in an empty topic", operation.method())
            .isEmpty();
      }
    }
  }

  @Check("LEFT-2")
  void refusedCallsCreateNoKey(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    Set<String> own = own(lab, port);
    Subject topic = port.on("topic of refused calls");
    for (Operation operation : Operation.offeredBy(port)) {
      for (String argument : operation.arguments()) {
        ForEach.of(
            bad(argument),
            value -> {
              ObjectNode params = operation.params(topic);
              Answer answer = topic.call(operation.method(), params.set(argument, value));
              if (answer instanceof Answer.Result) { // which is the affair of other clauses
                Jobs.everything(topic);
              }
            });
      }
      assertThat(newKeys(lab, own))
          .as("keys that are new after refused calls of %s", operation)
          .isEmpty();
    }
  }

  @Check("LEFT-3")
  void noPartOfAJobExpires(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    for (String kind : List.of("small", "large", LONG)) {
      String body = kind.equals("large") ? "x".repeat(200_000) : "body";
      Subject topic = port.on(port.topic() + " of " + kind);
      for (String id : List.of("reserved", "again", "queued", "delayed")) {
        topic.put(kind + id, body, id.equals("delayed") ? FAR : DUE);
        if (!id.equals("queued") && !id.equals("delayed")) {
          topic.reserve(NOW, id.equals("again") ? 0 : 10);
        }
      }
      topic.requeue(NOW + 1, 10);
      assertThat(topic.reserve(NOW + 2, 0)).as("reserve").isNotNull();
      assertThat(topic.requeue(NOW + 2, 10)).as("requeue").isOne();
      lab.requireStateInRedis();

      Set<String> expired = expireAtOnce(lab);

      for (String id : List.of("reserved", "again", "queued", "delayed")) {
        assertThat(topic.put(kind + id, "another", DUE))
            .as("put of the id of a job that is %s, after the time to live of %s", id, expired)
            .isZero();
      }
      assertThat(Jobs.due(topic, FAR))
          .as("what is handed out after the time to live of %s was over", expired)
          .containsExactlyInAnyOrder(
              new Job(kind + "again", body),
              new Job(kind + "queued", body),
              new Job(kind + "delayed", body));
      assertThat(topic.release(kind + "reserved"))
          .as("release after the time to live of %s was over", expired)
          .isOne();
    }
  }

  /** Times that are near, on the clock on the wall, or far in its future, too. */
  @Check("LEFT-3")
  void noJobExpiresHoweverFarItsTimeIs(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    double now = System.currentTimeMillis();
    double day = 86_400_000;
    for (double away : new double[] {0, 1000, day, 40 * day, 400 * day, 4000 * day, -day}) {
      Subject topic = port.on(port.topic() + " " + away);
      Jobs.queue(topic, "queued", now + away);
      Jobs.queue(topic, "reserved", now + away - 1);
      assertThat(topic.reserve(now + away - 1, 10)).as("reserve").isEqualTo(job("reserved"));
      lab.requireStateInRedis();

      Set<String> expired = expireAtOnce(lab);

      assertThat(topic.pull(now + away))
          .as("pull after the time to live of %s was over", expired)
          .isEqualTo(job("queued"));
      assertThat(topic.release("reserved"))
          .as("release after the time to live of %s was over", expired)
          .isOne();
    }
  }

  /** Has Redis do at once what it would do in time; returns the keys that are gone by that. */
  private static Set<String> expireAtOnce(Lab lab) {
    Set<String> mortal = keys(lab);
    mortal.removeIf(key -> lab.redis().pttl(key) < 0);
    mortal.forEach(key -> lab.redis().pexpire(key, 0));
    return mortal;
  }

  private static List<JsonNode> bad(String argument) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    JsonNode infinite = json.numberNode(new BigDecimal("1e999"));
    return switch (argument) {
      case "topic", "id" -> List.of(json.stringNode(""), json.nullNode());
      case "ttr", "limit" -> List.of(json.numberNode(-1), json.numberNode(-0.5), infinite);
      case "body" -> List.of(json.nullNode());
      default -> List.of(json.nullNode(), json.stringNode("soon"), infinite);
    };
  }
}
