import type { AccumulatedTrace, Trace } from '../../index';

/** A trace as it is shown: a completion has its message so far. */
export type ShownTrace = AccumulatedTrace<Trace>;
