package io.redisched.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.redisched.BadArgumentException;
import io.redisched.ConnectionLostException;
import io.redisched.Job;
import io.redisched.JobInfo;
import io.redisched.JobState;
import io.redisched.RedisRefusedException;
import io.redisched.Scheduler;
import io.redisched.SchedulerOptions;
import io.redisched.TopicCounts;
import io.redisched.conformance.redis.RedisCluster;
import io.redisched.conformance.redis.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a scheduler has to get right between its client and a real Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SchedulerContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration TTR = Duration.ofSeconds(30);
  private static final Instant DEADLINE = NOW.plus(TTR);

  private RedisServer server;
  private RawRedis raw;
  private Scheduler scheduler;

  /** Makes the scheduler under test over one server. */
  protected abstract Scheduler connect(URI uri, SchedulerOptions options);

  /** Makes the scheduler under test over a cluster. */
  protected abstract ClientSubject<Scheduler> overCluster(List<URI> nodes);

  /** Whether threads may share the scheduler. */
  protected boolean threadSafe() {
    return true;
  }

  @BeforeAll
  void startRedis() {
    server = OwnRedis.start();
  }

  @AfterAll
  void stopRedis() {
    server.close();
  }

  @BeforeEach
  void connect() {
    raw = RawRedis.connect(server.uri());
    raw.call("FLUSHALL");
    scheduler = connect(server.uri(), SchedulerOptions.defaults());
  }

  @AfterEach
  void disconnect() {
    raw.close();
    scheduler.close();
  }

  @Test
  void everyOperationAndItsResult() {
    everyOperation(scheduler, "t");
    assertThat(raw.call("DBSIZE")).isEqualTo(0L);
  }

  private static void everyOperation(Scheduler scheduler, String topic) {
    assertThat(scheduler.put(topic, "a", "body", NOW)).isTrue();
    assertThat(scheduler.put(topic, "a", "other", NOW)).isFalse();
    Job job = new Job(topic, "a", "body".getBytes(UTF_8));
    assertThat(scheduler.get(topic, "a")).contains(new JobInfo(job, JobState.QUEUED, NOW));
    assertThat(scheduler.reserve(topic, NOW.minusMillis(1), TTR)).isEmpty();
    assertThat(scheduler.reserve(topic, NOW, TTR)).contains(job);
    assertThat(scheduler.get(topic, "a")).contains(new JobInfo(job, JobState.RESERVED, DEADLINE));
    assertThat(scheduler.counts(topic, DEADLINE)).isEqualTo(new TopicCounts(0, 0, 1, 1));
    assertThat(scheduler.requeue(topic, DEADLINE, 10)).isEqualTo(1);
    assertThat(scheduler.counts(topic, NOW)).isEqualTo(new TopicCounts(0, 1, 0, 0));
    assertThat(scheduler.reserve(topic, DEADLINE, TTR)).contains(job);
    assertThat(scheduler.release(topic, "a")).isTrue();
    assertThat(scheduler.release(topic, "a")).isFalse();
    assertThat(scheduler.get(topic, "a")).isEmpty();
    assertThat(scheduler.put(topic, "b", new byte[0], NOW)).isTrue();
    assertThat(scheduler.pull(topic, NOW)).contains(new Job(topic, "b", new byte[0]));
    assertThat(scheduler.put(topic, "c", "c", NOW)).isTrue();
    assertThat(scheduler.delete(topic, "c")).isTrue();
    assertThat(scheduler.delete(topic, "c")).isFalse();
    assertThat(scheduler.counts(topic, NOW).total()).isEqualTo(0);
  }

  @Test
  void awkwardTopicsIdsAndBodiesComeBackAndStayApart() {
    List<String> names =
        List.of(
            "a",
            "a}",
            "a}b",
            "{a}",
            "{",
            "{}",
            "a}:jobs",
            " ",
            "\t\n",
            "\0",
            "a\0",
            ":",
            "é",
            "e\u0301",
            "日本",
            "\ud83d\ude00",
            "\ud83d\ude00}",
            "%s",
            "*",
            "'\"\\",
            "x".repeat(1000));
    byte[] allBytes = new byte[256];
    IntStream.range(0, allBytes.length).forEach(i -> allBytes[i] = (byte) i);
    for (String name : names) {
      assertThat(scheduler.put(name, name, allBytes, NOW)).as("put %s", name).isTrue();
    }
    for (String name : names) {
      assertThat(scheduler.counts(name, NOW).total()).as("topic %s", name).isEqualTo(1);
      assertThat(scheduler.pull(name, NOW)).contains(new Job(name, name, allBytes));
    }
    byte[] mebibyte = new byte[1 << 20];
    new Random(42).nextBytes(mebibyte);
    scheduler.put("t", "long", mebibyte, NOW);
    assertThat(scheduler.pull("t", NOW)).contains(new Job("t", "long", mebibyte));
    assertThat(raw.call("DBSIZE")).isEqualTo(0L);
  }

  @Test
  void instantsAreKeptToTheMicrosecond() {
    List<Instant> instants =
        List.of(
            Instant.EPOCH,
            Instant.EPOCH.minusNanos(1),
            Instant.ofEpochSecond(-86400, 1),
            Instant.parse("2026-03-01T12:00:00.000001Z"),
            Instant.parse("2026-03-01T12:00:00.123456Z"),
            Instant.parse("2026-03-01T12:00:00.999999Z"));
    for (Instant instant : instants) {
      scheduler.put("t", instant.toString(), "", instant);
      assertThat(scheduler.get("t", instant.toString()).orElseThrow().at()).isEqualTo(instant);
    }
    scheduler.put("t", "first", "", Instant.MIN);
    scheduler.put("t", "last", "", Instant.MAX);
    assertThat(scheduler.pull("t", Instant.MAX).orElseThrow().id()).isEqualTo("first");
    assertThat(scheduler.counts("t", Instant.MIN)).isEqualTo(new TopicCounts(0, 7, 0, 0));
    assertThat(scheduler.reserve("t", Instant.MAX, Duration.ofSeconds(Long.MAX_VALUE))).isPresent();
  }

  @Test
  void theNextCallWorksAfterScriptFlush() {
    List<Callable<Object>> calls =
        List.of(
            () -> scheduler.put("t", "a", "", NOW),
            () -> scheduler.reserve("t", NOW, TTR).isPresent(),
            () -> scheduler.requeue("t", DEADLINE, 1) == 1,
            () -> scheduler.get("t", "a").isPresent(),
            () -> scheduler.counts("t", NOW).total() == 1,
            () -> scheduler.reserve("t", DEADLINE, TTR).isPresent(),
            () -> scheduler.release("t", "a"),
            () -> scheduler.put("t", "b", "", NOW),
            () -> scheduler.pull("t", NOW).isPresent(),
            () -> scheduler.put("t", "c", "", NOW),
            () -> scheduler.delete("t", "c"));
    for (Callable<Object> call : calls) {
      raw.call("SCRIPT", "FLUSH");
      assertThat(call).as("call %s", calls.indexOf(call)).returns(true, SchedulerContract::result);
    }
  }

  private static Object result(Callable<Object> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCallThatFindsItsScriptSendsOnlyItsDigest() {
    scheduler.put("t", "a", "", NOW);
    raw.call("CONFIG", "RESETSTAT");
    scheduler.put("t", "b", "", NOW);
    assertThat(raw.info("commandstats", "cmdstat_evalsha")).startsWith("calls=1,");
    assertThat(String.valueOf(raw.call("INFO", "commandstats"))).doesNotContain("cmdstat_eval:");
  }

  @Test
  void theNextCallWorksAfterTheConnectionsWereKilled() throws Exception {
    inParallel(threadSafe() ? 8 : 1, i -> scheduler.put("t", "warm" + i, "", NOW));
    for (int round = 0; round < 20; round++) {
      raw.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      String id = "job" + round;
      try {
        scheduler.put("t", id, "", NOW);
      } catch (ConnectionLostException e) {
        assertThat(e).hasMessageContaining("put may or may not have happened");
      }
      scheduler.put("t", id, "", NOW);
      assertThat(scheduler.get("t", id)).isPresent();
    }
  }

  @Test
  void theNextCallWorksAfterARestart() {
    try (RedisServer own = OwnRedis.start();
        Scheduler restarted = connect(own.uri(), SchedulerOptions.defaults())) {
      restarted.put("t", "a", "", NOW);
      own.kill();
      assertThatThrownBy(() -> restarted.put("t", "b", "", NOW))
          .isInstanceOf(ConnectionLostException.class);
      own.restart();
      assertThat(restarted.put("t", "c", "", NOW)).isTrue();
    }
  }

  @Test
  void aReplyThatDoesNotComeInTimeIsAConnectionLost() {
    try (ClientSubject<Scheduler> subject = connectImpatient(server.uri())) {
      Scheduler impatient = subject.scheduler();
      raw.call("CLIENT", "PAUSE", "600000", "WRITE");
      try {
        assertThatThrownBy(() -> impatient.reserve("t", NOW, TTR))
            .isInstanceOf(ConnectionLostException.class)
            .hasMessageContaining("reserve may or may not have happened");
      } finally {
        raw.call("CLIENT", "UNPAUSE");
      }
      await()
          .ignoreExceptionsInstanceOf(ConnectionLostException.class)
          .untilAsserted(() -> assertThat(impatient.counts("t", NOW).total()).isZero());
    }
  }

  /** Makes the scheduler under test with a timeout of a second. */
  protected abstract ClientSubject<Scheduler> connectImpatient(URI uri);

  @Test
  void anUnreachableServerIsAConnectionLost() throws Exception {
    URI nobody = unreachable();
    assertThatThrownBy(() -> connect(nobody, SchedulerOptions.defaults()))
        .isInstanceOf(ConnectionLostException.class)
        .hasMessageContaining("connect");
  }

  private static URI unreachable() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("redis://127.0.0.1:" + socket.getLocalPort());
    }
  }

  @SuppressWarnings("NullAway") // what callers without null checks may do
  @Test
  void optionsAreCheckedBeforeConnecting() throws Exception {
    URI nobody = unreachable();
    assertThatThrownBy(() -> connect(nobody, null))
        .isInstanceOf(BadArgumentException.class)
        .hasMessageStartingWith("options must not be null");
  }

  @Test
  void aSchedulerThatIsNotMadeLeavesNoConnectionBehind() {
    SchedulerOptions options = SchedulerOptions.defaults().withServerClock(Duration.ofDays(1));
    raw.call("ACL", "SETUSER", "timeless", "on", ">secret", "~*", "+@all", "-time");
    try {
      assertThatThrownBy(() -> connect(as("timeless:secret"), options))
          .isInstanceOfSatisfying(
              RedisRefusedException.class, e -> assertThat(e.code()).isEqualTo("NOPERM"));
      await()
          .untilAsserted(
              () -> assertThat((String) raw.call("CLIENT", "LIST")).doesNotContain("timeless"));
    } finally {
      raw.call("ACL", "DELUSER", "timeless");
    }
  }

  @Test
  void theDocumentedUserHasTheRightsThatASchedulerNeeds() throws Exception {
    String[] recipe =
        Files.readString(Path.of("..", "..", "lua", "README.md"))
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("ACL SETUSER "))
            .findFirst()
            .orElseThrow()
            .split(" +");
    raw.call(recipe);
    String user = recipe[2];
    SchedulerOptions options = SchedulerOptions.defaults().withServerClock(Duration.ofDays(1));
    try (Scheduler limited = connect(as(user + ":secret"), options)) {
      everyOperation(limited, "t");
      raw.call("HSET", "redisched:{t}:jobs", "a", "a body without entry");
      assertThat(limited.put("t", "a", "", NOW)).isTrue();
    } finally {
      raw.call("ACL", "DELUSER", user);
    }
  }

  private URI as(String userInfo) {
    return URI.create(
        "redis://" + userInfo + "@" + server.uri().getHost() + ":" + server.uri().getPort());
  }

  @Test
  void missingCredentialsAreRefused() {
    URI anonymous = server.uri();
    URI known = as(":secret");
    raw.call("CONFIG", "SET", "requirepass", "secret");
    try {
      // Lettuce may close the channel before it has read the refusal: then no reason is known.
      assertThatThrownBy(() -> connect(anonymous, SchedulerOptions.defaults()))
          .satisfiesAnyOf(
              e ->
                  assertThat(e)
                      .isInstanceOfSatisfying(
                          RedisRefusedException.class,
                          refused -> assertThat(refused.code()).isEqualTo("NOAUTH")),
              e -> assertThat(e).isInstanceOf(ConnectionLostException.class));
      try (Scheduler allowed = connect(known, SchedulerOptions.defaults())) {
        everyOperation(allowed, "t");
      }
    } finally {
      raw.call("CONFIG", "SET", "requirepass", "");
    }
  }

  @Test
  void outOfMemoryPutIsRefusedAndTheRestDrains() {
    scheduler.put("t", "a", "body", NOW);
    scheduler.put("t", "b", "body", NOW.plusMillis(1));
    raw.call("CONFIG", "SET", "maxmemory", "1");
    try {
      assertThatThrownBy(() -> scheduler.put("t", "c", "body", NOW))
          .isInstanceOfSatisfying(
              RedisRefusedException.class, e -> assertThat(e.code()).isEqualTo("OOM"));
      assertThat(scheduler.get("t", "c")).isEmpty();
      assertThat(scheduler.counts("t", NOW).total()).isEqualTo(2);
      assertThat(scheduler.reserve("t", NOW, TTR).orElseThrow().id()).isEqualTo("a");
      assertThat(scheduler.requeue("t", DEADLINE, 10)).isEqualTo(1);
      assertThat(scheduler.pull("t", NOW.plusMillis(1)).orElseThrow().id()).isEqualTo("b");
      assertThat(scheduler.reserve("t", DEADLINE, TTR).orElseThrow().id()).isEqualTo("a");
      assertThat(scheduler.release("t", "a")).isTrue();
      assertThat(raw.call("DBSIZE")).isEqualTo(0L);
    } finally {
      raw.call("CONFIG", "SET", "maxmemory", "0");
    }
  }

  @Test
  void anEntryWithoutBodyIsDroppedOnTheWay() {
    for (String id : List.of("a", "b", "c", "d")) {
      scheduler.put("t", id, id, NOW);
    }
    raw.call("HDEL", "redisched:{t}:jobs", "a", "b");
    assertThat(scheduler.get("t", "a")).isEmpty();
    assertThat(scheduler.delete("t", "a")).isFalse();
    assertThat(scheduler.reserve("t", NOW, TTR).orElseThrow().id()).isEqualTo("c");
    raw.call("HDEL", "redisched:{t}:jobs", "c");
    assertThat(scheduler.release("t", "c")).isFalse();
    assertThat(scheduler.requeue("t", DEADLINE, 10)).isEqualTo(0);
    assertThat(scheduler.pull("t", NOW).orElseThrow().id()).isEqualTo("d");
    assertThat(raw.call("DBSIZE")).isEqualTo(0L);
  }

  @Test
  void aMissingKeyIsOvercome() {
    scheduler.put("t", "a", "", NOW);
    raw.call("DEL", "redisched:{t}:queued");
    assertThat(scheduler.reserve("t", NOW, TTR)).isEmpty();
    assertThat(scheduler.put("t", "a", "", NOW)).isTrue();
    assertThat(scheduler.reserve("t", NOW, TTR)).isPresent();
    raw.call("DEL", "redisched:{t}:reserved");
    assertThat(scheduler.release("t", "a")).isFalse();
    assertThat(scheduler.put("t", "a", "", NOW)).isTrue();
    raw.call("DEL", "redisched:{t}:jobs");
    assertThat(scheduler.pull("t", NOW)).isEmpty();
    assertThat(raw.call("DBSIZE")).isEqualTo(0L);
  }

  @Test
  void aKeyOfAnotherTypeMakesRedisRefuseAndNothingChange() {
    raw.call("SET", "redisched:{t}:queued", "not a sorted set");
    assertWrongType(() -> scheduler.put("t", "a", "", NOW));
    assertThat(raw.call("EXISTS", "redisched:{t}:jobs")).isEqualTo(0L);

    scheduler.put("u", "a", "", NOW);
    raw.call("SET", "redisched:{u}:reserved", "not a sorted set");
    assertWrongType(() -> scheduler.reserve("u", NOW, TTR));
    assertWrongType(() -> scheduler.put("u", "b", "", NOW));
    assertThat(scheduler.pull("u", NOW)).isPresent();

    scheduler.put("v", "a", "", NOW);
    scheduler.reserve("v", NOW, TTR);
    raw.call("SET", "redisched:{v}:queued", "not a sorted set");
    assertWrongType(() -> scheduler.requeue("v", DEADLINE, 1));
    assertWrongType(() -> scheduler.delete("v", "a"));
    assertThat(scheduler.release("v", "a")).isTrue();
  }

  private static void assertWrongType(Runnable operation) {
    assertThatThrownBy(operation::run)
        .isInstanceOf(RedisRefusedException.class)
        .hasMessageContaining("WRONGTYPE");
  }

  @Test
  void aJobIsHandedToOneOfManyThreads() throws Exception {
    int jobs = 500;
    for (int i = 0; i < jobs; i++) {
      scheduler.put("t", "job" + i, "", NOW);
    }
    int takers = threadSafe() ? 16 : 1;
    List<List<String>> taken =
        inParallel(
            takers,
            taker -> {
              List<String> mine = new ArrayList<>();
              for (var job = scheduler.reserve("t", NOW, TTR);
                  job.isPresent();
                  job = scheduler.reserve("t", NOW, TTR)) {
                mine.add(job.get().id());
                assertThat(scheduler.release("t", job.get().id())).isTrue();
              }
              return mine;
            });
    assertThat(taken.stream().flatMap(List::stream)).hasSize(jobs).doesNotHaveDuplicates();
    assertThat(raw.call("DBSIZE")).isEqualTo(0L);
  }

  private interface Task<T> {
    T run(int index);
  }

  private static <T> List<T> inParallel(int threads, Task<T> task) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int index = i;
        results.add(executor.submit(() -> task.run(index)));
      }
      List<T> values = new ArrayList<>();
      for (Future<T> result : results) {
        values.add(result.get());
      }
      return values;
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void prefixesKeepSchedulersApart() {
    try (Scheduler other =
        connect(server.uri(), SchedulerOptions.defaults().withPrefix("other{tag}"))) {
      scheduler.put("t", "a", "", NOW);
      assertThat(other.put("t", "a", "", NOW)).isTrue();
      assertThat(raw.call("EXISTS", "redisched:{t}:jobs", "other{tag}:{t}:jobs")).isEqualTo(2L);
      assertThat(other.delete("t", "a")).isTrue();
      assertThat(scheduler.delete("t", "a")).isTrue();
    }
  }

  @Test
  void theServersClockIsFollowed() {
    SchedulerOptions options = SchedulerOptions.defaults().withServerClock(Duration.ofNanos(1));
    raw.call("CONFIG", "RESETSTAT");
    try (Scheduler following = connect(server.uri(), options)) {
      assertThat(raw.info("commandstats", "cmdstat_time")).startsWith("calls=1,");
      Instant before = serverTime();
      Instant told = following.clock().instant();
      Instant after = serverTime();
      // A busy machine makes the round trip long and with it the allowed error.
      assertThat(told).isBetween(before.minusSeconds(5), after.plusSeconds(5));
      following.put("t", "due", "", before.minusSeconds(3600));
      following.put("t", "later", "", before.plusSeconds(3600));
      assertThat(following.pull("t").orElseThrow().id()).isEqualTo("due");
      assertThat(following.pull("t")).isEmpty();
    }
  }

  private Instant serverTime() {
    List<?> time = (List<?>) Objects.requireNonNull(raw.call("TIME"));
    return Instant.ofEpochSecond(
        Long.parseLong(String.valueOf(time.get(0))),
        1000 * Long.parseLong(String.valueOf(time.get(1))));
  }

  @Test
  void afterClosingEveryCallFailsAtOnce() {
    Scheduler brief = connect(server.uri(), SchedulerOptions.defaults());
    brief.put("t", "a", "", NOW);
    brief.close();
    for (String id : List.of("b", "c")) {
      assertThatThrownBy(() -> brief.put("t", id, "", NOW))
          .isInstanceOf(ConnectionLostException.class)
          .hasMessageNotContaining("no reply within");
    }
  }

  @Test
  void everyTopicOfAClusterWorksWhereverItsSlotIs() throws Exception {
    try (RedisCluster cluster = OwnRedis.startCluster();
        ClientSubject<Scheduler> subject = overCluster(cluster.nodes())) {
      Scheduler clustered = subject.scheduler();
      List<String> topics = IntStream.range(0, 50).mapToObj(i -> "topic-" + i).toList();
      topics.forEach(topic -> everyOperation(clustered, topic));
      topics.forEach(topic -> clustered.put(topic, "a", "", NOW));
      for (URI node : cluster.nodes()) {
        try (RawRedis rawNode = RawRedis.connect(node)) {
          assertThat((Long) rawNode.call("DBSIZE")).as("keys on %s", node).isPositive();
          rawNode.call("SCRIPT", "FLUSH");
        }
      }
      for (String topic : topics) {
        assertThat(clustered.reserve(topic, NOW, TTR)).isPresent();
        assertThat(clustered.release(topic, "a")).isTrue();
      }
      for (URI node : cluster.nodes()) {
        try (RawRedis rawNode = RawRedis.connect(node)) {
          assertThat(rawNode.call("DBSIZE")).as("keys on %s", node).isEqualTo(0L);
        }
      }
    }
  }
}
