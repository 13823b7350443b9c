/**
 * What every script of a turn begins with. It reads the turn, and settles it: where the lease has
 * passed, the turn is ended by its will; where the events have lived long enough, they are gone.
 *
 * KEYS: the turn, its events, the queue of its user, the leases of those in the queue. All carry one
 * hash tag, so that they are in one slot of a cluster. ARGV: the id of the turn, how long events live
 * after the end, how long the turn is remembered; what comes next belongs to the script. The clock is
 * that of Redis, so that no two processes need to agree about the time.
 *
 * A turn that waits or runs is `open`. It is in the queue, unless it runs in parallel; the first of
 * the queue runs. What others need to be woken for is collected in `told`: `e` and a turn's id where
 * it has more events, `s` and its id where its state may be another one.
 */
const prelude = `
local turnKey, eventsKey, queueKey, leasesKey = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local id, ttl, rememberFor = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local turn, told = {}, {}
local fields = redis.call('HGETALL', turnKey)
for at = 1, #fields, 2 do turn[fields[at]] = fields[at + 1] end
local last = tonumber(turn.last or 0)

local function text(number)
  return string.format('%.0f', number)
end

local function tell(kind, name)
  told[#told + 1] = kind .. name
end

-- Only ever longer: somebody else of the queue may need the key until later.
local function keep(key, ms)
  if redis.call('PTTL', key) < ms then redis.call('PEXPIRE', key, text(ms)) end
end

local function isAlive(name)
  local deadline = redis.call('HGET', leasesKey, name)
  return deadline and tonumber(deadline) > now
end

local function drop(name)
  redis.call('LREM', queueKey, 1, name)
  redis.call('HDEL', leasesKey, name)
end

-- Who may run: the first whose lease has not passed. Those before it are lost.
local function runner()
  local lost = false
  local first = redis.call('LINDEX', queueKey, 0)
  while first and not isAlive(first) do
    drop(first)
    tell('s', first)
    lost = true
    first = redis.call('LINDEX', queueKey, 0)
  end
  if lost and first then tell('s', first) end
  return first
end

local function leaveQueue()
  if turn.queued ~= '1' then return end
  local first = redis.call('LINDEX', queueKey, 0)
  drop(id)
  if first ~= id then return end
  local following = runner()
  if following then tell('s', following) end
end

local function beginLease()
  local lease = tonumber(turn.lease)
  local deadline = text(now + lease)
  redis.call('HSET', turnKey, 'deadline', deadline, 'gone', text(now + lease + ttl))
  redis.call('PEXPIRE', turnKey, text(lease + rememberFor))
  redis.call('PEXPIRE', eventsKey, text(lease + ttl))
  if turn.queued == '1' then
    redis.call('HSET', leasesKey, id, deadline)
    keep(queueKey, lease + ttl)
    keep(leasesKey, lease + ttl)
  end
end

local function add(event, data)
  last = last + 1
  redis.call('XADD', eventsKey, text(last) .. '-0', 'event', event, 'data', data)
end

local function leave(state)
  turn.state = state
  redis.call('HSET', turnKey, 'state', state)
  redis.call('HDEL', turnKey, 'willEvent', 'willData')
  leaveQueue()
  tell('e', id)
  tell('s', id)
end

local function conclude(event, data, by)
  add(event, data)
  redis.call('HSET', turnKey, 'last', text(last), 'gone', text(now + ttl), 'endedBy', by)
  redis.call('PEXPIRE', turnKey, text(rememberFor))
  redis.call('PEXPIRE', eventsKey, text(ttl))
  leave('over')
end

local function concludeByWill()
  conclude(turn.willEvent, turn.willData, '')
end

local function forget()
  redis.call('DEL', eventsKey)
  leave('expired')
end

local function isLost()
  if now >= tonumber(turn.deadline) then return true end
  return turn.queued == '1' and redis.call('HEXISTS', leasesKey, id) == 0
end

if turn.state == 'open' or turn.state == 'over' then
  if now >= tonumber(turn.gone) or redis.call('XLEN', eventsKey) ~= last then
    forget()
  elseif turn.state == 'open' and isLost() then
    concludeByWill()
  end
end

local function isOpenFor(producer)
  return turn.state == 'open' and turn.producer == producer
end
`;

/** A script of one turn: the prelude, and what is asked. */
export const turnScript = (body: string): string => prelude + body;
