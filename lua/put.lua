-- put: add a job to a topic unless its id is in use.                          (PUT-*)
--
-- Guarantees: an id in use, queued or reserved, keeps its job unchanged. Every
-- argument is checked before the first write. When Redis is out of memory the
-- first write is refused, so nothing has changed. An id whose job was damaged
-- (a body without index entry, or the reverse) counts as free and is mended.
--
-- KEYS[1] jobs      hash, id -> body               <prefix>:{topic}:jobs
-- KEYS[2] queued    sorted set, id -> expiration   <prefix>:{topic}:queued
-- KEYS[3] reserved  sorted set, id -> deadline     <prefix>:{topic}:reserved
-- ARGV[1] id          not empty, any bytes
-- ARGV[2] body        any bytes, may be empty
-- ARGV[3] expiration  finite decimal number, milliseconds since the Unix epoch
--
-- Returns  1  the job was added and is queued until its expiration
--          0  the id is in use; nothing has changed
-- Error    BADARG <argument> <reason>; nothing has changed
--
-- Cost: O(log n). 3 Redis commands when added, 2 or 3 when the id is in use.
-- The third (ZREM) is what keeps a reservation that outlived its body from
-- ending or moving the new job that now bears its id.

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

local id, body, expiration = ARGV[1], ARGV[2], decimal(ARGV[3])

if jobs:find('{}') and jobs:find('^[^{]*{}') then -- cheap test first
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not id or id == '' then
  return redis.error_reply('BADARG id must not be empty')
end
if not body then
  return redis.error_reply('BADARG body is missing')
end
if not expiration then
  return redis.error_reply('BADARG expiration must be a finite number of milliseconds')
end

local added = redis.pcall('HSETNX', jobs, id, body)
if type(added) == 'table' then
  -- Redis 6.2 puts the place in the script before OOM.
  return redis.error_reply((added.err:gsub('^@user_script: ?%d+: %-', '')))
end
if added == 0 then
  if redis.call('ZSCORE', queued, id) or redis.call('ZSCORE', reserved, id) then
    return 0
  end
  redis.call('HSET', jobs, id, body)
  redis.call('ZADD', queued, expiration, id)
  return 1
end

local outcome = redis.pcall('ZREM', reserved, id)
if type(outcome) == 'number' then
  outcome = redis.pcall('ZADD', queued, expiration, id)
end
if type(outcome) ~= 'number' then -- somebody made the key one of another type
  redis.call('HDEL', jobs, id)
  return outcome
end
return 1
