/** How much longer a sweep is in full (`SWEEPS=full`, as in CI). */
const factor = process.env['SWEEPS'] === 'full' ? 10 : 1;

/** For `fc.assert`: how many cases a property is tried with. In full it is ten times as many. */
export const runs = (short: number) => ({ numRuns: short * factor });
