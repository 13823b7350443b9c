/** Whether sweeps run in full, as in CI: `SWEEPS=full`. */
export const sweepsInFull = process.env['SWEEPS'] === 'full';

/** For `fc.assert`: with how many cases a property is tried. In full it is five times as many. */
export const runs = (short: number) => ({ numRuns: sweepsInFull ? 5 * short : short });
