import { turnScript } from './turnScript';

/**
 * ARGV: the id after which, the most events, and the most bytes of a page; one event is always read.
 * The answer goes on with whether the page is the last, what is left of the lease in ms, and `event`
 * and `data` of each.
 */
export const readScript = turnScript(`
if not turn.state then return { 'unknown', told } end
if turn.state == 'expired' then return { 'expired', told } end
local after, limit, most = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
if after > last then return { 'ahead', told } end

local found, count, bytes = {}, 0, 0
local wanted = math.min(limit, last - after)
while count < wanted and bytes < most do
  local start = text(after + count + 1) .. '-0'
  local size, before = math.min(wanted - count, 64), count
  for _, entry in ipairs(redis.call('XRANGE', eventsKey, start, '+', 'COUNT', size)) do
    local event, data = entry[2][2], entry[2][4]
    bytes = bytes + #data
    if count > 0 and bytes > most then break end
    count = count + 1
    found[#found + 1] = event
    found[#found + 1] = data
  end
  if count == before then break end
end

local isOver = turn.state == 'over' and after + count == last
local left = turn.state == 'over' and ttl or tonumber(turn.deadline) - now
return { 'found', told, isOver and '1' or '0', text(left), found }
`);
