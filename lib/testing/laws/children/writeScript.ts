import { decodeTrace } from '../../../protocol/decodeTrace';
import type { Trace } from '../../../protocol/Trace';
import type { Random } from '../createRandom';
import type { ChildScript } from './ChildScript';

type Wire = Readonly<Record<string, unknown>>;

/** The most traces of one child; below ten, so that no name of one begins that of another. */
const maxTraces = 6;

/** What a trace says, by which it is known again: `child 1, trace 3`. */
export const tokenOf = (child: number, index: number): string =>
  `child ${child}, trace ${index + 1}`;

/** Whole traces, as they stand on the wire; some with fields that nobody knows. */
const wholes: readonly ((token: string) => Wire)[] = [
  (token) => ({ type: 'text', payload: { message: token } }),
  (token) => ({ type: 'text', payload: { message: token, mood: ['calm', 7] }, place: { x: 1 } }),
  (token) => ({
    type: 'speak',
    payload: { message: token, voice: 'ada' },
    time: 1_700_000_000_000,
  }),
  (token) => ({ type: 'debug', payload: { message: token } }),
  (token) => ({
    type: 'choice',
    payload: { buttons: [{ name: token, request: { type: 'text', payload: token } }] },
  }),
  (token) => ({
    type: 'Pay Credit Card',
    payload: { token, amount: 12 },
    paths: [{ label: 'Paid' }],
  }),
  (token) => ({ type: 'link', payload: token, extra: null }),
];

const contentOf = (token: string): Wire => ({
  type: 'completion',
  payload: { state: 'content', content: `${token}; ` },
});

/** The parts of a message that is told in deltas; now and then it does not end. */
const completion = (random: Random): readonly ((token: string) => Wire)[] => [
  (token) => ({ type: 'completion', payload: { state: 'start', messageID: token } }),
  ...(random.chance(0.5) ? [contentOf, contentOf] : [contentOf]),
  ...(random.chance(0.85)
    ? [(token: string) => ({ type: 'completion', payload: { state: 'end', note: token } })]
    : []),
];

const decoded = (wire: Wire): Trace => {
  const result = decodeTrace(wire);
  if (result._tag === 'Left') throw result.left;
  return result.right;
};

/** Makes up what a child says: the same for the same chance. */
export const writeScript = (child: number, random: Random): ChildScript => {
  const length = random.below(maxTraces + 1);
  const parts: ((token: string) => Wire)[] = [];
  while (parts.length < length) {
    const [first = contentOf, ...rest] = wholes;
    parts.push(...(random.chance(0.35) ? completion(random) : [random.pick(first, ...rest)]));
  }
  const traces = parts
    .slice(0, maxTraces)
    .map((part, index) => decoded(part(tokenOf(child, index))));
  const ends = ['fails', 'never ends', 'throws when it is called'] as const;
  return {
    traces,
    end: random.chance(0.6) ? 'completes' : random.pick(...ends),
    atOnce: random.pick(0, 0, random.below(traces.length + 1), traces.length + 1),
  };
};
