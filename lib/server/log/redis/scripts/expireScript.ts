import { turnScript } from './turnScript';

/** Drops what there is. */
export const expireScript = turnScript(`
if turn.state == 'open' or turn.state == 'over' then forget() end
return { 'expired', told }
`);
