import { BufferFullError } from '../../../errors/BufferFullError';
import { encodeTrace } from '../../../protocol/encodeTrace';
import type { Trace } from '../../../protocol/Trace';

/** How much a {@link TraceBuffer} holds. */
export interface TraceBufferLimits {
  readonly maxTraces: number;
  /** In UTF-16 code units of JSON. */
  readonly maxCharacters: number;
}

/** Holds traces in lanes, by key. */
export interface TraceBuffer<T> {
  /**
   * Holds one more trace; the first of a key opens its lane.
   *
   * @throws BufferFullError where that is too much. The trace is held all the same.
   */
  readonly hold: (key: string, trace: T) => void;
  /** Lets go of one lane: none, or one array. */
  readonly release: (key: string) => readonly (readonly T[])[];
  /** Lets go of all lanes, in the order in which they were opened. */
  readonly flush: () => readonly (readonly T[])[];
}

interface Lane<T> {
  readonly traces: T[];
  characters: number;
}

/** Makes an empty {@link TraceBuffer}. */
export const createTraceBuffer = <T extends Trace>({
  maxCharacters,
  maxTraces,
}: TraceBufferLimits): TraceBuffer<T> => {
  const lanes = new Map<string, Lane<T>>();
  let traces = 0;
  let characters = 0;

  const release = (key: string) => {
    const lane = lanes.get(key);
    if (lane === undefined) return [];
    lanes.delete(key);
    traces -= lane.traces.length;
    characters -= lane.characters;
    return [lane.traces];
  };

  const hold = (key: string, trace: T) => {
    const lane = lanes.get(key) ?? { traces: [], characters: 0 };
    lanes.set(key, lane);
    lane.traces.push(trace);
    traces += 1;
    if (traces > maxTraces) throw new BufferFullError('maxTraces', maxTraces);
    const { length } = JSON.stringify(encodeTrace(trace));
    lane.characters += length;
    characters += length;
    if (characters > maxCharacters) throw new BufferFullError('maxCharacters', maxCharacters);
  };

  return { hold, release, flush: () => [...lanes.keys()].flatMap(release) };
};
