import { defineScript, type CommandParser } from '@redis/client';

/*
 * What Redis does in one step. A session is one hash, so that it expires as a whole:
 *   epoch        when it began; another one tells a replica that its copy is of a session that is no more
 *   version      how many commits there were
 *   start        version of the snapshot, 0 where there is none yet
 *   snapshot     the session's state at that version, as JSON
 *   c1, c2 …     the changes of each commit after the start, as JSON
 *   weight       bytes of those changes
 *   differences, bytes, usedAt   for the list of sessions
 */

/** What {@link sync} answers. */
export type SyncReply =
  | readonly ['same', weight: number, snapshotLength: number]
  | readonly ['newer', epoch: string, version: string, ...changes: string[]]
  | readonly ['anew', epoch: string, version: string, snapshot: string, ...changes: string[]]
  | readonly ['full']
  | readonly ['foreign', identity: string];

/**
 * Brings a replica's copy of a session up to date, or commits what it did on a copy that is.
 * KEYS identity, sessions, the session, the nameless session
 * ARGV identity, idle milliseconds, most sessions, name, epoch and version of the copy, changes or '', differences, bytes
 */
export const sync = script<SyncReply>(`
local identity = redis.call('GET', KEYS[1])
if identity and identity ~= ARGV[1] then return {'foreign', identity} end
local idle, name, session = ARGV[2], ARGV[4], KEYS[3]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('SET', KEYS[1], ARGV[1], 'PX', idle)

local known = redis.call('HMGET', session, 'epoch', 'version', 'start')
local epoch, version, start = known[1], tonumber(known[2] or 0), tonumber(known[3] or 0)
if not epoch then
  if name ~= '' then
    redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('(%.0f', now - idle))
    if not redis.call('ZSCORE', KEYS[2], name) and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then
      return {'full'}
    end
    local copied = redis.call('HGETALL', KEYS[4])
    for i = 1, #copied, 2 do redis.call('HSET', session, copied[i], copied[i + 1]) end
    local copy = redis.call('HMGET', session, 'version', 'start')
    version, start = tonumber(copy[1] or 0), tonumber(copy[2] or 0)
  end
  epoch = time[1] .. '.' .. time[2]
  redis.call('HSET', session, 'epoch', epoch)
end
if name ~= '' then redis.call('ZADD', KEYS[2], string.format('%.0f', now), name) end
redis.call('PEXPIRE', KEYS[2], idle)
redis.call('HSET', session, 'usedAt', string.format('%.0f', now))
redis.call('PEXPIRE', session, idle)

local copyVersion = tonumber(ARGV[6])
if ARGV[5] == epoch and copyVersion == version then
  if ARGV[7] ~= '' then
    version = string.format('%.0f', version + 1)
    redis.call('HSET', session, 'version', version, 'c' .. version, ARGV[7], 'differences', ARGV[8], 'bytes', ARGV[9])
    redis.call('HINCRBY', session, 'weight', #ARGV[7] + 64)
  end
  return {'same', tonumber(redis.call('HGET', session, 'weight') or 0), redis.call('HSTRLEN', session, 'snapshot')}
end

local reply, from
if ARGV[5] == epoch and copyVersion >= start then
  reply, from = {'newer', epoch, string.format('%.0f', version)}, copyVersion
else
  local snapshot = redis.call('HGET', session, 'snapshot') or ''
  reply, from = {'anew', epoch, string.format('%.0f', version), snapshot}, start
end
for next = from + 1, version do
  reply[#reply + 1] = redis.call('HGET', session, string.format('c%.0f', next))
end
return reply
`);

/**
 * Puts a snapshot in the place of the changes it holds.
 * KEYS the session
 * ARGV epoch, version and text of the snapshot
 */
export const compact = script<0 | 1>(`
local known = redis.call('HMGET', KEYS[1], 'epoch', 'version', 'start')
local version, start, to = tonumber(known[2] or 0), tonumber(known[3] or 0), tonumber(ARGV[2])
if known[1] ~= ARGV[1] or to <= start or to > version then return 0 end
for gone = start + 1, to do redis.call('HDEL', KEYS[1], string.format('c%.0f', gone)) end
local weight = 0
for left = to + 1, version do
  weight = weight + redis.call('HSTRLEN', KEYS[1], string.format('c%.0f', left)) + 64
end
redis.call('HSET', KEYS[1], 'start', ARGV[2], 'snapshot', ARGV[3], 'weight', weight)
return 1
`);

/** A script that is called with its keys, which get the store's prefix, and its arguments. */
export function script<Reply>(text: string) {
  return defineScript({
    SCRIPT: text.trim(),
    parseCommand(parser: CommandParser, keys: readonly string[], args: readonly string[]) {
      parser.push(String(keys.length));
      parser.pushKeys([...keys]);
      parser.push(...args);
    },
    transformReply: (reply: unknown) => reply as Reply,
  });
}
