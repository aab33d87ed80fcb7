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
local id, body, expiration = ARGV[1], ARGV[2], ARGV[3]

local function is_finite(text)
  local n = text and not text:find('[^%d.eE+-]') and tonumber(text)
  return n and n > -math.huge and n < math.huge
end

if jobs:find('^[^{]*{}') then
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not id or id == '' then
  return redis.error_reply('BADARG id must not be empty')
end
if not body then
  return redis.error_reply('BADARG body is missing')
end
if not is_finite(expiration) then
  return redis.error_reply('BADARG expiration must be a finite number of milliseconds')
end

if redis.call('HSETNX', jobs, id, body) == 0 then
  if redis.call('ZSCORE', queued, id) or redis.call('ZSCORE', reserved, id) then
    return 0
  end
  redis.call('HSET', jobs, id, body)
else
  redis.call('ZREM', reserved, id)
end
redis.call('ZADD', queued, expiration, id)
return 1
