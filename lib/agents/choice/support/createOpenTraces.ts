import { messagePartOf } from '../../../operators/support/failures/messagePartOf';
import type { Trace } from '../../../protocol/Trace';

/** Knows what an agent has begun to say, and not ended. */
export interface OpenTraces {
  /** Reads one more trace. */
  readonly push: (trace: Trace) => void;
  /** An end for each message and tool call that has none, in the order in which they began. */
  readonly ends: () => readonly Trace[];
}

/** The end of what `last` is the last trace of. */
const endOf = (last: Trace): readonly Trace[] => {
  switch (last.type) {
    case 'completion':
      return [{ ...last, payload: { state: 'end', interrupted: true } }];
    case 'completion-start':
    case 'completion-continue': {
      const { payload: _, ...fields } = last;
      return [{ ...fields, type: 'completion-end' }];
    }
    case 'audio':
      return [{ ...last, payload: { state: 'end' } }];
    case 'reasoning':
      return [{ ...last, payload: { state: 'end' } }];
    case 'tool-call':
      return [{ ...last, payload: { state: 'end', callID: last.payload.callID } }];
    default:
      return [];
  }
};

/**
 * Makes an {@link OpenTraces} for one turn.
 *
 * @param maxOpen - How many it knows at once; what begins past that gets no end.
 */
export const createOpenTraces = (maxOpen: number): OpenTraces => {
  const open = new Map<string, Trace>();
  return {
    push: (trace) => {
      const part = messagePartOf(trace);
      if (part === undefined) return;
      const { key, step } = part;
      // A map keeps the place of a key that is set again; what starts anew goes behind the others.
      if (step !== 'content') open.delete(key);
      if (step === 'end' || step === 'final') return;
      if (open.has(key) || open.size < maxOpen) open.set(key, trace);
    },
    ends: () => [...open.values()].flatMap(endOf),
  };
};
