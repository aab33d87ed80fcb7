-- delete: remove a job, queued or reserved, by its id.                        (DEL-*)
--
-- Guarantees: afterwards no trace of the id is left in the topic, damaged
-- entries included, and nothing done later with the deleted job brings it back.
--
-- KEYS[1] jobs      hash, id -> body               <prefix>:{topic}:jobs
-- KEYS[2] queued    sorted set, id -> expiration   <prefix>:{topic}:queued
-- KEYS[3] reserved  sorted set, id -> deadline     <prefix>:{topic}:reserved
-- ARGV[1] id  not empty, any bytes
--
-- Returns  1  a job was removed
--          0  there was none
-- Error    BADARG <argument> <reason>; nothing has changed
--
-- Cost: O(log n). 2 Redis commands for a queued job, 3 otherwise.

local jobs, queued, reserved = KEYS[1], KEYS[2], KEYS[3]
local id = ARGV[1]

if jobs:find('{}') and jobs:find('^[^{]*{}') then -- cheap test first
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not id or id == '' then
  return redis.error_reply('BADARG id must not be empty')
end

local had_entry = redis.call('ZREM', queued, id) == 1 or redis.call('ZREM', reserved, id) == 1
local had_body = redis.call('HDEL', jobs, id) == 1
return had_body and had_entry and 1 or 0
