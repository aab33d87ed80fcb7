package io.redisched.spi;

import io.redisched.Job;
import io.redisched.JobInfo;
import io.redisched.TopicCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Checks the arguments of each operation and makes the call of its script. */
final class Operations {

  private final KeySpace keySpace;

  Operations(KeySpace keySpace) {
    this.keySpace = keySpace;
  }

  Operation<Boolean> put(String topic, String id, byte[] body, Instant expiration) {
    return new Operation<>(
        Script.PUT,
        keys(topic),
        args(
            Arguments.id(id),
            Arguments.notNull("body", body),
            Numbers.millis("expiration", expiration)),
        Replies::flag);
  }

  Operation<Boolean> put(String topic, String id, String body, Instant expiration) {
    return put(topic, id, Arguments.text("body", body), expiration);
  }

  Operation<Optional<Job>> reserve(String topic, Instant max, Duration ttr) {
    return new Operation<>(
        Script.RESERVE,
        keys(topic),
        args(Numbers.millis("max", max), Numbers.seconds("ttr", ttr)),
        reply -> Replies.job(topic, reply));
  }

  Operation<Optional<Job>> pull(String topic, Instant max) {
    return new Operation<>(
        Script.PULL,
        keys(topic),
        args(Numbers.millis("max", max)),
        reply -> Replies.job(topic, reply));
  }

  Operation<Boolean> release(String topic, String id) {
    return new Operation<>(Script.RELEASE, keys(topic), args(Arguments.id(id)), Replies::flag);
  }

  Operation<Boolean> delete(String topic, String id) {
    return new Operation<>(Script.DELETE, keys(topic), args(Arguments.id(id)), Replies::flag);
  }

  Operation<Integer> requeue(String topic, Instant max, int limit) {
    return new Operation<>(
        Script.REQUEUE,
        keys(topic),
        args(Numbers.millis("max", max), Numbers.whole("limit", limit)),
        Replies::count);
  }

  Operation<Optional<JobInfo>> get(String topic, String id) {
    return new Operation<>(
        Script.GET,
        keys(topic),
        args(Arguments.id(id)),
        reply -> Replies.jobInfo(topic, id, reply));
  }

  Operation<TopicCounts> counts(String topic, Instant now) {
    return new Operation<>(
        Script.COUNTS, keys(topic), args(Numbers.millis("now", now)), Replies::topicCounts);
  }

  private byte[][] keys(String topic) {
    return keySpace.keys(Arguments.topic(topic));
  }

  private static byte[][] args(byte[]... args) {
    return args;
  }
}
