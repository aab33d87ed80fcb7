package io.redisched.conformance.selftest.broken;

import static io.redisched.conformance.selftest.broken.Broken.glue;
import static io.redisched.conformance.selftest.broken.Broken.script;
import static io.redisched.conformance.selftest.broken.Broken.scripts;

import io.redisched.conformance.port.TimeLimits;
import io.redisched.conformance.selftest.JavaMain;
import io.redisched.conformance.selftest.MisbehavingPort;
import io.redisched.conformance.selftest.MisbehavingPort.Habit;
import io.redisched.conformance.selftest.ScriptPort;
import io.redisched.conformance.selftest.Scripts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * At least one broken port for every MUST clause. To add one, add a line: the clause, the fault,
 * the operation, and what is replaced by what in its script.
 */
final class BrokenPorts {

  private static final String RANGE =
      "redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'LIMIT', '0', '1')[1]";

  private BrokenPorts() {}

  static Stream<Broken> all() {
    return Stream.of(
            ofOperations(),
            RareFaults.all(),
            ReconnectFaults.all(),
            InBetween.all(),
            OwnForms.all())
        .flatMap(broken -> broken);
  }

  private static Stream<Broken> ofOperations() {
    return Stream.of(
            put(),
            reserve(),
            pull(),
            release(),
            delete(),
            requeue(),
            input(),
            text(),
            topics(),
            inspect(),
            keys(),
            together(),
            faults(),
            protocol(),
            processes(),
            others())
        .flatMap(List::stream);
  }

  private static List<Broken> put() {
    return List.of(
        script(
            "PUT-1", "every job is due at once", "put", "queued, expiration, id", "queued, 0, id"),
        script("PUT-1", "answers 0 for a new job", "put", "return 1", "return 0"),
        script(
            "PUT-2",
            "a second put overwrites the first",
            "put",
            "redis.call('ZSCORE', queued, id) or redis",
            "redis"),
        script(
            "PUT-2",
            "a second put answers 0 but moves the job",
            "put",
            "    return 0",
            "    redis.call('ZADD', queued, 'XX', expiration, id) return 0"),
        script(
            "PUT-2",
            "a second put answers 0 but replaces the body",
            "put",
            "    return 0",
            "    redis.call('HSET', jobs, id, body) return 0"),
        script(
            "PUT-3",
            "duplicates are looked for among the queued jobs only",
            "put",
            " or redis.call('ZSCORE', reserved, id) then",
            " then"),
        script(
            "PUT-3",
            "put of a reserved id answers 0 but prolongs the reservation",
            "put",
            "    return 0",
            "    redis.call('ZADD', reserved, 'XX', expiration, id) return 0"),
        script(
            "PUT-4",
            "a reservation past its deadline no longer owns its id",
            "put",
            "or redis.call('ZSCORE', reserved, id) then",
            "or tonumber(redis.call('ZSCORE', reserved, id) or '-inf') > tonumber(expiration) then"),
        glue("PUT-5", "an id that has ended stays blocked", GlueFaults.EndedIdsAreBlocked::new),
        script(
            "PUT-6",
            "negative times are clamped to zero",
            "put",
            "queued, expiration, id",
            "queued, math.max(0, tonumber(expiration)), id"),
        script(
            "PUT-6",
            "fractions of a millisecond are cut off",
            "put",
            "queued, expiration, id",
            "queued, math.floor(tonumber(expiration)), id"),
        script(
            "PUT-6",
            "times pass through tostring, which keeps 14 digits",
            "put",
            "queued, expiration, id",
            "queued, tostring(tonumber(expiration)), id"),
        script(
            "PUT-7",
            "times are capped at the largest whole double",
            "put",
            "queued, expiration, id",
            "queued, math.min(tonumber(expiration), 2^53), id"));
  }

  private static List<Broken> reserve() {
    return List.of(
        script(
            "RSV-1",
            "answers the id as the body",
            "reserve",
            "return {id, body}",
            "return {id, id}"),
        script(
            "RSV-2",
            "takes jobs that are not due yet",
            "reserve",
            "'-inf', max, 'LIMIT'",
            "'-inf', '+inf', 'LIMIT'"),
        script("RSV-3", "the bound is exclusive", "reserve", "'-inf', max,", "'-inf', '(' .. max,"),
        script(
            "RSV-4",
            "takes the latest of the due jobs",
            "reserve",
            RANGE,
            "redis.call('ZREVRANGEBYSCORE', queued, max, '-inf', 'LIMIT', '0', '1')[1]"),
        script(
            "RSV-4",
            "takes the due job whose id sorts first",
            "reserve",
            RANGE,
            "(function() local ids = redis.call('ZRANGEBYSCORE', queued, '-inf', max)"
                + " table.sort(ids) return ids[1] end)()"),
        script(
            "RSV-5",
            "removes all jobs of the same expiration",
            "reserve",
            "redis.call('ZREM', queued, id)",
            "local at = redis.call('ZSCORE', queued, id)"
                + " redis.call('ZREMRANGEBYSCORE', queued, at, at)"),
        script(
            "RSV-6",
            "a reserved job stays in the queue",
            "reserve",
            "redis.call('ZREM', queued, id)\n",
            "\n"),
        script(
            "RSV-6",
            "reserve requeues what is overdue",
            "reserve",
            "for _ = 1, 1000 do",
            "for _, id in ipairs(redis.call('ZRANGEBYSCORE', reserved, '-inf', max)) do"
                + " redis.call('ZREM', reserved, id) redis.call('ZADD', queued, max, id) end"
                + " for _ = 1, 1000 do"),
        script("RSV-7", "ttr is taken as milliseconds", "reserve", "* 1000", "* 1"),
        script(
            "RSV-7",
            "the deadline counts from the expiration",
            "reserve",
            "local body =",
            "deadline = redis.call('ZSCORE', queued, id) + ttr * 1000 local body ="),
        script(
            "RSV-8",
            "ttr is cut to whole seconds",
            "reserve",
            "ttr * 1000.0",
            "math.floor(ttr) * 1000"),
        script(
            "RSV-9",
            "a ttr of zero means a default",
            "reserve",
            "local deadline = ",
            "if ttr == 0 then ttr = 60 end local deadline = "),
        script("RSV-9", "a ttr of zero is refused", "reserve", "ttr < 0", "ttr <= 0"),
        script(
            "RSV-10",
            "drops the next due job as well",
            "reserve",
            "redis.call('ZREM', queued, id)",
            "redis.call('ZREMRANGEBYRANK', queued, 0, 1)"),
        glue("RSV-11", "remembers the latest max it has seen", GlueFaults.TimeNeverGoesBack::new));
  }

  private static List<Broken> pull() {
    return List.of(
        script(
            "PULL-1",
            "pull reserves",
            "pull",
            "redis.call('HDEL', jobs, id)",
            "redis.call('ZADD', KEYS[3], max, id)"),
        script(
            "PULL-2", "takes jobs that are not due yet", "pull", "'-inf', max,", "'-inf', '+inf',"),
        script("PULL-3", "the bound is exclusive", "pull", "'-inf', max,", "'-inf', '(' .. max,"),
        script(
            "PULL-4",
            "takes the latest of the due jobs",
            "pull",
            RANGE,
            "redis.call('ZREVRANGEBYSCORE', queued, max, '-inf', 'LIMIT', '0', '1')[1]"),
        script(
            "PULL-5",
            "takes overdue reservations when the queue is empty",
            "pull",
            "  if not id then\n",
            "  if not id then id = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', max, 'LIMIT', '0', '1')[1]"
                + " if id then redis.call('ZREM', KEYS[3], id) end end\n  if not id then\n"));
  }

  private static List<Broken> release() {
    return List.of(
        script(
            "REL-1",
            "keeps the body, and so the job",
            "release",
            "return redis.call('HDEL', jobs, id)",
            "redis.call('ZADD', KEYS[2], 'NX', 0, id) return 1"),
        script(
            "REL-2",
            "ends a queued job too",
            "release",
            "redis.call('ZREM', reserved, id) == 0",
            "redis.call('ZREM', reserved, id) + redis.call('ZREM', KEYS[2], id) == 0"),
        script("REL-3", "always answers 1", "release", "return 0", "return 1"),
        glue("REL-4", "a late release does not count", GlueFaults.LateReleaseIsRefused::new),
        script(
            "REL-5",
            "ends all reserved jobs",
            "release",
            "return redis.call('HDEL', jobs, id)",
            "redis.call('DEL', reserved) return redis.call('HDEL', jobs, id)"));
  }

  private static List<Broken> delete() {
    return List.of(
        script(
            "DEL-1",
            "answers 1 but leaves the job in the queue",
            "delete",
            "local had_entry",
            "if redis.call('ZSCORE', queued, id) then return 1 end local had_entry"),
        script(
            "DEL-2",
            "deletes queued jobs only",
            "delete",
            "local had_entry",
            "if redis.call('ZSCORE', reserved, id) then return 0 end local had_entry"),
        script("DEL-3", "always answers 1", "delete", "and 1 or 0", "and 1 or 1"),
        script(
            "DEL-4",
            "leaves the reservation behind",
            "delete",
            "local had_entry",
            "if redis.call('ZSCORE', reserved, id) then return 1 end local had_entry"),
        new Broken(
            "DEL-5",
            "the old reservation moves the new job",
            redis ->
                new ScriptPort(
                    redis,
                    Scripts.sound()
                        .change(
                            "delete",
                            "or redis.call('ZREM', reserved, id) == 1",
                            "or redis.call('ZSCORE', reserved, id) ~= false")
                        .change("put", "redis.pcall('ZREM', reserved, id)", "0"))),
        script(
            "DEL-6",
            "deletes everything of the same expiration",
            "delete",
            "local had_entry",
            "local at = redis.call('ZSCORE', queued, id) if at then for _, other in"
                + " ipairs(redis.call('ZRANGEBYSCORE', queued, at, at)) do if other ~= id then"
                + " redis.call('ZREM', queued, other) redis.call('HDEL', jobs, other) end end end"
                + " local had_entry"));
  }

  private static List<Broken> requeue() {
    return List.of(
        script("REQ-1", "answers 0 whatever it did", "requeue", "return requeued", "return 0"),
        script("REQ-2", "the bound is exclusive", "requeue", "'-inf', max,", "'-inf', '(' .. max,"),
        script("REQ-3", "requeues every reservation", "requeue", "'-inf', max,", "'-inf', '+inf',"),
        script(
            "REQ-4",
            "takes the latest deadlines first",
            "requeue",
            "redis.call('ZRANGEBYSCORE', reserved, '-inf', max,",
            "redis.call('ZREVRANGEBYSCORE', reserved, max, '-inf',"),
        script(
            "REQ-4",
            "takes one job too many",
            "requeue",
            "local unpack =",
            "limit = limit + 1 local unpack ="),
        script(
            "REQ-5",
            "a limit of zero means no limit",
            "requeue",
            "local unpack =",
            "if limit == 0 then limit = 1e9 end local unpack ="),
        script("REQ-6", "answers the limit", "requeue", "return requeued", "return limit"),
        script(
            "REQ-7",
            "keeps the deadline as the new expiration",
            "requeue",
            "back[#back + 1] = max",
            "back[#back + 1] = redis.call('ZSCORE', reserved, id)"),
        script(
            "REQ-7",
            "requeues at time zero",
            "requeue",
            "back[#back + 1] = max",
            "back[#back + 1] = 0"),
        script(
            "REQ-8",
            "moves queued jobs too",
            "requeue",
            "local BATCH",
            "for _, id in ipairs(redis.call('ZRANGEBYSCORE', queued, '-inf', max)) do"
                + " redis.call('ZADD', queued, max, id) end local BATCH"),
        script(
            "REQ-9",
            "a requeued job still counts as reserved",
            "requeue",
            "redis.call('ZREM', reserved, unpack(ids))",
            "for _, id in ipairs(ids) do redis.call('ZADD', reserved, 1e300, id) end"),
        script(
            "REQ-10",
            "hands all ids to one command",
            "requeue",
            "local BATCH = 500",
            "local BATCH = 1e9"));
  }

  private static List<Broken> input() {
    List<Broken> broken = new ArrayList<>();
    String topicCheck = "if jobs:find('{}') and jobs:find('^[^{]*{}') then";
    String idCheck = "if not id or id == '' then";
    for (String operation : List.of("put", "reserve", "pull", "release", "delete", "requeue")) {
      broken.add(
          script(
              "BAD-1",
              operation + " takes an empty topic",
              operation,
              topicCheck,
              "if false then"));
    }
    for (String operation : List.of("put", "release", "delete")) {
      broken.add(
          script("BAD-2", operation + " takes an empty id", operation, idCheck, "if not id then"));
    }
    broken.add(glue("BAD-3", "a missing number is zero", GlueFaults.MissingNumbersAreZero::new));
    broken.add(
        glue("BAD-11", "a missing name is the text null", GlueFaults.MissingNamesAreText::new));
    broken.add(script("BAD-6", "a negative ttr is taken", "reserve", " or ttr < 0", ""));
    broken.add(script("BAD-7", "a negative limit is taken", "requeue", " or limit < 0", ""));
    broken.add(script("BAD-8", "half a limit is taken", "requeue", " or limit % 1 ~= 0", ""));
    broken.add(
        script(
            "BAD-9",
            "the error names no argument",
            "put",
            "BADARG expiration must be a finite number of milliseconds",
            "BADARG wrong input"));
    broken.add(
        script(
            "BAD-9", "the error has the code of trouble", "requeue", "BADARG limit", "ERR limit"));
    broken.add(
        script(
            "BAD-10",
            "put stores the body before it looks at the expiration",
            "put",
            "if not expiration then",
            "if id ~= '' then redis.call('HSETNX', jobs, id, body) redis.call('ZADD', queued, 'NX', 0,"
                + " id) end if not expiration then"));
    broken.add(
        script(
            "BAD-10",
            "reserve takes the job before it looks at the ttr",
            "reserve",
            "if not ttr or",
            "local first = redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'LIMIT', '0', '1')[1]"
                + " if first and not (ttr and ttr >= 0) then"
                + " redis.call('ZREM', queued, first) end if not ttr or"));
    return broken;
  }

  private static List<Broken> text() {
    return List.of(
        script(
            "TEXT-1",
            "bodies are trimmed",
            "put",
            "HSETNX', jobs, id, body",
            "HSETNX', jobs, id, (body:gsub('%s+$', ''))"),
        script(
            "TEXT-1",
            "an empty body is none",
            "reserve",
            "if not body then",
            "if not body or body == '' then"),
        script(
            "TEXT-2",
            "bodies are cut at 64 KiB",
            "put",
            "HSETNX', jobs, id, body",
            "HSETNX', jobs, id, body:sub(1, 65536)"),
        script(
            "TEXT-3",
            "an id ends at its first NUL",
            "put",
            "id, body, expiration = ARGV[1],",
            "id, body, expiration = (ARGV[1]:gsub('%z.*', '')),"),
        glue("TEXT-4", "ids are folded to lower case", GlueFaults.IdsAreFolded::new),
        glue("TEXT-5", "topics are taken for ASCII", GlueFaults.TopicsAreAscii::new));
  }

  private static List<Broken> topics() {
    return List.of(
        glue("ISO-3", "topics are trimmed", GlueFaults.TopicsAreTrimmed::new),
        glue("ISO-1", "bodies are kept by id alone", GlueFaults.BodiesAreShared::new),
        glue("ISO-2", "the queue is one for all topics", GlueFaults.QueueIsShared::new),
        glue(
            "ISO-3",
            "topic and kind are glued together without a separator",
            GlueFaults.KeysCollide::new));
  }

  private static List<Broken> inspect() {
    return List.of(
        script(
            "GET-1",
            "the expiration keeps 14 digits",
            "get",
            "'queued', expiration",
            "'queued', tostring(tonumber(expiration))"),
        script(
            "GET-2",
            "a reserved job is called queued",
            "get",
            "'reserved', deadline",
            "'queued', deadline"),
        script(
            "GET-3",
            "answers an empty body for none",
            "get",
            "if not body then\n  return false",
            "if not body then\n  return {'', 'queued', '0'}"),
        script(
            "GET-4",
            "looking reserves",
            "get",
            "if expiration then",
            "if expiration then redis.call('ZREM', queued, id) redis.call('ZADD', reserved, expiration, id)"),
        script(
            "GET-5",
            "a requeued job shows its deadline",
            "requeue",
            "back[#back + 1] = max",
            "back[#back + 1] = redis.call('ZSCORE', reserved, id)"),
        script(
            "CNT-1",
            "ready is exclusive",
            "counts",
            "ZCOUNT', queued, '-inf', now",
            "ZCOUNT', queued, '-inf', '(' .. now"),
        script(
            "CNT-2",
            "overdue jobs are not reserved",
            "counts",
            "local held = redis.call('ZCARD', reserved)",
            "local held = redis.call('ZCOUNT', reserved, '(' .. now, '+inf')"),
        script(
            "CNT-2",
            "overdue is exclusive",
            "counts",
            "ZCOUNT', reserved, '-inf', now",
            "ZCOUNT', reserved, '-inf', '(' .. now"),
        script(
            "CNT-3",
            "counts one too many",
            "counts",
            "return {ready,",
            "return {ready + (ready == 0 and delayed == 0 and 1 or 0),"),
        script(
            "CNT-4",
            "counting requeues",
            "counts",
            "local ready",
            "for _, id in ipairs(redis.call('ZRANGEBYSCORE', reserved, '-inf', now)) do redis.call('ZREM', reserved, id) redis.call('ZADD', queued, now, id) end local ready"));
  }

  private static List<Broken> keys() {
    return List.of(
        script(
            "LEFT-1",
            "keeps a counter per topic",
            "put",
            "return 1",
            "redis.call('INCR', jobs .. ':seen') return 1"),
        scripts(
            "LEFT-1",
            "attempts that requeue counts are forgotten by release, but not by delete",
            Scripts.sound()
                .change(
                    "requeue",
                    "requeued = requeued + #back / 2",
                    "redis.call('INCR', jobs .. ':attempts') requeued = requeued + #back / 2")
                .change(
                    "release",
                    "return redis.call('HDEL', jobs, id)",
                    "redis.call('DEL', jobs .. ':attempts') return redis.call('HDEL', jobs, id)")
                .change(
                    "pull",
                    "    redis.call('HDEL', jobs, id)",
                    "    redis.call('DEL', jobs .. ':attempts') redis.call('HDEL', jobs, id)")),
        script(
            "LEFT-1",
            "counts keeps its figures",
            "counts",
            "return {ready, delayed",
            "if held > 0 then redis.call('SET', jobs .. ':held', held) end return {ready, delayed"),
        script(
            "LEFT-1",
            "a list of all topics only grows",
            "put",
            "local outcome =",
            "redis.call('SADD', 'topics', jobs) local outcome ="),
        script(
            "LEFT-1",
            "a log of what was released only grows",
            "release",
            "return redis.call('HDEL', jobs, id)",
            "redis.call('RPUSH', 'released', id) return redis.call('HDEL', jobs, id)"),
        script(
            "LEFT-2",
            "polling leaves a key",
            "reserve",
            "    return false\n  end",
            "    redis.call('SET', jobs .. ':polled', max) return false\n  end"),
        script(
            "LEFT-3",
            "bodies expire after a day",
            "put",
            "local outcome =",
            "redis.call('EXPIRE', jobs, 86400) local outcome ="),
        script(
            "LEFT-3",
            "a reservation is a key that expires",
            "reserve",
            "return {id, body}",
            "redis.call('PEXPIRE', reserved, math.max(1000, ttr * 1000)) return {id, body}"),
        glue("KEY-1", "another name for the queue", GlueFaults.QueueHasAnotherName::new),
        script(
            "KEY-3",
            "a damaged entry is handed out with an empty body",
            "reserve",
            "redis.call('HGET', jobs, id)",
            "redis.call('HGET', jobs, id) or ''"),
        script(
            "KEY-3",
            "a damaged entry blocks the queue",
            "pull",
            "    redis.call('HDEL', jobs, id)\n    return {id, body}\n  end",
            "    redis.call('HDEL', jobs, id)\n    return {id, body}\n  end\n  redis.call('ZADD', queued, 0, id)"));
  }

  /** What only random sequences, or calls at the same time, bring to light. */
  private static List<Broken> together() {
    return List.of(
        script(
            "MODEL-1",
            "a job reserved for a fraction of a second is not found by release",
            "release",
            "redis.call('ZREM', reserved, id) == 0",
            "(tonumber(redis.call('ZSCORE', reserved, id)) or 0) % 1000 == 125"
                + " or redis.call('ZREM', reserved, id) == 0"),
        script("MODEL-1", "the bound is exclusive", "pull", "'-inf', max,", "'-inf', '(' .. max,"),
        severalCommands("put"),
        severalCommands("reserve"),
        severalCommands("pull"),
        severalCommands("release"),
        severalCommands("delete"),
        severalCommands("requeue"),
        severalCommands("get"),
        severalCommands("counts"),
        unwatchedTransaction("put"),
        unwatchedTransaction("reserve"),
        unwatchedTransaction("pull"),
        unwatchedTransaction("release"),
        unwatchedTransaction("delete"),
        unwatchedTransaction("requeue"));
  }

  private static Broken unwatchedTransaction(String operation) {
    return glue(
        "PROC-2",
        operation + " by a look and a MULTI, without WATCH",
        (redis, scripts) -> new UnwatchedTransactions(redis, scripts, operation));
  }

  private static Broken severalCommands(String operation) {
    return glue(
        "PROC-2",
        operation + " by several commands, one after another",
        (redis, scripts) -> new SeveralCommands(redis, scripts, operation));
  }

  private static List<Broken> others() {
    return List.of(
        glue("FAULT-1", "NOSCRIPT is not handled", GlueFaults.ScriptsAreLoadedOnce::new),
        script(
            "FAULT-4",
            "reserve adds before it removes",
            "reserve",
            "redis.pcall('ZADD', reserved",
            "redis.call('ZADD', reserved"),
        script(
            "FAULT-4",
            "requeue adds before it removes",
            "requeue",
            "redis.pcall('ZADD', queued",
            "redis.call('ZADD', queued"),
        script(
            "FAULT-7",
            "a put under the id of a job that was lost keeps the old body",
            "put",
            "redis.call('HSET', jobs, id, body)",
            ""),
        script(
            "FAULT-7",
            "a put under the id of a job that was lost is lost, too",
            "put",
            "  redis.call('ZADD', queued, expiration, id)\n  return 1",
            "  return 1"),
        script(
            "FAULT-8",
            "what is released stays in the append-only file",
            "release",
            "return redis.call('HDEL', jobs, id)",
            "redis.set_repl(redis.REPL_SLAVE) return redis.call('HDEL', jobs, id)"),
        script(
            "FAULT-3",
            "put swallows the refusal of Redis",
            "put",
            "return redis.error_reply((added.err:gsub('^@user_script: ?%d+: %-', '')))",
            "return 1"),
        glue("PROTO-2", "an unknown method is bad input", ProtocolFaults.UnknownIsBadInput::new));
  }

  private static List<Broken> faults() {
    return List.of(
        glue("FAULT-2", "a broken connection stays broken", ClientFaults.NeverReconnects::new),
        glue("FAULT-5", "a broken connection stays broken", ClientFaults.NeverReconnects::new),
        glue("FAULT-6", "what takes long is done twice", ClientFaults.RetriesBlindly::new),
        refusalIsNothing("put"),
        refusalIsNothing("reserve"),
        refusalIsNothing("pull"),
        refusalIsNothing("release"),
        refusalIsNothing("delete"),
        refusalIsNothing("requeue"),
        script(
            "FAULT-7",
            "a job whose body is gone is handed out empty",
            "reserve",
            "redis.call('HGET', jobs, id)",
            "redis.call('HGET', jobs, id) or ''"),
        script(
            "FAULT-8",
            "delete is not carried over to replicas",
            "delete",
            "local had_entry",
            "redis.set_repl(redis.REPL_NONE) local had_entry"));
  }

  private static List<Broken> protocol() {
    return List.of(
        glue("BAD-4", "texts are read as numbers", ProtocolFaults.TextsAreRead::new),
        glue("BIN-1", "bodies are text", ClientFaults.BodiesAreText::new),
        glue("BIN-2", "body64 is kept as it is", ProtocolFaults.Body64IsKeptAsItIs::new),
        glue("KEY-2", "knows only its own", ClientFaults.KnowsItsOwnReservationsOnly::new),
        glue("PROC-1", "keys of its own for each process", ClientFaults.KeysPerProcess::new),
        glue("PROTO-1", "core goes without saying", ProtocolFaults.ProfilesLeaveOutCore::new),
        glue("PROTO-3", "nothing is an empty object", ProtocolFaults.NothingIsAnEmptyObject::new),
        glue(
            "PROTO-6",
            "what it does not know is refused",
            ProtocolFaults.UnknownMembersAreRefused::new),
        glue(
            "PROTO-6",
            "the text that comes first is the topic",
            ProtocolFaults.TheFirstTextIsTheTopic::new));
  }

  private static List<Broken> processes() {
    return List.of(
        glue(
            "PROC-1",
            "counts are remembered until the process does something itself",
            GlueFaults.CountsAreRemembered::new),
        new Broken(
            "PROC-3",
            "reservations are kept in memory",
            JavaMain.port(ForgetfulProcess.class, TimeLimits.DEFAULT)),
        new Broken(
            "PROTO-4",
            "waits for a lost Redis after its stdin was closed",
            JavaMain.port(LingeringProcess.class, TimeLimits.DEFAULT)),
        habit("BAD-5", "infinity is a number", Habit.TAKES_INFINITY_FOR_A_NUMBER),
        habit("PROTO-4", "outlives its stdin", Habit.IGNORES_THE_END_OF_STDIN));
  }

  private static Broken refusalIsNothing(String operation) {
    return glue(
        "FAULT-9",
        operation + " that Redis refuses came to nothing",
        (redis, scripts) -> new ClientFaults.ARefusalIsNothing(redis, scripts, operation));
  }

  private static Broken habit(String clause, String fault, Habit habit) {
    return new Broken(clause, fault, MisbehavingPort.with(habit));
  }
}
