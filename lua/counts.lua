-- counts: how many jobs of a topic are in which state; nothing changes.       (CNT-*)
--
-- KEYS[1] jobs      hash, id -> body               <prefix>:{topic}:jobs (not used)
-- KEYS[2] queued    sorted set, id -> expiration   <prefix>:{topic}:queued
-- KEYS[3] reserved  sorted set, id -> deadline     <prefix>:{topic}:reserved
-- ARGV[1] now  finite decimal number, milliseconds since the Unix epoch
--
-- Returns  {ready, delayed, reserved, overdue}
--          ready     queued, expiration <= now
--          delayed   queued, expiration > now
--          reserved  reserved, whatever the deadline
--          overdue   those of the reserved whose deadline <= now
--          A damaged entry (an id without body) is counted until an operation
--          meets and drops it.
-- Error    BADARG <argument> <reason>
--
-- Cost: O(log n). 4 Redis commands.

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

local now = decimal(ARGV[1])

if jobs:find('{}') and jobs:find('^[^{]*{}') then -- cheap test first
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not now then
  return redis.error_reply('BADARG now must be a finite number of milliseconds')
end

local ready = redis.call('ZCOUNT', queued, '-inf', now)
local delayed = redis.call('ZCARD', queued) - ready
local held = redis.call('ZCARD', reserved)
local overdue = redis.call('ZCOUNT', reserved, '-inf', now)
return {ready, delayed, held, overdue}
