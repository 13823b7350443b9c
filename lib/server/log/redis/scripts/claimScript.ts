import { turnScript } from './turnScript';

/** ARGV: producer, fingerprint, lease, event and data of the will, whenBusy, maxQueued. */
export const claimScript = turnScript(`
local producer, fingerprint, whenBusy = ARGV[4], ARGV[5], ARGV[9]

if turn.state then
  if turn.producer == producer then return { 'claimed', told } end
  if turn.fingerprint ~= fingerprint then return { 'mismatch', told } end
  if turn.state == 'expired' then return { 'expired', told } end
  return { 'known', told }
end

local function isTooLong()
  return redis.call('LLEN', queueKey) > tonumber(ARGV[10])
end

if whenBusy ~= 'parallel' and runner() then
  if whenBusy == 'queue' and isTooLong() then
    -- Those who are lost do not count, wherever they stand.
    for _, name in ipairs(redis.call('LRANGE', queueKey, 0, -1)) do
      if not isAlive(name) then
        drop(name)
        tell('s', name)
      end
    end
  end
  if whenBusy == 'reject' or isTooLong() then return { 'busy', told } end
end

-- This comes first: without memory Redis refuses a script up to its first write, not after.
turn.lease, turn.queued = ARGV[6], whenBusy == 'parallel' and '0' or '1'
redis.call('HSET', turnKey, 'state', 'open', 'producer', producer, 'fingerprint', fingerprint,
  'lease', turn.lease, 'willEvent', ARGV[7], 'willData', ARGV[8], 'queued', turn.queued,
  'last', '0', 'bytes', '0')
redis.call('DEL', eventsKey)
if turn.queued == '1' then
  drop(id)
  redis.call('RPUSH', queueKey, id)
end
beginLease()
return { 'claimed', told }
`);
