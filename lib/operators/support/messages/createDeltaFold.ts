import type { Trace } from '../../../protocol/Trace';
import { payloadsWithOwnText } from '../../../protocol/wireText';
import type { Fold } from '../fold';
import { speakerKeyOf } from '../speakerKeyOf';

/** A trace that adds to a message, and how to write another content into it. */
interface Delta {
  readonly trace: Trace;
  readonly payload: object;
  readonly content: string;
  readonly withContent: (content: string) => Trace;
}

/** Deltas that are to be one: the last of them, and the content of all. */
interface Run {
  readonly last: Delta;
  /** Concatenation keeps this a rope: a delta costs the same however long the run is. */
  readonly content: string;
  readonly isJoined: boolean;
}

const deltaOf = (trace: Trace): Delta | undefined => {
  switch (trace.type) {
    case 'completion': {
      const { payload } = trace;
      if (payload.state !== 'content') return undefined;
      const withContent = (content: string): Trace => {
        const joined = { ...payload, content };
        // The text came off the wire, and goes back there.
        if (payloadsWithOwnText.has(payload)) payloadsWithOwnText.add(joined);
        return { ...trace, payload: joined };
      };
      return { trace, payload, content: payload.content, withContent };
    }
    case 'reasoning': {
      const { payload } = trace;
      if (payload.state !== 'content') return undefined;
      const withContent = (content: string): Trace => ({
        ...trace,
        payload: { ...payload, content },
      });
      return { trace, payload, content: payload.content, withContent };
    }
    case 'completion-continue': {
      const { payload } = trace;
      const withContent = (completion: string): Trace => ({
        ...trace,
        payload: { ...payload, completion },
      });
      return { trace, payload, content: payload.completion, withContent };
    }
    default:
      return undefined;
  }
};

/** Whether nothing that `one` has is missing in `other`. */
const isIn = (one: object, other: object): boolean =>
  Object.entries(one).every(
    ([name, value]) =>
      value === undefined || Object.getOwnPropertyDescriptor(other, name)?.value !== undefined,
  );

const haveSameFields = (one: object, other: object): boolean =>
  isIn(one, other) && isIn(other, one);

/**
 * Whether two deltas that follow each other are to be one.
 *
 * With the same fields in both, joining them loses no time and no other field; and what is to be one
 * does not depend on what was joined before.
 */
const areNeighbours = (one: Delta, other: Delta): boolean =>
  one.trace.type === other.trace.type &&
  one.trace.turnID === other.trace.turnID &&
  one.trace.handleID === other.trace.handleID &&
  speakerKeyOf(one.trace) === speakerKeyOf(other.trace) &&
  haveSameFields(one.trace, other.trace) &&
  haveSameFields(one.payload, other.payload);

/**
 * Joins deltas that follow each other.
 *
 * @param maxCharacters - The most that a joined delta may have, in UTF-16 code units.
 */
export const createDeltaFold = (maxCharacters: number): Fold<Trace, Trace> => {
  let run: Run | undefined;

  const flush = (): readonly Trace[] => {
    if (run === undefined) return [];
    const { content, isJoined, last } = run;
    run = undefined;
    return [isJoined ? last.withContent(content) : last.trace];
  };

  const push = (trace: Trace): readonly Trace[] => {
    const delta = deltaOf(trace);
    if (delta === undefined) return [...flush(), trace];
    if (
      run !== undefined &&
      run.content.length + delta.content.length <= maxCharacters &&
      areNeighbours(run.last, delta)
    ) {
      run = { last: delta, content: run.content + delta.content, isJoined: true };
      return [];
    }
    const before = flush();
    run = { last: delta, content: delta.content, isJoined: false };
    return before;
  };

  return { push, complete: flush, fail: flush };
};
