package io.redisched.conformance.selftest.broken;

import static io.redisched.conformance.selftest.broken.Broken.glue;
import static io.redisched.conformance.selftest.broken.Broken.script;
import static io.redisched.conformance.selftest.broken.Broken.scripts;

import io.redisched.conformance.selftest.Scripts;
import java.util.List;
import java.util.stream.Stream;

/** Ports that are right most of the time: wrong for rare values, large numbers, or by the clock. */
final class RareFaults {

  private static final String FIRST_DUE =
      "redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'LIMIT', '0', '1')[1]";

  private static final String FIRST_AS_TEXT =
      "(function() local all ="
          + " redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'WITHSCORES') local id, at"
          + " for i = 1, #all, 2 do if not at or all[i + 1] < at then id, at = all[i], all[i + 1]"
          + " end end return id end)()";

  private static final String WALL_CLOCK = "redis.call('TIME')[1] * 1000";

  private RareFaults() {}

  static Stream<Broken> all() {
    return Stream.of(put(), reserve(), pull(), release(), delete(), requeue(), text(), inspect())
        .flatMap(List::stream);
  }

  private static List<Broken> put() {
    String added = "queued, expiration, id";
    return List.of(
        script(
            "PUT-6",
            "expirations are kept in seconds",
            "put",
            added,
            "queued, math.floor(tonumber(expiration) / 1000) * 1000, id"),
        script(
            "PUT-6",
            "expirations keep 16 digits, and some need 17",
            "put",
            added,
            "queued, string.format('%.16g', tonumber(expiration)), id"),
        script(
            "PUT-6",
            "a number with a negative exponent is taken for garbage",
            "put",
            "if not expiration then",
            "if not expiration or ARGV[3]:find('E%-') then"),
        script(
            "PUT-7",
            "expirations are put through a 64-bit integer",
            "put",
            added,
            "queued, string.format('%.0f', math.max(-2 ^ 63, math.min(expiration, 2 ^ 63))), id"),
        script("PUT-7", "sixteen digits of a time are kept", "put", "%.17g", "%.16g"),
        script(
            "PUT-2",
            "a put of the very same job is answered 1",
            "put",
            "    return 0",
            "    return redis.call('HGET', jobs, id) == body and 1 or 0"),
        script(
            "PUT-2",
            "a put for an earlier instant moves the job forward",
            "put",
            "    return 0",
            "    redis.call('ZADD', queued, 'XX', 'LT', expiration, id) return 0"),
        script(
            "PUT-2",
            "an id queued for an earlier instant counts as free",
            "put",
            "redis.call('ZSCORE', queued, id) or",
            "tonumber(redis.call('ZSCORE', queued, id) or '-inf') >= tonumber(expiration) or"),
        script(
            "PUT-2",
            "of more than a thousand ids no duplicate is noticed",
            "put",
            "if added == 0 then",
            "if added == 0 and redis.call('HLEN', jobs) > 1000 then return 1 end"
                + " if added == 0 then"),
        script(
            "RSV-5",
            "the jobs are kept by expiration, so that a second takes the place of the first",
            "put",
            "local outcome =",
            "redis.call('ZREMRANGEBYSCORE', queued, expiration, expiration) local outcome ="),
        script(
            "PUT-5",
            "what was put once is known for ever",
            "put",
            "local added = redis.pcall('HSETNX', jobs, id, body)",
            "local again = redis.call('SADD', jobs .. ':known', id) == 0"
                + " if again and redis.call('HEXISTS', jobs, id) == 0 then return 0 end"
                + " local added = redis.pcall('HSETNX', jobs, id, body)"));
  }

  private static List<Broken> reserve() {
    return List.of(
        script("RSV-4", "expirations are compared as text", "reserve", FIRST_DUE, FIRST_AS_TEXT),
        script(
            "RSV-4",
            "within a millisecond the ids decide",
            "reserve",
            FIRST_DUE,
            "(function() local first = "
                + FIRST_DUE
                + " if not first then return nil end"
                + " local at = math.floor(tonumber(redis.call('ZSCORE', queued, first)))"
                + " local ids = redis.call('ZRANGEBYSCORE', queued, at, '(' .. at + 1)"
                + " table.sort(ids) for _, id in ipairs(ids) do"
                + " if tonumber(redis.call('ZSCORE', queued, id)) <= tonumber(max) then"
                + " return id end end end)()"),
        script(
            "RSV-4",
            "looks for the first among a thousand entries and no more",
            "reserve",
            FIRST_DUE,
            "(function() local ids = redis.call('ZRANGE', queued, 0, -1) table.sort(ids)"
                + " local first, at for i = 1, math.min(#ids, 1000) do"
                + " local score = tonumber(redis.call('ZSCORE', queued, ids[i]))"
                + " if score <= tonumber(max) and (not at or score < at) then"
                + " first, at = ids[i], score end end return first end)()"),
        script(
            "RSV-4",
            "what is put behind the last one handed out is passed over",
            "reserve",
            FIRST_DUE,
            "(function() local from = redis.call('GET', jobs .. ':from') or '-inf'"
                + " local id = redis.call('ZRANGEBYSCORE', queued, from, max, 'LIMIT', '0', '1')[1]"
                + " if id then redis.call('SET', jobs .. ':from',"
                + " redis.call('ZSCORE', queued, id)) end return id end)()"),
        script(
            "RSV-2",
            "due is what the wall clock says",
            "reserve",
            "deadline = string",
            "max = " + WALL_CLOCK + " deadline = string"),
        script(
            "RSV-7",
            "the deadline counts from the wall clock",
            "reserve",
            "local deadline = tonumber(max)",
            "local deadline = " + WALL_CLOCK),
        script(
            "RSV-8",
            "deadlines are rounded up to whole seconds",
            "reserve",
            "'%.17g', deadline",
            "'%.17g', math.ceil(deadline / 1000) * 1000"),
        script(
            "RSV-8",
            "a time to run below a millisecond is refused",
            "reserve",
            "if not ttr or ttr < 0",
            "if not ttr or ttr < 0 or (ttr > 0 and ttr < 0.001)"),
        script(
            "RSV-9",
            "a ttr of zero ends the job at once",
            "reserve",
            "    local added =",
            "    if ttr == 0 then redis.call('ZREM', queued, id) redis.call('HDEL', jobs, id)"
                + " return {id, body} end local added ="),
        script(
            "RSV-9",
            "a job reserved for no time stays in the queue as well",
            "reserve",
            "      redis.call('ZREM', queued, id)\n    else",
            "      if ttr > 0 then redis.call('ZREM', queued, id) end\n    else"),
        script(
            "RSV-10",
            "reserves all that is due and hands out the first",
            "reserve",
            "    return {id, body}",
            "    for _, other in ipairs(redis.call('ZRANGEBYSCORE', queued, '-inf', max)) do"
                + " redis.call('ZREM', queued, other) redis.call('ZADD', reserved, deadline, other)"
                + " end return {id, body}"));
  }

  private static List<Broken> pull() {
    return List.of(
        script("PULL-4", "expirations are compared as text", "pull", FIRST_DUE, FIRST_AS_TEXT),
        script(
            "PULL-4",
            "removes all jobs of the same expiration",
            "pull",
            "redis.call('ZREM', queued, id)",
            "local at = redis.call('ZSCORE', queued, id)"
                + " redis.call('ZREMRANGEBYSCORE', queued, at, at)"),
        script(
            "PULL-2",
            "due is what the wall clock says",
            "pull",
            "for _ = 1, 1000 do",
            "max = " + WALL_CLOCK + " for _ = 1, 1000 do"),
        script(
            "PULL-1",
            "keeps the body of what it hands out, so that the id stays in use",
            "pull",
            "redis.call('HDEL', jobs, id)",
            "redis.call('ZADD', KEYS[3], 1e300, id)"));
  }

  private static List<Broken> release() {
    return List.of(
        script(
            "REL-2",
            "answers 1 for a queued job",
            "release",
            "return 0",
            "return redis.call('HEXISTS', jobs, id)"),
        script(
            "REL-5",
            "ends all reservations of the same deadline",
            "release",
            "if redis.call('ZREM', reserved, id) == 0",
            "local at = redis.call('ZSCORE', reserved, id)"
                + " if at then for _, other in ipairs(redis.call('ZRANGEBYSCORE', reserved, at, at))"
                + " do if other ~= id then redis.call('ZREM', reserved, other)"
                + " redis.call('HDEL', jobs, other) end end end"
                + " if redis.call('ZREM', reserved, id) == 0"),
        script(
            "REL-5",
            "ends the next reservation as well",
            "release",
            "return redis.call('HDEL', jobs, id)",
            "local next = redis.call('ZPOPMIN', reserved)[1]"
                + " if next then redis.call('HDEL', jobs, next) end"
                + " return redis.call('HDEL', jobs, id)"));
  }

  private static List<Broken> delete() {
    return List.of(
        script(
            "DEL-1",
            "a job behind a thousand others is not found",
            "delete",
            "local had_entry =",
            "if (redis.call('ZRANK', queued, id) or 0) > 999 then return 0 end local had_entry ="),
        script(
            "DEL-6",
            "takes the id for the beginning of ids",
            "delete",
            "local had_entry",
            "for _, other in ipairs(redis.call('HKEYS', jobs)) do"
                + " if other ~= id and other:sub(1, #id) == id then"
                + " redis.call('HDEL', jobs, other) redis.call('ZREM', queued, other)"
                + " redis.call('ZREM', reserved, other) end end local had_entry"),
        script(
            "DEL-2",
            "a job past its deadline is not deleted",
            "delete",
            "local had_entry",
            "local at = redis.call('ZSCORE', reserved, id)"
                + " if at and tonumber(at) <= "
                + WALL_CLOCK
                + " then return 0 end local had_entry"),
        scripts(
            "DEL-5",
            "a mark of the deletion swallows the next job of that id",
            Scripts.sound()
                .change(
                    "delete",
                    "return had_body and had_entry and 1 or 0",
                    "if had_entry then redis.call('SADD', jobs .. ':deleted', id) end"
                        + " return had_body and had_entry and 1 or 0")
                .change(
                    "requeue",
                    "if redis.call('HEXISTS', jobs, id) == 1 then",
                    "if redis.call('SREM', jobs .. ':deleted', id) == 1 then"
                        + " redis.call('HDEL', jobs, id)"
                        + " elseif redis.call('HEXISTS', jobs, id) == 1 then")));
  }

  private static List<Broken> requeue() {
    String back = "back[#back + 1] = max";
    return List.of(
        script(
            "REQ-7",
            "requeues at the wall clock",
            "requeue",
            back,
            "back[#back + 1] = " + WALL_CLOCK),
        script(
            "REQ-4",
            "takes them in the order of their ids",
            "requeue",
            "redis.call('ZRANGEBYSCORE', reserved, '-inf', max, 'LIMIT', '0', wanted)",
            "redis.call('ZRANGEBYSCORE', reserved, '-inf', max) table.sort(ids)"
                + " ids = {unpack(ids, 1, wanted)}"),
        script(
            "REQ-4",
            "deadlines are compared as text",
            "requeue",
            "redis.call('ZRANGEBYSCORE', reserved, '-inf', max, 'LIMIT', '0', wanted)",
            "redis.call('ZRANGEBYSCORE', reserved, '-inf', max) local at = {}"
                + " for _, id in ipairs(ids) do at[id] = redis.call('ZSCORE', reserved, id) end"
                + " table.sort(ids, function(a, b) return at[a] < at[b] end)"
                + " ids = {unpack(ids, 1, wanted)}"),
        script(
            "REQ-6",
            "a limit beyond 32 bits turns negative",
            "requeue",
            "local unpack =",
            "if limit >= 2 ^ 31 then limit = limit - 2 ^ 32 end local unpack ="),
        script(
            "REQ-10",
            "a call takes a thousand jobs and no more",
            "requeue",
            "local BATCH",
            "limit = math.min(limit, 1000) local BATCH"),
        script(
            "REQ-1",
            "counts the attempts in the body",
            "requeue",
            back,
            back + " redis.call('HSET', jobs, id, redis.call('HGET', jobs, id) .. '!')"),
        script(
            "REQ-1",
            "takes an empty body for none",
            "requeue",
            "redis.call('HEXISTS', jobs, id) == 1",
            "redis.call('HSTRLEN', jobs, id) > 0"),
        script(
            "REQ-3",
            "deadlines are compared in whole seconds",
            "requeue",
            "reserved, '-inf', max,",
            "reserved, '-inf', math.ceil(max / 1000) * 1000,"),
        script(
            "REQ-9",
            "buries a job that timed out 25 times",
            "requeue",
            "if redis.call('HEXISTS', jobs, id) == 1 then",
            "if redis.call('HINCRBY', jobs .. ':attempts', id, 1) < 25 then"));
  }

  private static List<Broken> text() {
    return List.of(
        script(
            "TEXT-1",
            "line ends are made alike",
            "put",
            "HSETNX', jobs, id, body",
            "HSETNX', jobs, id, (body:gsub('\\r\\n', '\\n'))"),
        script(
            "TEXT-1",
            "a body that is JSON is written anew",
            "put",
            "local added =",
            "local ok, value = pcall(cjson.decode, body)"
                + " if ok and type(value) == 'table' then body = cjson.encode(value) end"
                + " local added ="),
        script(
            "TEXT-3",
            "an id is taken for a pattern when it is deleted",
            "delete",
            "local had_entry",
            "local found = redis.call('HSCAN', jobs, 0, 'MATCH', id, 'COUNT', 1000)[2]"
                + " if #found == 0 then return 0 end local had_entry"),
        glue("TEXT-4", "ids are normalised", GlueFaults.IdsAreNormalised::new),
        glue("ISO-3", "topics are folded to lower case", GlueFaults.TopicsAreFolded::new),
        glue(
            "ISO-3",
            "bodies are kept under topic and id with a colon between them",
            GlueFaults.BodiesCollide::new));
  }

  private static List<Broken> inspect() {
    return List.of(
        script(
            "GET-2",
            "a job past its deadline is called queued",
            "get",
            "{body, 'reserved', deadline}",
            "{body, tonumber(deadline) <= "
                + WALL_CLOCK
                + " and 'queued' or 'reserved', deadline}"),
        script(
            "CNT-2",
            "overdue jobs are counted as ready, too",
            "counts",
            "return {ready,",
            "return {ready + overdue,"),
        script(
            "CNT-1",
            "a thousand at most are counted",
            "counts",
            "redis.call('ZCOUNT', queued, '-inf', now)",
            "math.min(1000, redis.call('ZCOUNT', queued, '-inf', now))"),
        script(
            "CNT-1",
            "ready and delayed are told by the wall clock",
            "counts",
            "local ready = redis.call('ZCOUNT', queued, '-inf', now)",
            "local ready = redis.call('ZCOUNT', queued, '-inf', " + WALL_CLOCK + ")"),
        script(
            "KEY-3",
            "a damaged reservation is counted as requeued",
            "requeue",
            "return requeued",
            "return requeued + dropped"),
        scripts(
            "KEY-2",
            "jobs that it did not put itself are passed over",
            Scripts.sound()
                .change(
                    "put", "local added =", "redis.call('SADD', jobs .. ':own', id) local added =")
                .change(
                    "reserve",
                    "local body =",
                    "if redis.call('SISMEMBER', jobs .. ':own', id) == 0 then return false end"
                        + " local body =")));
  }
}
