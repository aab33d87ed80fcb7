package io.redisched.conformance.selftest.broken;

import static io.redisched.conformance.selftest.broken.Broken.glue;
import static io.redisched.conformance.selftest.broken.Broken.script;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.redisched.conformance.port.Description;
import io.redisched.conformance.port.TimeLimits;
import io.redisched.conformance.selftest.JavaMain;
import io.redisched.conformance.selftest.PortMain;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Ports that are right as long as one process makes one call after another, nothing fails, and the
 * day is not today.
 */
final class InBetween {

  private InBetween() {}

  static Stream<Broken> all() {
    return Stream.of(calls(), processes(), faults(), clocks()).flatMap(List::stream);
  }

  private static List<Broken> calls() {
    return List.of(
        glue("PROC-2", "one put in thirty looks first and writes then", OneInThirty::new),
        glue("PROC-2", "jobs are requeued five hundred at a time", RequeuesInBatches::new),
        glue("PROC-2", "a body of a kilobyte is put by several commands", LargeBodies::new),
        glue("PROC-1", "that nothing was due is remembered", NothingWasDue::new),
        glue("REQ-9", "the 25th attempt is the last", LastAttempt::new),
        script(
            "REQ-10",
            "no more than ten thousand jobs at once",
            "requeue",
            "local max, limit = decimal(ARGV[1]), tonumber(decimal(ARGV[2]))",
            "local max, limit = decimal(ARGV[1]), tonumber(decimal(ARGV[2]))"
                + " limit = limit and math.min(limit, 10000)"),
        script(
            "GET-1",
            "instants are shown with three decimals",
            "get",
            "{body, 'queued', expiration}",
            "{body, 'queued', string.format('%.3f', expiration)}"),
        glue(
            "ISO-3",
            "bodies of all topics in one hash, a unit separator between topic and id",
            (redis, scripts) -> new ScriptPort(redis, GlueFaults.oneHash(scripts, "'\\31'"))));
  }

  private static List<Broken> processes() {
    return List.of(
        new Broken(
            "PROC-1",
            "a process gives its reservations back when it ends",
            JavaMain.port(GivesBackAtTheEnd.class, TimeLimits.DEFAULT)),
        new Broken(
            "PROC-3",
            "reserve by several commands",
            JavaMain.port(ReservesBySeveralCommands.class, TimeLimits.DEFAULT)));
  }

  private static List<Broken> faults() {
    return List.of(
        glue(
            "FAULT-2",
            "reserve by several commands",
            (redis, scripts) -> new SeveralCommands(redis, scripts, "reserve")),
        glue("FAULT-2", "get takes no connection for no job", NoConnectionIsNoAnswer::new),
        glue("FAULT-2", "a new connection knows of no reservations", ForgetsItsReservations::new),
        glue("FAULT-1", "after NOSCRIPT requeue is called twice", RequeuesTwice::new),
        script(
            "FAULT-3",
            "the body of a put that is refused stays",
            "put",
            "  return redis.error_reply((added",
            "  redis.call('ZREM', queued, '') redis.call('HSET', jobs, id, body)"
                + " return redis.error_reply((added"),
        script(
            "FAULT-3",
            "out of memory, an id that is in use counts as put",
            "put",
            "  return redis.error_reply((added",
            "  if redis.call('HEXISTS', jobs, id) == 1 then return 1 end"
                + " return redis.error_reply((added"),
        new Broken(
            "FAULT-7",
            "pull hands out an empty body where there is none",
            redis ->
                new CoreAlone(
                    redis,
                    Scripts.sound()
                        .change(
                            "pull",
                            "redis.call('HGET', jobs, id)",
                            "redis.call('HGET', jobs, id) or ''"))));
  }

  private static List<Broken> clocks() {
    return List.of(
        script(
            "LEFT-3",
            "a large body is kept for a day",
            "put",
            "  return outcome\nend\nreturn 1",
            "  return outcome\nend\n"
                + "if #body > 65536 then redis.call('EXPIRE', jobs, 86400) end return 1"),
        script(
            "LEFT-3",
            "a job of next year is kept until then",
            "put",
            "  return outcome\nend\nreturn 1",
            "  return outcome\nend\n"
                + "local ahead = expiration - redis.call('TIME')[1] * 1000"
                + " if ahead > 2592000000 and ahead < 1e11 then"
                + " redis.call('PEXPIREAT', jobs, string.format('%.0f', expiration)) end return 1"),
        script(
            "MODEL-1",
            "release of what is overdue since today is refused",
            "release",
            "if redis.call('ZREM'",
            "local late = redis.call('TIME')[1] * 1000 - (redis.call('ZSCORE', reserved, id) or 0)"
                + " if late > 0 and late < 86400000 then return 0 end if redis.call('ZREM'"),
        glue("RSV-6", "overdue jobs are requeued in the background", RequeuesByItself::new));
  }

  private static final class OneInThirty extends SeveralCommands {

    private int puts;

    OneInThirty(URI redis, Scripts scripts) {
      super(redis, scripts, "put");
    }

    @Override
    protected boolean bySeveralCommands(byte[]... arguments) {
      return ++puts % 30 == 0;
    }
  }

  private static final class LargeBodies extends SeveralCommands {

    LargeBodies(URI redis, Scripts scripts) {
      super(redis, scripts, "put");
    }

    @Override
    protected boolean bySeveralCommands(byte[]... arguments) {
      return arguments[1].length >= 1024;
    }
  }

  private static final class RequeuesInBatches extends ScriptPort {

    private static final double BATCH = 500;

    RequeuesInBatches(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
      if (limit == null || limit <= BATCH) {
        return super.requeue(topic, max, limit);
      }
      long requeued = super.requeue(topic, max, BATCH);
      return requeued < BATCH ? requeued : requeued + requeue(topic, max, limit - BATCH);
    }
  }

  private static final class NothingWasDue extends ScriptPort {

    private final Map<String, Double> nothingUntil = new HashMap<>();

    NothingWasDue(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      if (max != null && ttr != null && max <= nothingUntil.getOrDefault(topic, -1e308)) {
        return null;
      }
      Taken job = super.reserve(topic, max, ttr);
      if (job == null && topic != null && max != null) {
        nothingUntil.put(topic, max);
      }
      return job;
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      if (operation.equals("put") || operation.equals("requeue")) {
        nothingUntil.remove(topic);
      }
      return super.run(operation, topic, arguments);
    }
  }

  private static final class LastAttempt extends ScriptPort {

    private final Map<String, Integer> attempts = new HashMap<>();

    LastAttempt(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      Taken job = super.reserve(topic, max, ttr);
      if (job != null && attempts.merge(topic + " " + job.id(), 1, Integer::sum) > 25) {
        delete(topic, job.id());
        return null;
      }
      return job;
    }
  }

  /** A process that means well. */
  static final class GivesBackAtTheEnd extends ScriptPort {

    private final Set<String> topics = new HashSet<>();

    private GivesBackAtTheEnd(URI redis) {
      super(redis, Scripts.sound());
    }

    /** Runs the port. */
    public static void main(String[] arguments) throws IOException {
      PortMain.serve(GivesBackAtTheEnd::new);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      Taken job = super.reserve(topic, max, ttr);
      if (job != null && topic != null) {
        topics.add(topic);
      }
      return job;
    }

    @Override
    public void close() {
      topics.forEach(topic -> requeue(topic, 1e15, 100.0));
      super.close();
    }
  }

  /** A process that may be killed between two commands. */
  static final class ReservesBySeveralCommands {

    private ReservesBySeveralCommands() {}

    /** Runs the port. */
    public static void main(String[] arguments) throws IOException {
      PortMain.serve(redis -> new SeveralCommands(redis, Scripts.sound(), "reserve"));
    }
  }

  private static final class NoConnectionIsNoAnswer extends ScriptPort {

    NoConnectionIsNoAnswer(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Seen get(@Nullable String topic, @Nullable String id) {
      try {
        return super.get(topic, id);
      } catch (JedisConnectionException e) {
        return null;
      }
    }
  }

  private static final class ForgetsItsReservations extends ScriptPort {

    private final Set<String> forgotten = new HashSet<>();
    private final Set<String> held = new HashSet<>();

    ForgetsItsReservations(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      Taken job = super.reserve(topic, max, ttr);
      if (job != null) {
        held.add(topic + " " + job.id());
      }
      return job;
    }

    @Override
    protected boolean release(@Nullable String topic, @Nullable String id) {
      return !forgotten.contains(topic + " " + id) && super.release(topic, id);
    }

    @Override
    protected @Nullable Object run(String operation, @Nullable String topic, byte[]... arguments) {
      try {
        return super.run(operation, topic, arguments);
      } catch (JedisConnectionException e) {
        forgotten.addAll(held);
        throw e;
      }
    }
  }

  private static final class RequeuesTwice extends ScriptPort {

    private boolean reloaded;

    RequeuesTwice(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected byte[] reload(String operation) {
      reloaded = true;
      return super.reload(operation);
    }

    @Override
    protected long requeue(@Nullable String topic, @Nullable Double max, @Nullable Double limit) {
      reloaded = false;
      long requeued = super.requeue(topic, max, limit);
      return reloaded ? requeued + super.requeue(topic, max, limit) : requeued;
    }
  }

  private static final class CoreAlone extends ScriptPort {

    CoreAlone(URI redis, Scripts scripts) {
      super(redis, scripts);
    }

    @Override
    protected Description describe() {
      return new Description("core-alone", "0", "Java", "Jedis", List.of("core"));
    }
  }

  private static final class RequeuesByItself extends ScriptPort {

    private final Set<String> topics = ConcurrentHashMap.newKeySet();
    private final Timer background = new Timer("background", true);

    RequeuesByItself(URI redis, Scripts scripts) {
      super(redis, scripts);
      background.schedule(
          new TimerTask() {
            @Override
            public void run() {
              requeueAll();
            }
          },
          1000,
          1000);
    }

    private void requeueAll() {
      byte[] now = Long.toString(System.currentTimeMillis()).getBytes(UTF_8);
      topics.forEach(topic -> run("requeue", topic, now, "100".getBytes(UTF_8)));
    }

    @Override
    protected @Nullable Taken reserve(
        @Nullable String topic, @Nullable Double max, @Nullable Double ttr) {
      Taken job = super.reserve(topic, max, ttr);
      if (job != null && topic != null && max != null && max > 1.75e12) {
        topics.add(topic);
      }
      return job;
    }

    @Override
    public void close() {
      background.cancel();
      super.close();
    }
  }
}
