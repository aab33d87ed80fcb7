package io.redisched.conformance.checks;

import static io.redisched.conformance.checks.Jobs.hold;
import static io.redisched.conformance.checks.Jobs.present;
import static io.redisched.conformance.checks.Jobs.queue;
import static org.assertj.core.api.Assertions.assertThat;

import io.redisched.conformance.port.Answer;
import io.redisched.conformance.port.NotExpressible;
import io.redisched.conformance.redis.RedisServer;
import io.redisched.conformance.spec.Profile;
import io.redisched.conformance.subject.Counts;
import io.redisched.conformance.subject.Eventually;
import io.redisched.conformance.subject.Forms;
import io.redisched.conformance.subject.Job;
import io.redisched.conformance.subject.Lab;
import io.redisched.conformance.subject.Reused;
import io.redisched.conformance.subject.Seen;
import io.redisched.conformance.subject.Subject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Section "faults" of the specification. Every check has a Redis of its own, on which the kit does
 * the damage; what the port may then answer is the {@link Ledger}'s to judge.
 */
public abstract class FaultChecks {

  /** How long a port is given work while something is done to it over and over. */
  private static final Duration WORKING = Duration.ofSeconds(8);

  /** After so many, a wait that doubles from 1 ms on has become longer than a port may take. */
  private static final int CUTS = 16;

  private static final double NOW = Ledger.DUE;
  private static final double DUE = NOW - 1;
  private static final String LARGE = "x".repeat(100_000);

  @Check("FAULT-1")
  void everyOperationWorksRightAfterTheScriptCacheWasFlushed(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    flushScripts(lab);
    assertThat(port.put("a", "first", DUE)).as("put after a flush").isEqualTo(1);
    flushScripts(lab);
    assertThat(port.reserve(NOW, 1)).as("reserve after a flush").isEqualTo(new Job("a", "first"));
    flushScripts(lab);
    assertThat(port.requeue(NOW + 1001, 1)).as("requeue after a flush").isEqualTo(1);
    flushScripts(lab);
    assertThat(port.pull(NOW + 1002)).as("pull after a flush").isEqualTo(new Job("a", "first"));
    port.put("b", "second", DUE);
    port.reserve(NOW, 1);
    flushScripts(lab);
    assertThat(port.release("b")).as("release after a flush").isEqualTo(1);
    port.put("c", "third", DUE);
    flushScripts(lab);
    assertThat(port.delete("c")).as("delete after a flush").isEqualTo(1);
  }

  @Check("FAULT-1")
  void noOperationIsDoneTwiceOrByHalfAfterTheScriptCacheWasFlushed(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    eachOperationOnce(port.fresh()); // so that all scripts have been loaded before they are lost
    for (int i = 0; i < 6; i++) {
      queue(port, "job " + i, DUE - 6 + i);
    }
    for (int i = 0; i < 4; i++) {
      flushScripts(lab);
      assertThat(port.reserve(NOW, 1 + i)).as("reserve of one of %d", 6 - i).isEqualTo(job(i));
    }
    flushScripts(lab);
    assertThat(port.pull(NOW)).as("pull of one of two").isEqualTo(job(4));
    flushScripts(lab);
    assertThat(port.requeue(NOW + 3000, 1)).as("requeue of one of three").isEqualTo(1);
    assertThat(port.release("job 0")).as("release of what was requeued").isZero();
    flushScripts(lab);
    assertThat(port.release("job 1")).as("release of what was left").isEqualTo(1);
    assertThat(port.requeue(NOW + 3999, 10)).as("requeue of the last that is due").isEqualTo(1);
    flushScripts(lab);
    assertThat(port.delete("job 3")).as("delete of what is still reserved").isEqualTo(1);
    assertThat(Jobs.due(port, NOW + 9999))
        .as("all that is left")
        .containsExactly(job(5), job(0), job(2));
  }

  private static void eachOperationOnce(Subject port) {
    queue(port, "a", DUE);
    port.reserve(NOW, 0);
    port.requeue(NOW, 1);
    port.pull(NOW);
    port.release("a");
    port.delete("a");
  }

  private static Job job(int number) {
    return Jobs.job("job " + number);
  }

  @Check({"FAULT-1", "GET-1", "CNT-1"})
  void getAndCountsWorkRightAfterTheScriptCacheWasFlushed(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    port.put("a", "first", NOW);
    flushScripts(lab);
    assertThat(port.get("a"))
        .as("get after a flush")
        .isEqualTo(new Seen("a", "first", "queued", NOW));
    flushScripts(lab);
    assertThat(port.counts(NOW)).as("counts after a flush").isEqualTo(new Counts(1, 0, 0, 0));
    port.delete("a");
  }

  @Check("FAULT-1")
  void flushingTheScriptCacheUnderConcurrentCallsLosesNothing(@Reused Lab lab) {
    Subject one = lab.openOnRedis();
    Subject other = lab.open().on(lab.topic() + " other");
    AtomicBoolean done = new AtomicBoolean();
    lab.note("SCRIPT FLUSH, over and over");
    Future<?> flushing =
        lab.inBackground(
            () -> {
              while (!done.get()) {
                lab.redis().scriptFlush();
              }
            });
    Ledger first = new Ledger();
    Ledger second = new Ledger();
    try {
      Future<?> beside = lab.inBackground(() -> workFor(second, other, 100));
      workFor(first, one, 100);
      Lab.join(beside);
    } finally {
      done.set(true);
      Lab.join(flushing);
    }
    first.settle(one);
    second.settle(other);
  }

  /** A port whose calls take long is given less work, not more time. */
  private static void workFor(Ledger ledger, Subject port, int steps) {
    long end = System.nanoTime() + WORKING.toNanos();
    for (int step = 0; step < steps && System.nanoTime() - end < 0; step++) {
      ledger.work(port, step);
    }
  }

  @Check("FAULT-2")
  void aPortWorksAgainAfterItsConnectionsWereCut(Lab lab) {
    Subject port = lab.openOnRedis();
    Ledger ledger = new Ledger();
    for (int step = 0; step < 12; step++) {
      ledger.work(port, step);
      cutConnections(lab);
    }
    ledger.settle(port);
  }

  /** What waits longer after each loss, and never less again, is soon of no use. */
  @Check("FAULT-2")
  void aPortThatHasLostItsConnectionsOftenWorksAgainAsSoon(Lab lab) {
    Subject port = lab.openOnRedis();
    Duration waited = Duration.ZERO;
    Duration longest = Duration.ZERO;
    for (int cut = 0; cut < CUTS; cut++) {
      cutConnections(lab);
      Duration recovery = Ledger.awaitRecovery(port, 3);
      waited = waited.plus(recovery);
      longest = recovery.compareTo(longest) > 0 ? recovery : longest;
      boolean grows = longest.multipliedBy(3).compareTo(waited) > 0;
      if (waited.compareTo(WORKING) > 0 && !grows) {
        break; // it takes its time, but always the same
      }
    }
  }

  @Check("FAULT-2")
  void connectionsCutUnderRunningCallsLoseNothing(Lab lab) {
    Subject port = lab.openOnRedis();
    Ledger ledger = new Ledger();
    AtomicBoolean done = new AtomicBoolean();
    lab.note("CLIENT KILL TYPE normal, over and over");
    Future<?> cutting =
        lab.inBackground(
            () -> {
              while (!done.get()) {
                killConnections(lab);
                lab.redis().ping();
              }
            });
    try {
      workFor(ledger, port, 60);
    } finally {
      done.set(true);
      Lab.join(cutting);
    }
    ledger.settle(port);
  }

  @Check("FAULT-2")
  void aCallAfterACutIsAnsweredByTheTruth(Lab lab) {
    Subject port = lab.openOnRedis();
    for (CaughtCall call : CaughtCall.ofEachOperation(port.profiles().contains(Profile.INSPECT))) {
      Subject topic = call.prepare(port);
      cutConnections(lab);
      call.make(topic, "right after the connections were cut");
    }
  }

  @Check("FAULT-2")
  void aHolderKeepsWhatItReservedThoughItsConnectionsWereCut(Lab lab) {
    Subject port = lab.openBehindRelay();
    List<String> ids = List.of("a", "b", "c");
    ids.forEach(id -> port.put(id, Ledger.body(id), DUE));
    ids.forEach(id -> assertThat(port.reserve(NOW, 60)).as("reserve").isNotNull());
    lab.note("the reply to the next command of the port to Redis is lost, with its connection");
    lab.relay().loseReply(0);
    Subject aside = port.fresh();
    Ledger.attempt(aside, "delete", aside.params().put("id", "whose answer is lost"));
    Ledger.awaitRecovery(port);
    assertThat(port.put("a", "another", DUE)).as("put of a reserved id").isZero();
    assertThat(port.reserve(NOW, 1)).as("reserve when all is reserved").isNull();
    assertThat(port.release("a")).as("release by the holder after the cut").isEqualTo(1);
    assertThat(port.delete("b")).as("delete by the holder after the cut").isEqualTo(1);
    assertThat(port.requeue(NOW + 60_001, 10)).as("requeue after the deadline").isEqualTo(1);
  }

  @Check("FAULT-3")
  void putIsRefusedCleanlyWhileRedisIsOutOfMemory(Lab lab) {
    Subject port = lab.open();
    port.put("held", "body of held", DUE);
    port.reserve(NOW, 60);
    port.put("old", "body of old", DUE);
    lab.requireStateInRedis();
    long before = memory(lab);
    outOfMemory(lab);
    for (String body : List.of("body", "", LARGE)) {
      Answer answer =
          port.call(
              "put",
              port.params().put("id", "new").put("body", body).put("expiration", (long) NOW));
      assertThat(Forms.failure("put while Redis is out of memory", answer).code())
          .as("the error code of put while Redis is out of memory")
          .isEqualTo(Answer.TROUBLE);
    }
    for (String id : List.of("old", "held")) {
      ObjectNode params = port.params().put("id", id).put("body", "another");
      Ledger.attempt(port, "put", params.put("expiration", (long) NOW))
          .ifPresent(
              added ->
                  assertThat(Forms.bit("put", added))
                      .as("put of the id %s, which is in use, while Redis is out of memory", id)
                      .isZero());
    }
    assertThat(memory(lab) - before)
        .as("bytes that puts left in Redis which were refused, with bodies of %d", LARGE.length())
        .isLessThan(LARGE.length() / 2);
    enoughMemory(lab);
    assertThat(port.delete("new")).as("delete of what was refused").isZero();
    assertThat(port.put("new", "body of new", NOW + 1)).as("put with memory again").isEqualTo(1);
    assertThat(port.pull(NOW + 3)).isEqualTo(new Job("old", "body of old"));
    assertThat(port.pull(NOW + 3)).isEqualTo(new Job("new", "body of new"));
    assertThat(port.pull(NOW + 1)).as("pull when only one is left, which is held").isNull();
    assertThat(port.requeue(NOW + 60_001, 10)).as("requeue of what was held").isEqualTo(1);
    assertThat(port.pull(NOW + 60_002)).isEqualTo(new Job("held", "body of held"));
  }

  private static long memory(Lab lab) {
    return Jobs.memory(lab.redis());
  }

  @Check("FAULT-4")
  void whatDrainsWorksWhileRedisIsOutOfMemory(@Reused Lab lab) {
    Subject port = lab.open();
    port.put("held", "1", DUE);
    port.put("next", "2", NOW + 1);
    port.put("pulled", "3", NOW + 2);
    port.put("unwanted", "4", NOW + 3);
    port.put("back", "5", NOW - 4);
    port.put("back too", "6", NOW - 3);
    lab.requireStateInRedis();
    requireScript(lab, () -> port.reserve(NOW - 2, 1));
    port.reserve(NOW - 2, 1);
    port.reserve(NOW, 60);
    outOfMemory(lab);
    assertThat(port.reserve(NOW + 2, 60)).as("reserve, no memory").isEqualTo(new Job("next", "2"));
    assertThat(port.pull(NOW + 2)).as("pull, no memory").isEqualTo(new Job("pulled", "3"));
    assertThat(port.release("held")).as("release, no memory").isEqualTo(1);
    assertThat(port.delete("unwanted")).as("delete, no memory").isEqualTo(1);
    assertThat(port.requeue(NOW + 999, 10)).as("requeue, no memory").isEqualTo(2);
    enoughMemory(lab);
    assertThat(port.release("back")).as("release of the requeued").isZero();
    assertThat(port.release("next")).as("release of the reserved").isEqualTo(1);
    assertThat(
            List.of(present(port.pull(NOW + 999), "pull"), present(port.pull(NOW + 999), "pull")))
        .as("pulls of the requeued")
        .containsExactlyInAnyOrder(new Job("back", "5"), new Job("back too", "6"));
    assertThat(port.pull(NOW + 99_999)).as("pull when all has ended").isNull();
    assertThat(port.requeue(NOW + 99_999, 10)).as("requeue when all has ended").isZero();
  }

  /** Redis lets a script that frees first go on, but refuses every transaction. */
  private static void requireScript(Lab lab, Runnable call) {
    long scripts = calls(lab, "eval|evalsha|fcall");
    long transactions = calls(lab, "exec");
    call.run();
    if (calls(lab, "eval|evalsha|fcall") == scripts || calls(lab, "exec") > transactions) {
      throw new NotExpressible(
          "the port does not run its operations as scripts, and Redis itself refuses every"
              + " transaction while it is out of memory");
    }
  }

  private static long calls(Lab lab, String commands) {
    return lab.redis()
        .info("commandstats")
        .lines()
        .filter(line -> line.matches("cmdstat_(" + commands + "):.*"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("^[^:]*:calls=(\\d+),.*", "$1")))
        .sum();
  }

  @Check("FAULT-5")
  void jobsSurviveARestartOfRedis(Lab lab) {
    lab.server("--appendonly", "yes", "--appendfsync", "always");
    Subject port = lab.openOnRedis();
    port.put("reserved", "1", DUE);
    port.reserve(NOW, 60);
    port.put("queued", "2", NOW + 5);
    port.put("ended", "3", NOW + 1);
    port.pull(NOW + 1);
    restart(lab);
    Ledger.awaitRecovery(port);
    assertThat(port.put("queued", "other", DUE)).as("put of a queued id").isZero();
    assertThat(port.pull(NOW + 4)).as("pull before the expiration").isNull();
    assertThat(port.pull(NOW + 7))
        .as("pull after the expiration")
        .isEqualTo(new Job("queued", "2"));
    assertThat(port.requeue(NOW + 59_999, 10)).as("requeue before the deadline").isZero();
    assertThat(port.requeue(NOW + 60_001, 10)).as("requeue after the deadline").isEqualTo(1);
    assertThat(port.pull(NOW + 60_002)).isEqualTo(new Job("reserved", "1"));
    assertThat(port.pull(NOW + 99_000)).as("pull when all has ended").isNull();
  }

  @Check("FAULT-5")
  void aCallThatFindsNoRedisIsAnswered(Lab lab) {
    RedisServer server = lab.server("--appendonly", "yes", "--appendfsync", "always");
    Subject port = lab.openOnRedis();
    Ledger ledger = new Ledger();
    ledger.put(port, "before");
    lab.note("Redis is stopped for a second, and started again");
    server.stop();
    Future<?> calls =
        lab.inBackground(
            () -> {
              ledger.put(port, "while it is down");
              ledger.reserve(port);
            });
    try {
      Lab.awaitQuietly(calls, Duration.ofSeconds(1));
    } finally {
      server.restart();
    }
    Lab.join(calls);
    ledger.settle(port);
  }

  @Check("FAULT-6")
  void callsToAPausedRedisAreAnswered(Lab lab) {
    Subject port = lab.openOnRedis();
    Ledger ledger = new Ledger();
    ledger.work(port, 0);
    lab.note("CLIENT PAUSE 1000");
    client(lab, "PAUSE", "1000");
    for (int step = 1; step <= 4; step++) {
      ledger.work(port, step);
    }
    ledger.settle(port);
  }

  @Check("FAULT-7")
  void aKeyRemovedByHandBreaksNothingElse(@Reused Lab lab) {
    for (boolean pull : new boolean[] {false, true}) {
      afterEachKeyWasRemoved(
          lab,
          port -> {
            damaged(port, pull);
            newJobsFlow(port);
            lostIdsAreOfUseAgain(port);
          });
    }
  }

  @Check({"FAULT-7", "GET-3"})
  void getShowsNoJobWithoutItsBodyAfterAKeyWasRemoved(@Reused Lab lab) {
    afterEachKeyWasRemoved(
        lab,
        port -> {
          for (String id : List.of("held", "held too", "queued", "queued too")) {
            Seen seen = port.get(id);
            if (seen != null) {
              assertThat(seen.body())
                  .as("the body of %s that is shown after the damage", id)
                  .isEqualTo(Ledger.body(id));
            }
          }
        });
  }

  @Check({"FAULT-7", "CNT-4"})
  void countsAnswersAfterAKeyWasRemoved(@Reused Lab lab) {
    afterEachKeyWasRemoved(lab, port -> port.counts(NOW));
  }

  /** Does something on a topic with jobs, once for each key that there is, without that key. */
  private static void afterEachKeyWasRemoved(Lab lab, Consumer<Subject> check) {
    Subject first = lab.open();
    List<String> keys = keysWithJobs(lab, first);
    for (int i = 0; i < keys.size(); i++) {
      lab.note("FLUSHDB");
      lab.redis().flushDB();
      Subject port = first.on(lab.topic() + " " + i);
      List<String> now = keysWithJobs(lab, port);
      if (i >= now.size()) {
        break;
      }
      lab.note("DEL " + now.get(i));
      lab.redis().del(now.get(i));
      check.accept(port);
    }
    lab.redis().flushDB();
  }

  /** Puts the topic into every state at once; returns the names of all keys. */
  private static List<String> keysWithJobs(Lab lab, Subject port) {
    for (String id : List.of("held", "held too", "queued", "queued too")) {
      port.put(id, Ledger.body(id), NOW);
    }
    port.reserve(NOW, 1);
    port.reserve(NOW, 1);
    lab.requireStateInRedis();
    return lab.redis().keys("*").stream().sorted().toList();
  }

  /**
   * Calls everything; what is gone may be gone, but what is handed out is whole.
   *
   * @param pull whether jobs are pulled, or else reserved
   */
  private static void damaged(Subject port, boolean pull) {
    takeAll(port, pull, NOW);
    for (String id : List.of("held", "queued")) {
      Ledger.attempt(port, "release", port.params().put("id", id));
    }
    ObjectNode params = port.params().set("max", Subject.number(NOW + 5000));
    Ledger.attempt(port, "requeue", params.put("limit", 10));
    takeAll(port, pull, NOW + 5000);
    Ledger.attempt(port, "delete", port.params().put("id", "queued too"));
  }

  private static void takeAll(Subject port, boolean pull, double max) {
    String method = pull ? "pull" : "reserve";
    for (int i = 0; i < 5; i++) {
      ObjectNode params = port.params().set("max", Subject.number(max));
      Ledger.attempt(port, method, pull ? params : params.put("ttr", 1))
          .ifPresent(answer -> isWhole(method, answer));
    }
  }

  private static void isWhole(String method, JsonNode answer) {
    Job job = Forms.job(method, answer);
    if (job != null) {
      assertThat(job.body())
          .as("the body of the job %s that was answered after the damage", job.id())
          .isEqualTo(Ledger.body(job.id()));
    }
  }

  private static void newJobsFlow(Subject port) {
    assertThat(port.put("new", "new body", NOW + 6000)).as("put of a new id").isEqualTo(1);
    Job job = port.pull(NOW + 6000);
    for (int calls = 0; calls < 10 && (job == null || !job.id().equals("new")); calls++) {
      job = port.pull(NOW + 6000);
    }
    assertThat(job).as("the new job, within ten calls").isEqualTo(new Job("new", "new body"));
  }

  /**
   * Whether the id of a lost job is free is left to the port, as is whether it mends the job. But a
   * job put under it is a new one, and a job that is refused for it is there, or lost.
   */
  private static void lostIdsAreOfUseAgain(Subject port) {
    for (String id : List.of("held", "held too", "queued", "queued too")) {
      Job job = new Job(id, "new body of " + id);
      if (port.put(id, job.body(), NOW + 7000) == 1) {
        assertThat(port.pull(NOW + 6999)).as("pull before the expiration of %s", id).isNull();
        assertThat(port.pull(NOW + 7002)).as("pull of the new %s", id).isEqualTo(job);
      } else {
        Job mended = port.pull(NOW + 7002);
        if (mended != null) {
          assertThat(mended)
              .as("the job that comes when put of %s was answered 0", id)
              .isEqualTo(new Job(id, Ledger.body(id)));
        }
      }
    }
  }

  @Check("FAULT-8")
  void aReplicaHoldsWhatThePrimaryHolds(Lab lab) {
    lab.server("--repl-diskless-sync-delay", "0");
    Subject port = lab.open();
    try (RedisServer replica = lab.replica()) {
      everyOperation(port);
      lab.requireStateInRedis();
      Contents primary = Contents.of(lab.server().uri());
      Eventually.within(
          Duration.ofSeconds(10),
          "the replica holds " + primary,
          () -> Contents.of(replica.uri()).equals(primary));
    }
  }

  @Check("FAULT-8")
  void aReloadedAppendOnlyFileHoldsWhatThePrimaryHeld(Lab lab) {
    RedisServer server = lab.server("--appendonly", "yes", "--appendfsync", "always");
    Subject port = lab.open();
    everyOperation(port);
    lab.requireStateInRedis();
    Contents before = Contents.of(server.uri());
    restart(lab);
    assertThat(Contents.of(server.uri())).as("contents after the reload").isEqualTo(before);
  }

  @Check("FAULT-9")
  void whatAReplicaRefusesIsTold(@Reused Lab lab) {
    Subject port = lab.openOnRedis();
    hold(port, "overdue", NOW, 0);
    hold(port, "held", NOW, 60);
    queue(port, "due", DUE);
    queue(port, "unwanted", NOW + 1);
    ObjectNode max = port.params().set("max", Subject.number(NOW));
    replicaOf(lab, "127.0.0.1", "1"); // where no Redis is
    requireRefusal(
        port, "put", port.params().put("id", "new").put("body", "").put("expiration", (long) NOW));
    requireRefusal(port, "reserve", max.deepCopy().put("ttr", 1));
    requireRefusal(port, "pull", max);
    requireRefusal(port, "release", port.params().put("id", "held"));
    requireRefusal(port, "delete", port.params().put("id", "unwanted"));
    requireRefusal(port, "requeue", max.deepCopy().put("limit", 10));
    replicaOf(lab, "NO", "ONE");
    Ledger.awaitRecovery(port);
    assertThat(port.delete("new")).as("delete of what was refused").isZero();
    assertThat(port.release("held")).as("release of what is held").isEqualTo(1);
    assertThat(port.delete("unwanted")).as("delete of what is queued").isEqualTo(1);
    assertThat(port.pull(NOW)).as("pull of what is due").isEqualTo(Jobs.job("due"));
    assertThat(port.pull(NOW)).as("pull before the requeue").isNull();
    assertThat(port.requeue(NOW, 10)).as("requeue of what is overdue").isEqualTo(1);
    assertThat(port.pull(NOW + 2)).as("pull of what was requeued").isEqualTo(Jobs.job("overdue"));
  }

  private static void requireRefusal(Subject port, String method, ObjectNode params) {
    String call = method + " while Redis refuses to write";
    assertThat(Forms.failure(call, port.call(method, params)).code())
        .as("the error code of %s", call)
        .isEqualTo(Answer.TROUBLE);
  }

  private static void everyOperation(Subject port) {
    for (int i = 0; i < 40; i++) {
      port.put("job " + i, "body " + i, NOW + i * 10.5);
    }
    for (int i = 0; i < 12; i++) {
      port.reserve(NOW + 1000, i * 0.25);
    }
    port.requeue(NOW + 1500, 3);
    port.release("job 5");
    port.release("job 30");
    port.delete("job 6");
    port.delete("job 33");
    port.pull(NOW + 2000);
    port.put("job 5", "again", NOW + 7);
  }

  private static void restart(Lab lab) {
    lab.note("Redis is stopped, and started again with its append-only file");
    lab.server().stop();
    lab.server().restart();
  }

  private static void flushScripts(Lab lab) {
    lab.note("SCRIPT FLUSH");
    lab.redis().scriptFlush();
  }

  private static void cutConnections(Lab lab) {
    lab.note("CLIENT KILL TYPE normal");
    killConnections(lab);
  }

  /** Cuts all connections to the lab's Redis but the kit's own. */
  static void killConnections(Lab lab) {
    client(lab, "KILL", "TYPE", "normal");
  }

  private static void client(Lab lab, String... words) {
    lab.redis().executeCommand(new CommandArguments(Command.CLIENT).addObjects((Object[]) words));
  }

  private static void replicaOf(Lab lab, String... primary) {
    lab.note("REPLICAOF " + String.join(" ", primary));
    lab.redis()
        .executeCommand(new CommandArguments(Command.REPLICAOF).addObjects((Object[]) primary));
  }

  private static void outOfMemory(Lab lab) {
    lab.note("CONFIG SET maxmemory 1, noeviction");
    lab.redis().configSet("maxmemory-policy", "noeviction");
    lab.redis().configSet("maxmemory", "1");
  }

  private static void enoughMemory(Lab lab) {
    lab.note("CONFIG SET maxmemory 0");
    lab.redis().configSet("maxmemory", "0");
  }
}
