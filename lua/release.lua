-- release: end a reserved job that has run.                                   (REL-*)
--
-- Guarantees: only a reserved job is ended; a queued one, or one that has ended,
-- is left as it is. A reservation past its deadline counts as reserved until
-- requeue has taken it back.
--
-- KEYS[1] jobs      hash, id -> body               <prefix>:{topic}:jobs
-- KEYS[2] queued    sorted set, id -> expiration   <prefix>:{topic}:queued (not used)
-- KEYS[3] reserved  sorted set, id -> deadline     <prefix>:{topic}:reserved
-- ARGV[1] id  not empty, any bytes
--
-- Returns  1  the job was reserved and has ended
--          0  the job was not reserved; nothing has changed (a damaged entry
--             without body was dropped)
-- Error    BADARG <argument> <reason>; nothing has changed
--
-- Cost: O(log n). 2 Redis commands; 1 when the job is not reserved.

local jobs, reserved = KEYS[1], KEYS[3]
local id = ARGV[1]

if jobs:find('{}') and jobs:find('^[^{]*{}') then -- cheap test first
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not id or id == '' then
  return redis.error_reply('BADARG id must not be empty')
end

if redis.call('ZREM', reserved, id) == 0 then
  return 0
end
return redis.call('HDEL', jobs, id)
