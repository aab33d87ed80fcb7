-- pull: take the due job with the smallest expiration and end it at once.     (PULL-*)
--
-- Guarantees: the job has ended when it is returned; nobody else gets it, and it
-- does not come back if the caller fails. Works when Redis is out of memory. An
-- id without body is dropped, never returned; one call drops at most 1000.
--
-- KEYS[1] jobs      hash, id -> body               <prefix>:{topic}:jobs
-- KEYS[2] queued    sorted set, id -> expiration   <prefix>:{topic}:queued
-- KEYS[3] reserved  sorted set, id -> deadline     <prefix>:{topic}:reserved (not used)
-- ARGV[1] max  finite decimal number, milliseconds since the Unix epoch;
--              a job is due when its expiration <= max
--
-- Returns  {id, body}  the job, which has ended
--          nil         no job is due (or 1000 damaged entries were dropped:
--                      the next call goes on behind them)
-- Error    BADARG <argument> <reason>; nothing has changed
--
-- Cost: O(log n). 4 Redis commands; 1 when no job is due; 3 more for each
-- damaged entry dropped.

local jobs, queued = KEYS[1], KEYS[2]

-- The finite number that a text stands for; tonumber takes hex, inf and nan as well.
local function finite(text)
  local n = text and not text:find('[^%d.eE+-]') and tonumber(text)
  return n and n > -math.huge and n < math.huge and n
end

-- A number in the one form that every server reads alike.
local function decimal(n)
  return string.format('%.17g', n)
end

local max = finite(ARGV[1])

if jobs:find('^[^{]*{}') then
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not max then
  return redis.error_reply('BADARG max must be a finite number of milliseconds')
end
max = decimal(max)

for _ = 1, 1000 do
  local id = redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'LIMIT', 0, 1)[1]
  if not id then
    return false
  end
  local body = redis.call('HGET', jobs, id)
  redis.call('ZREM', queued, id)
  if body then
    redis.call('HDEL', jobs, id)
    return {id, body}
  end
end
return false
