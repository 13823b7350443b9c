import fc from 'fast-check';
import { decodeTrace } from '../../../../lib';
import type { Trace } from '../../../../lib';
import { orderedTurn } from '../../../support/arbitraries.orders';

/** What one lane does next; without a trace it completes. */
export interface Doing {
  readonly lane: number;
  readonly trace?: Trace;
}

/** What several agents say at once. */
export interface Talk {
  /** What each says, in order. */
  readonly lanes: readonly (readonly Trace[])[];
  /** The order in which they do so. */
  readonly doings: readonly Doing[];
}

const of = (wire: unknown): Trace => {
  const decoded = decodeTrace(wire);
  if (decoded._tag === 'Left') throw decoded.left;
  return decoded.right;
};

const state = (type: string) => (payload: object) => ({ type, payload });
const completion = state('completion');
const reasoning = state('reasoning');
const audio = state('audio');

/** How messages of each kind are written; those of one speaker and one kind are one line. */
const kinds = [
  {
    start: completion({ state: 'start' }),
    content: (content: string) => completion({ state: 'content', content }),
    end: completion({ state: 'end' }),
  },
  {
    start: { type: 'completion-start', payload: { completion: 'Hel' } },
    content: (completion: string) => ({ type: 'completion-continue', payload: { completion } }),
    end: { type: 'completion-end' },
  },
  {
    start: reasoning({ state: 'start' }),
    content: (content: string) => reasoning({ state: 'content', content }),
    end: reasoning({ state: 'final', message: 'So.' }),
  },
  {
    start: audio({ state: 'start' }),
    content: (content: string) => audio({ state: 'content', content }),
    end: audio({ state: 'end' }),
  },
] as const;

const whole = fc.constantFrom<object>(
  { type: 'text', payload: { message: 'Hello' } },
  { type: 'tool-call', payload: { state: 'start', callID: 'c1' } },
  { type: 'tool-call', payload: { state: 'end', callID: 'c1' } },
  { type: 'Pay', payload: { state: 'start' } },
);

/** A message, or what is left of one: any part may be missing. */
const message = fc
  .record({
    kind: fc.constantFrom(...kinds, kinds[0], kinds[0]),
    starts: fc.boolean(),
    deltas: fc.array(fc.string({ maxLength: 3 }), { maxLength: 3 }),
    ends: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  })
  .map(({ deltas, ends, kind, starts }): readonly object[] => [
    ...(starts ? [kind.start] : []),
    ...deltas.map(kind.content),
    ...(ends ? [kind.end] : []),
  ]);

/** One speaker of a lane: a lane may have several. */
const speaker = fc
  .tuple(
    fc.constantFrom<readonly string[] | undefined>(undefined, undefined, ['a'], ['a', 'b']),
    fc.array(
      fc.oneof(
        message,
        message,
        whole.map((one) => [one]),
      ),
      { maxLength: 4 },
    ),
  )
  .map(([source, parts]) =>
    parts.flat().map((wire, place) => of({ ...wire, place, ...(source && { source }) })),
  );

/** In any order that keeps that of each. */
const mixed = <T>(each: readonly (readonly T[])[]): fc.Arbitrary<readonly T[]> => {
  const turns = each.flatMap((ones, index) => ones.map(() => index));
  return fc.shuffledSubarray(turns, { minLength: turns.length }).map((order) => {
    const said = each.map(() => 0);
    return order.flatMap((index) => {
      const place = said[index] ?? 0;
      said[index] = place + 1;
      return each[index]?.slice(place, place + 1) ?? [];
    });
  });
};

const lane = fc.array(speaker, { minLength: 1, maxLength: 2 }).chain(mixed);

const talkOf = (said: fc.Arbitrary<readonly Trace[]>): fc.Arbitrary<Talk> =>
  fc
    .array(said, { minLength: 2, maxLength: 4 })
    .chain((lanes) =>
      mixed(
        lanes.map((traces, at): readonly Doing[] => [
          ...traces.map((trace) => ({ lane: at, trace })),
          { lane: at },
        ]),
      ).map((doings) => ({ lanes, doings })),
    );

/** Two to four agents that speak at once, some with several speakers, messages in every order. */
export const talk = talkOf(lane);

/** The same of agents each of which keeps the order of its traces. */
export const orderedTalk = talkOf(
  // An empty path and none are two speakers, and with a name in front of them one.
  orderedTurn.filter((traces) => traces.every(({ source }) => source?.length !== 0)),
);
