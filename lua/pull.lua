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

-- A finite number in a form that every server reads alike, or nil if the text is
-- none; tonumber takes hex, inf and nan as well. Some digits alone, the usual
-- case, have that form already; converting them costs nearly as much as a command.
local function decimal(text)
  if not text or #text < 16 and text:find('^%d+$') then
    return text
  end
  local n = not text:find('[^%d.eE+-]') and tonumber(text)
  return n and n > -math.huge and n < math.huge and string.format('%.17g', n) or nil
end

local max = decimal(ARGV[1])

if jobs:find('{}') and jobs:find('^[^{]*{}') then -- cheap test first
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not max then
  return redis.error_reply('BADARG max must be a finite number of milliseconds')
end

for _ = 1, 1000 do
  local id = redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'LIMIT', '0', '1')[1]
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
