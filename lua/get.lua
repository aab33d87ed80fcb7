-- get: read a job by its id; nothing changes.                                 (GET-*)
--
-- KEYS[1] jobs      hash, id -> body               <prefix>:{topic}:jobs
-- KEYS[2] queued    sorted set, id -> expiration   <prefix>:{topic}:queued
-- KEYS[3] reserved  sorted set, id -> deadline     <prefix>:{topic}:reserved
-- ARGV[1] id  not empty, any bytes
--
-- Returns  {body, state, at}  state is 'queued' or 'reserved'; at is the
--                             expiration or the deadline, milliseconds since the
--                             Unix epoch, as decimal text (a Lua number would
--                             lose its fraction on the way out)
--          nil                there is no such job
-- Error    BADARG <argument> <reason>
--
-- Cost: O(1). 2 Redis commands for a queued job, 3 for a reserved one, 1 for none.

local jobs, queued, reserved = KEYS[1], KEYS[2], KEYS[3]
local id = ARGV[1]

if jobs:find('{}') and jobs:find('^[^{]*{}') then -- cheap test first
  return redis.error_reply("BADARG topic must not be empty and must not start with '}'")
end
if not id or id == '' then
  return redis.error_reply('BADARG id must not be empty')
end

local body = redis.call('HGET', jobs, id)
if not body then
  return false
end
local expiration = redis.call('ZSCORE', queued, id)
if expiration then
  return {body, 'queued', expiration}
end
local deadline = redis.call('ZSCORE', reserved, id)
if deadline then
  return {body, 'reserved', deadline}
end
return false
