import type { SchedulerLike } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';
import type { TurnMeasure } from '../../time/TurnMeasure';
import { createStopwatch } from './createStopwatch';
import { speakerKeyOf } from '../speakerKeyOf';

/** Measures one turn. */
export interface TurnMeter {
  readonly add: (trace: Trace) => void;
  /** What was measured, as the turn ends now. */
  readonly stop: (outcome: TurnMeasure['outcome']) => TurnMeasure;
}

const hasWords = (trace: Trace): boolean => {
  if (trace.type === 'text' || trace.type === 'speak') return trace.payload.message !== '';
  return (
    trace.type === 'completion' && trace.payload.state === 'content' && trace.payload.content !== ''
  );
};

/** Starts to measure a turn. It holds one number an open message. */
export const createTurnMeter = (scheduler: SchedulerLike): TurnMeter => {
  const elapsed = createStopwatch(scheduler);
  let firsts: Pick<TurnMeasure, 'firstTrace' | 'firstText'> = {};
  let traces = 0;
  let count = 0;
  let gaps = 0;
  let sum = 0;
  let longest = 0;
  /** When the last delta of each open message came. */
  const lastDeltas = new Map<string, number>();

  const addDelta = (key: string, at: number): void => {
    const last = lastDeltas.get(key);
    if (last !== undefined) {
      gaps += 1;
      sum += at - last;
      longest = Math.max(longest, at - last);
    }
    count += 1;
    lastDeltas.set(key, at);
  };

  return {
    add: (trace) => {
      const at = elapsed();
      traces += 1;
      if (firsts.firstTrace === undefined) firsts = { firstTrace: at };
      if (firsts.firstText === undefined && hasWords(trace)) firsts = { ...firsts, firstText: at };
      if (trace.type !== 'completion') return;
      const key = speakerKeyOf(trace);
      if (trace.payload.state === 'content') addDelta(key, at);
      else lastDeltas.delete(key);
    },
    stop: (outcome) => ({
      outcome,
      ...firsts,
      total: elapsed(),
      traces,
      deltas: { count, ...(gaps === 0 ? {} : { mean: sum / gaps, longest }) },
    }),
  };
};
