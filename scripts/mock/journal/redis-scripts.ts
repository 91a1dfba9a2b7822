import { script } from '../state/redis/scripts.ts';

/*
 * The journal is a list of texts: id, session percent-encoded, entry without its id as JSON, a space between them.
 */

/**
 * Adds entries at the end of the list, and takes as many from its beginning as are too many.
 * KEYS identity, the list, the last id, bytes of the list
 * ARGV identity, idle milliseconds, most entries, most bytes, then of each entry the session and the JSON text
 */
export const addEntries = script<0 | 1>(`
local identity = redis.call('GET', KEYS[1])
if identity and identity ~= ARGV[1] then return 0 end
local bytes = tonumber(redis.call('GET', KEYS[4]) or 0)
for i = 5, #ARGV, 2 do
  local entry = redis.call('INCR', KEYS[3]) .. ' ' .. ARGV[i] .. ' ' .. ARGV[i + 1]
  redis.call('RPUSH', KEYS[2], entry)
  bytes = bytes + #entry
end
while redis.call('LLEN', KEYS[2]) > tonumber(ARGV[3]) or bytes > tonumber(ARGV[4]) do
  local oldest = redis.call('LPOP', KEYS[2])
  if not oldest then break end
  bytes = bytes - #oldest
end
redis.call('SET', KEYS[4], string.format('%.0f', bytes))
for i = 2, 4 do redis.call('PEXPIRE', KEYS[i], ARGV[2]) end
return 1
`);

/**
 * Takes the entries of one session out.
 * KEYS the list, bytes of the list
 * ARGV the session
 */
export const clearEntries = script<null>(`
local entries = redis.call('LRANGE', KEYS[1], 0, -1)
local idle = redis.call('PTTL', KEYS[1])
local bytes = 0
redis.call('DEL', KEYS[1])
for _, entry in ipairs(entries) do
  if string.match(entry, '^%d+ (%S*) ') ~= ARGV[1] then
    redis.call('RPUSH', KEYS[1], entry)
    bytes = bytes + #entry
  end
end
redis.call('SET', KEYS[2], string.format('%.0f', bytes))
if idle > 0 then
  redis.call('PEXPIRE', KEYS[1], idle)
  redis.call('PEXPIRE', KEYS[2], idle)
end
`);
