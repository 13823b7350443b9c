/** The longest wait that timers take, in ms. */
export const maxWait = 2 ** 31 - 1;

/** A wait that timers take: from 0 to {@link maxWait} ms. */
export const clampWait = (ms: number): number => Math.min(Math.max(0, ms), maxWait);
