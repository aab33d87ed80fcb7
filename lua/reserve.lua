-- reserve: take the due job with the smallest expiration, to be run within ttr. (RSV-*)
--
-- Guarantees: a job is handed to one caller at a time. Its id moves from queued
-- to reserved in one step; nothing else changes. Works when Redis is out of
-- memory (the id then leaves queued before it enters reserved). An id without body
-- is dropped, never returned; one call drops at most 1000, so its work is bounded.
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

local max, ttr = decimal(ARGV[1]), tonumber(decimal(ARGV[2]))

if jobs:find('{}') and jobs:find('^[^{]*{}') then -- cheap test first
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not max then
  return redis.error_reply('BADARG max must be a finite number of milliseconds')
end
if not ttr or ttr < 0 then
  return redis.error_reply('BADARG ttr must be a finite number of seconds, 0 or more')
end
local deadline = tonumber(max) + ttr * 1000.0 -- .0: in Lua 5.4 integers would overflow
if deadline == math.huge then
  return redis.error_reply('BADARG ttr is so large that max + ttr * 1000 is not finite')
end
deadline = string.format('%.17g', deadline)

for _ = 1, 1000 do
  local id = redis.call('ZRANGEBYSCORE', queued, '-inf', max, 'LIMIT', '0', '1')[1]
  if not id then
    return false
  end
  local body = redis.call('HGET', jobs, id)
  if not body then
    redis.call('ZREM', queued, id)
  else
    local added = redis.pcall('ZADD', reserved, deadline, id)
    if type(added) == 'number' then
      redis.call('ZREM', queued, id)
    else
      redis.call('ZCARD', reserved) -- fails here, before any write, on a key of another type
      redis.call('ZREM', queued, id) -- out of memory: Redis takes a write after one that frees
      redis.call('ZADD', reserved, deadline, id)
    end
    return {id, body}
  end
end
return false
