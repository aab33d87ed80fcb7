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
    lab.redis().del(key("jobs"), key("queued"));
    return shared;
  }

  /** Lays many reserved jobs at once. */
  void layReserved(Map<String, String> bodies, double deadline) {
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
    lab.redis().hset(key("jobs"), id, body);
    lab.redis().zadd(key("queued"), expiration, id);
  }

  void layReserved(String id, String body, double deadline) {
    lab.redis().hset(key("jobs"), id, body);
    lab.redis().zadd(key("reserved"), deadline, id);
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
