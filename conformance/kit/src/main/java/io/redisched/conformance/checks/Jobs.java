package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Instants.FAR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/** Jobs whose body follows from their id, brought into a state and taken out again. */
final class Jobs {

  private static final int MANY = 10_000;
  private static final int LONG = 1_203;

  private Jobs() {}

  /** Returns the job with this id. */
  static Job job(String id) {
    return new Job(id, "body of " + id);
  }

  /** Returns the jobs with these ids. */
  static List<Job> jobs(String... ids) {
    return Arrays.stream(ids).map(Jobs::job).toList();
  }

  /** Asserts that there is an answer, and returns it. */
  static <T> T present(@Nullable T answer, String what, Object... arguments) {
    assertThat(answer).as(what, arguments).isNotNull();
    return Objects.requireNonNull(answer);
  }

  /** Puts a job, queued until the expiration. */
  static void queue(Subject port, String id, double expiration) {
    assertThat(port.put(id, job(id).body(), expiration))
        .as("put of the new id %s", id)
        .isEqualTo(1);
  }

  /**
   * Puts a job that is due a little before {@code max} and reserves it; nothing else may be due.
   */
  static void hold(Subject port, String id, double max, double ttr) {
    queue(port, id, max - 1);
    assertThat(port.reserve(max, ttr)).as("reserve of the only due job").isEqualTo(job(id));
  }

  /**
   * Queues some twelve hundred jobs: more than the page that code may look at. Each is due a
   * millisecond before the one put before it, so the last that is put is the first that is due; it
   * is the last in the order of ids, too.
   *
   * @param last the expiration of the first that is put, {@link #oneOfMany} of 0
   * @return how many
   */
  static int queueMany(Subject port, double last) {
    for (int i = 0; i < LONG; i++) {
      queue(port, oneOfMany(i), last - i);
    }
    return LONG;
  }

  /** Returns the id of one of those that {@link #queueMany} queues, by its number from 0. */
  static String oneOfMany(int number) {
    return "job " + (1000 + number);
  }

  /** Pulls all that is due, in the order in which it comes. */
  static List<Job> due(Subject port, double max) {
    List<Job> taken = new ArrayList<>();
    for (Job job = port.pull(max); job != null; job = port.pull(max)) {
      taken.add(job);
      assertThat(taken.size()).as("jobs pulled, with no end").isLessThanOrEqualTo(MANY);
    }
    return taken;
  }

  /** Requeues all that is reserved, and pulls everything there is. */
  static List<Job> everything(Subject port) {
    port.requeue(FAR, MANY);
    return due(port, FAR);
  }

  /** Asserts that the topic holds no job, queued or reserved. */
  static void assertNothingLeft(Subject port) {
    assertThat(port.requeue(FAR, MANY)).as("requeue when all has ended").isZero();
    assertThat(port.pull(FAR)).as("pull when all has ended").isNull();
  }

  /**
   * Asserts that a job waits until this instant, and takes it a millisecond later; nothing else is
   * due. That the instant itself counts is the affair of other clauses.
   */
  static void assertExpires(Subject port, Job job, double expiration) {
    assertThat(port.pull(expiration - 0.125))
        .as("pull 1/8 ms before the expiration of %s", job.id())
        .isNull();
    assertThat(port.pull(expiration + 1))
        .as("pull 1 ms after the expiration of %s", job.id())
        .isEqualTo(job);
  }

  /**
   * Asserts that a job is reserved until this instant, and takes it a millisecond later; nothing
   * else is due or overdue. That the instant itself counts is the affair of other clauses.
   */
  static void assertTimesOut(Subject port, Job job, double deadline) {
    assertThat(port.requeue(deadline - 0.125, 10))
        .as("requeue 1/8 ms before the deadline of %s", job.id())
        .isZero();
    assertThat(port.pull(deadline)).as("pull while %s is reserved", job.id()).isNull();
    assertThat(port.requeue(deadline + 1, 10))
        .as("requeue 1 ms after the deadline of %s", job.id())
        .isEqualTo(1);
    assertThat(port.pull(deadline + 2)).as("pull of the requeued %s", job.id()).isEqualTo(job);
  }

  /** Asserts that a job waits until exactly this instant, and takes it then. */
  static void assertExpiresExactly(Subject port, Job job, double expiration) {
    assertThat(port.pull(expiration - 0.125))
        .as("pull 1/8 ms before the expiration of %s", job.id())
        .isNull();
    assertThat(port.pull(expiration)).as("pull at the expiration of %s", job.id()).isEqualTo(job);
  }

  /** Asserts that a job is reserved until exactly this instant, and takes it then. */
  static void assertTimesOutExactly(Subject port, Job job, double deadline) {
    assertThat(port.requeue(deadline - 0.125, 10))
        .as("requeue 1/8 ms before the deadline of %s", job.id())
        .isZero();
    assertThat(port.requeue(deadline, 10))
        .as("requeue at the deadline of %s", job.id())
        .isEqualTo(1);
    assertThat(port.pull(deadline)).as("pull of the requeued %s", job.id()).isEqualTo(job);
  }

  /** Returns how many bytes all keys of a Redis take. */
  static long memory(RedisClient redis) {
    return redis.keys("*".getBytes(UTF_8)).stream()
        .mapToLong(key -> redis.memoryUsage(key, 0))
        .sum();
  }
}
