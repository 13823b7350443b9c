import type { ShownTrace } from './ShownTrace';

/** A trace, and when it arrived. */
export interface TimedTrace {
  readonly trace: ShownTrace;
  /** In ms since the turn began. */
  readonly at: number;
}
