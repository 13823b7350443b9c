import { turnScript } from './turnScript';

/** ARGV: producer. */
export const renewScript = turnScript(`
if not isOpenFor(ARGV[4]) then return { 'over', told } end
beginLease()
if turn.queued == '1' and runner() ~= id then return { 'waiting', told } end
return { 'running', told }
`);
