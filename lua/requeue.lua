-- requeue: give jobs whose deadline has passed back to the queue.             (REQ-*)
--
-- Guarantees: jobs are taken earliest deadline first and become queued with
-- expiration max. Works when Redis is out of memory (ids then leave reserved before
-- they enter queued). An id without body is dropped and not counted; one call drops
-- at most 1000 of them beyond its limit, so its work is bounded by the limit.
--
-- KEYS[1] jobs      hash, id -> body               <prefix>:{topic}:jobs
-- KEYS[2] queued    sorted set, id -> expiration   <prefix>:{topic}:queued
-- KEYS[3] reserved  sorted set, id -> deadline     <prefix>:{topic}:reserved
-- ARGV[1] max    finite decimal number, milliseconds since the Unix epoch;
--                a reservation is overdue when its deadline <= max
-- ARGV[2] limit  whole number >= 0, how many jobs at most
--
-- Returns  the number of jobs requeued, 0 to limit
-- Error    BADARG <argument> <reason>; nothing has changed
--
-- Cost: O(k log n) for k jobs. k + 3 Redis commands up to 500 jobs, then 3 more
-- for each further 500; 1 when none is overdue, 0 when limit is 0.

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

local max, limit = decimal(ARGV[1]), tonumber(decimal(ARGV[2]))

if jobs:find('{}') and jobs:find('^[^{]*{}') then -- cheap test first
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not max then
  return redis.error_reply('BADARG max must be a finite number of milliseconds')
end
if not limit or limit < 0 or limit % 1 ~= 0 then
  return redis.error_reply('BADARG limit must be a whole number, 0 or more')
end

local unpack = table.unpack or unpack -- Lua 5.4 has only the former
local BATCH = 500 -- unpack() fails on some thousands of values
local requeued, dropped = 0, 0
while requeued < limit and dropped < 1000 do
  local wanted = math.min(BATCH, limit - requeued)
  local ids = redis.call('ZRANGEBYSCORE', reserved, '-inf', max, 'LIMIT', '0', wanted)
  if #ids == 0 then
    break
  end
  local back = {}
  for _, id in ipairs(ids) do
    if redis.call('HEXISTS', jobs, id) == 1 then
      back[#back + 1] = max
      back[#back + 1] = id
    end
  end
  local added = #back == 0 and 0 or redis.pcall('ZADD', queued, unpack(back))
  if type(added) == 'number' then
    redis.call('ZREM', reserved, unpack(ids))
  else
    redis.call('ZCARD', queued) -- fails here, before any write, on a key of another type
    redis.call('ZREM', reserved, unpack(ids)) -- out of memory: Redis takes a write after it
    redis.call('ZADD', queued, unpack(back))
  end
  requeued = requeued + #back / 2
  dropped = dropped + #ids - #back / 2
  if #ids < wanted then
    break
  end
end
return requeued
