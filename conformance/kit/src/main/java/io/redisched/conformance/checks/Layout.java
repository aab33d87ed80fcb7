package io.redisched.conformance.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.resps.Tuple;

/**
 * The three keys of a topic that the profile {@code layout} lays down, and what is in them: the
 * kit's own hands in a lab's Redis.
 *
 * @param lab whose Redis
 * @param name the topic
 */
record Layout(Lab lab, String name) {

  /**
   * Tells whether the port keeps this topic's jobs under these keys: whether it deletes a job that
   * was laid there.
   */
  boolean isThatOf(Subject port) {
    layQueued("probe", "", 0);
    boolean shared = port.delete("probe") == 1;
    lab.note("DEL " + key("jobs") + " " + key("queued"));
    lab.redis().del(key("jobs"), key("queued"));
    return shared;
  }

  /** Lays many reserved jobs at once. */
  void layReserved(Map<String, String> bodies, double deadline) {
    lab.note(
        "HSET %s and ZADD %s for %d jobs with the deadline %s"
            .formatted(key("jobs"), key("reserved"), bodies.size(), Subject.number(deadline)));
    try (AbstractPipeline pipeline = lab.redis().pipelined()) {
      bodies.forEach(
          (id, body) -> {
            pipeline.hset(key("jobs"), id, body);
            pipeline.zadd(key("reserved"), deadline, id);
          });
    }
  }

  String key(String kind) {
    return "redisched:{" + name + "}:" + kind;
  }

  void layQueued(String id, String body, double expiration) {
    layBody(id, body);
    layEntry("queued", id, expiration);
  }

  void layReserved(String id, String body, double deadline) {
    layBody(id, body);
    layEntry("reserved", id, deadline);
  }

  private void layBody(String id, String body) {
    lab.note("HSET " + key("jobs") + " " + id + " " + body);
    lab.redis().hset(key("jobs"), id, body);
  }

  /** Lays an entry that need not have a body. */
  void layEntry(String kind, String id, double score) {
    lab.note("ZADD " + key(kind) + " " + Subject.number(score) + " " + id);
    lab.redis().zadd(key(kind), score, id);
  }

  /** Lays many entries that have no bodies. */
  void layEntries(String kind, Map<String, Double> scores) {
    lab.note("ZADD " + key(kind) + " of " + scores.size() + " entries without bodies");
    lab.redis().zadd(key(kind), scores);
  }

  /** Ends a queued job as another port would. */
  void endQueued(String id) {
    lab.note("HDEL " + key("jobs") + " " + id + ", ZREM " + key("queued") + " " + id);
    lab.redis().hdel(key("jobs"), id);
    lab.redis().zrem(key("queued"), id);
  }

  void assertHolds(
      Map<String, String> jobs, Map<String, Double> queued, Map<String, Double> reserved) {
    assertThat(lab.redis().hgetAll(key("jobs"))).as("the hash %s", key("jobs")).isEqualTo(jobs);
    assertThat(scores("queued")).as("the sorted set %s", key("queued")).isEqualTo(queued);
    assertThat(scores("reserved")).as("the sorted set %s", key("reserved")).isEqualTo(reserved);
    TreeSet<String> expected = new TreeSet<>();
    if (!jobs.isEmpty()) {
      expected.add(key("jobs"));
    }
    if (!queued.isEmpty()) {
      expected.add(key("queued"));
    }
    if (!reserved.isEmpty()) {
      expected.add(key("reserved"));
    }
    assertThat(new TreeSet<>(lab.redis().keys("*"))).as("all keys").isEqualTo(expected);
  }

  private Map<String, Double> scores(String kind) {
    Map<String, Double> scores = new HashMap<>();
    for (Tuple entry : lab.redis().zrangeWithScores(key(kind), 0, -1)) {
      scores.put(entry.getElement(), entry.getScore());
    }
    return scores;
  }
}
