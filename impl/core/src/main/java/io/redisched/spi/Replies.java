package io.redisched.spi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.Job;
import io.redisched.JobInfo;
import io.redisched.JobState;
import io.redisched.TopicCounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the replies of the scripts and of TIME. Every method throws a runtime exception at a reply
 * that it does not understand.
 */
final class Replies {

  private Replies() {}

  static boolean flag(@Nullable Object reply) {
    long value = integer(reply);
    if (value != 0 && value != 1) {
      throw notUnderstood(reply);
    }
    return value == 1;
  }

  static int count(@Nullable Object reply) {
    return Math.toIntExact(integer(reply));
  }

  static Optional<Job> job(String topic, @Nullable Object reply) {
    if (reply == null) {
      return Optional.empty();
    }
    List<?> idAndBody = array(reply, 2);
    return Optional.of(
        new Job(topic, new String(string(idAndBody.get(0)), UTF_8), string(idAndBody.get(1))));
  }

  static Optional<JobInfo> jobInfo(String topic, String id, @Nullable Object reply) {
    if (reply == null) {
      return Optional.empty();
    }
    List<?> bodyStateAt = array(reply, 3);
    return Optional.of(
        new JobInfo(
            new Job(topic, id, string(bodyStateAt.get(0))),
            state(string(bodyStateAt.get(1))),
            Numbers.instant(string(bodyStateAt.get(2)))));
  }

  static TopicCounts topicCounts(@Nullable Object reply) {
    List<?> counts = array(reply, 4);
    return new TopicCounts(
        integer(counts.get(0)),
        integer(counts.get(1)),
        integer(counts.get(2)),
        integer(counts.get(3)));
  }

  static Instant time(@Nullable Object reply) {
    List<?> secondsAndMicros = array(reply, 2);
    long seconds = Long.parseLong(new String(string(secondsAndMicros.get(0)), US_ASCII));
    long micros = Long.parseLong(new String(string(secondsAndMicros.get(1)), US_ASCII));
    return Instant.ofEpochSecond(seconds, micros * 1000);
  }

  private static JobState state(byte[] name) {
    return switch (new String(name, US_ASCII)) {
      case "queued" -> JobState.QUEUED;
      case "reserved" -> JobState.RESERVED;
      default -> throw notUnderstood(name);
    };
  }

  private static long integer(@Nullable Object reply) {
    if (reply instanceof Long value) {
      return value;
    }
    throw notUnderstood(reply);
  }

  private static byte[] string(@Nullable Object reply) {
    if (reply instanceof byte[] value) {
      return value;
    }
    throw notUnderstood(reply);
  }

  private static List<?> array(@Nullable Object reply, int size) {
    if (reply instanceof List<?> values && values.size() == size) {
      return values;
    }
    throw notUnderstood(reply);
  }

  private static IllegalStateException notUnderstood(@Nullable Object reply) {
    String seen = reply instanceof byte[] bytes ? bytes.length + " bytes" : String.valueOf(reply);
    return new IllegalStateException("a reply that the script does not give: " + seen);
  }
}
