-- reserve: take the due job with the smallest expiration, to be run within ttr.  (RSV-*)
--
-- Guarantees: a job is handed to one caller at a time. Its id moves from queued
-- to reserved in one step; nothing else changes. Works when Redis is out of
-- memory (the first write frees). An id without body is dropped, never returned;
-- one call drops at most 1000 of them, so its work is bounded.
--
-- KEYS[1] jobs      hash, id -> body               <prefix>:{topic}:jobs
-- KEYS[2] queued    sorted set, id -> expiration   <prefix>:{topic}:queued
-- KEYS[3] reserved  sorted set, id -> deadline     <prefix>:{topic}:reserved
-- ARGV[1] max  finite decimal number, milliseconds since the Unix epoch;
--              a job is due when its expiration <= max
-- ARGV[2] ttr  finite decimal number >= 0, seconds, fractions allowed
--
-- Returns  {id, body}  the job, reserved until the deadline max + ttr * 1000
--          nil         no job is due (or 1000 damaged entries were dropped:
--                      the next call goes on behind them)
-- Error    BADARG <argument> <reason>; nothing has changed
--
-- Cost: O(log n). 4 Redis commands; 1 when no job is due; 3 more for each
-- damaged entry dropped.

local jobs, queued, reserved = KEYS[1], KEYS[2], KEYS[3]
local max, ttr = ARGV[1], ARGV[2]

local function is_finite(text)
  local n = text and not text:find('[^%d.eE+-]') and tonumber(text)
  return n and n > -math.huge and n < math.huge
end

if jobs:find('^[^{]*{}') then
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not is_finite(max) then
  return redis.error_reply('BADARG max must be a finite number of milliseconds')
end
if not is_finite(ttr) or tonumber(ttr) < 0 then
  return redis.error_reply('BADARG ttr must be a finite number of seconds, 0 or more')
end
local deadline = tonumber(max) + tonumber(ttr) * 1000
if deadline == math.huge then
  return redis.error_reply('BADARG ttr is so large that max + ttr * 1000 is not finite')
end

for _ = 1, 1000 do
  local id = redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'LIMIT', 0, 1)[1]
  if not id then
    return false
  end
  redis.call('ZREM', queued, id)
  local body = redis.call('HGET', jobs, id)
  if body then
    redis.call('ZADD', reserved, string.format('%.17g', deadline), id)
    return {id, body}
  end
end
return false
