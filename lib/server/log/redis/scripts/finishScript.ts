import { turnScript } from './turnScript';

/** ARGV: who ends the turn (`p` and the producer, or `anyone`), and the event and data of the end. */
export const finishScript = turnScript(`
local by = ARGV[4]
if not turn.state then return { 'unknown', told } end
if turn.state == 'expired' then return { 'expired', told } end
if turn.state == 'over' then return { turn.endedBy == by and 'finished' or 'over', told } end
if by ~= 'anyone' and by ~= 'p' .. turn.producer then return { 'over', told } end
conclude(ARGV[5], ARGV[6], by)
return { 'finished', told }
`);
