import { turnScript } from './turnScript';

/** ARGV: producer, maxEvents, maxBytes, and of each event the id, `event` and `data`. */
export const appendScript = turnScript(`
if not isOpenFor(ARGV[4]) then return { 'over', told } end

local first, bytes, reached = nil, tonumber(turn.bytes), last
for at = 7, #ARGV, 3 do
  local number = tonumber(ARGV[at])
  if number > reached + 1 then
    concludeByWill()
    return { 'over', told }
  end
  if number == reached + 1 then
    first = first or at
    reached = number
    bytes = bytes + #ARGV[at + 2]
  end
end

local isFull = first and (reached > tonumber(ARGV[5]) or bytes > tonumber(ARGV[6]))
if first and not isFull then
  for at = first, #ARGV, 3 do
    if tonumber(ARGV[at]) == last + 1 then add(ARGV[at + 1], ARGV[at + 2]) end
  end
  redis.call('HSET', turnKey, 'last', text(last), 'bytes', text(bytes))
  tell('e', id)
end
beginLease()
return { isFull and 'full' or 'kept', told }
`);
