import fc from 'fast-check';
import type { CompletionTrace, Trace } from '../../lib';
import { decodeTrace } from '../../lib';
import { json, open, text } from './arbitraries';
import { source, startFields, wireTrace } from './arbitraries.traces';

/** A turn whose messages stream, and what it must come to. */
export interface Streamed {
  /** The turn with completions on: deltas, and other traces among them. */
  readonly streamed: readonly Trace[];
  /** The same, each completion with its text so far; messages that were cut have got an end. */
  readonly accumulated: readonly Trace[];
  /** The turn with completions off: each message as one text, where it ended. */
  readonly whole: readonly Trace[];
}

/** What stands in the place of a trace. */
type Outcome = Pick<Streamed, 'accumulated' | 'whole'>;

/** One trace of a speaker, some time after the one before it. */
interface Step extends Outcome {
  readonly trace: Trace;
  readonly wait: number;
}

/** A message without an end: where it began, and how it is closed. */
interface Open extends Outcome {
  readonly first: Step;
}

type Fields = Readonly<Record<string, unknown>>;

const decoded = (wire: unknown): Trace => {
  const result = decodeTrace(wire);
  if (result._tag === 'Left') throw result.left;
  return result.right;
};

const completion = (payload: Fields, base: Fields): CompletionTrace => {
  const trace = decoded({ ...base, type: 'completion', payload });
  if (trace.type !== 'completion') throw new Error('no completion');
  return trace;
};

const withText = (trace: CompletionTrace, soFar: string): Trace => {
  const payload = { ...trace.payload, text: soFar };
  return { ...trace, payload };
};

const nothing: Outcome = { accumulated: [], whole: [] };

const wait = fc.nat({ max: 20 });

const message = fc.record({
  kind: fc.constant('message' as const),
  /** What the start says of the message; a message may have none. */
  start: fc.option(open({}, startFields)),
  deltas: fc.array(text, { minLength: 1, maxLength: 4 }),
  ending: fc.constantFrom('end', 'end', 'interrupted', 'cut'),
  tokens: json,
  /** What the first trace of the message carries. */
  base: open({}, { turnID: text, handleID: text, defaultPath: fc.nat() }),
  /** A clock that may stand still, go back or be missing, for as many traces as there can be. */
  times: fc.array(fc.option(fc.nat()), { minLength: 6, maxLength: 6 }),
  waits: fc.array(wait, { minLength: 6, maxLength: 6 }),
});

const other = fc.record({
  kind: fc.constant('other' as const),
  trace: wireTrace.map(decoded).filter(({ type }) => type !== 'completion'),
  wait,
});

/** An end that belongs to no message. */
const strayEnd = fc.record({ kind: fc.constant('stray' as const), wait });

type Message = typeof message extends fc.Arbitrary<infer M> ? M : never;

/** What one message streams as, and what it comes to; `before` closes the one that it cuts. */
const tell = (from: Fields, said: Message, before: Open | undefined) => {
  const start = said.start ?? (before === undefined ? null : {});
  const payloads: readonly Fields[] = [
    ...(start === null ? [] : [{ ...start, state: 'start' }]),
    ...said.deltas.map((content) => ({ state: 'content', content })),
    ...(said.ending === 'end' ? [{ state: 'end', tokens: said.tokens }] : []),
    ...(said.ending === 'interrupted' ? [{ state: 'end', interrupted: true }] : []),
  ];
  const clocks = payloads.map((_, index) => said.times[index] ?? null);
  const traces = payloads.map((payload, index) => {
    const time = clocks[index] ?? null;
    const clock = time === null ? {} : { time };
    return completion(payload, { ...(index === 0 ? said.base : {}), ...from, ...clock });
  });
  const lastTime = clocks.filter((time) => time !== null).at(-1);
  const whole = decoded({
    ...said.base,
    ...from,
    ...(lastTime === undefined ? {} : { time: lastTime }),
    type: 'text',
    payload: {
      ...start,
      message: said.deltas.join(''),
      ...(said.ending === 'end' ? {} : { interrupted: true }),
    },
  });
  let soFar = '';
  const steps = traces.map((trace, index): Step => {
    if (trace.payload.state === 'content') soFar += trace.payload.content;
    const { accumulated, whole: closed } = (index === 0 ? before : undefined) ?? nothing;
    return {
      trace,
      accumulated: [...accumulated, withText(trace, soFar)],
      whole: trace.payload.state === 'end' ? [...closed, whole] : closed,
      wait: said.waits[index] ?? 0,
    };
  });
  const last = traces.at(-1);
  const [first] = steps;
  if (last === undefined || first === undefined) throw new Error('a message has a delta');
  const end = withText({ ...last, payload: { state: 'end', interrupted: true } }, soFar);
  const left: Open = { first, accumulated: [end], whole: [whole] };
  return { steps, left: said.ending === 'cut' ? left : undefined };
};

/** All that one speaker does, and the message that it leaves open. */
const speaker = fc
  .tuple(fc.option(source), fc.array(fc.oneof(message, message, other, strayEnd), { maxLength: 4 }))
  .map(([names, doings]) => {
    const from: Fields = names === null ? {} : { source: names };
    const steps: Step[] = [];
    let left: Open | undefined;
    for (const doing of doings) {
      if (doing.kind === 'message') {
        const told = tell(from, doing, left);
        steps.push(...told.steps);
        left = told.left;
      } else if (doing.kind === 'other') {
        const trace: Trace = { ...doing.trace, ...from };
        steps.push({ trace, accumulated: [trace], whole: [trace], wait: doing.wait });
      } else if (left === undefined) {
        const trace = completion({ state: 'end' }, from);
        steps.push({ trace, accumulated: [withText(trace, '')], whole: [], wait: doing.wait });
      }
    }
    return { name: JSON.stringify(names), steps, left };
  });

/**
 * A turn of up to three speakers who speak at once.
 *
 * What it must come to is made from the messages, before they are cut into deltas and mixed.
 */
export const streamedTurn: fc.Arbitrary<Streamed> = fc
  .uniqueArray(speaker, { selector: ({ name }) => name, maxLength: 3 })
  .map((speakers) => {
    const steps = speakers
      .flatMap((one) => {
        let clock = 0;
        return one.steps.map((step) => ({ step, at: (clock += step.wait) }));
      })
      .sort((a, b) => a.at - b.at)
      .map(({ step }) => step);
    const left = speakers
      .flatMap((one) => (one.left === undefined ? [] : [one.left]))
      .sort((a, b) => steps.indexOf(a.first) - steps.indexOf(b.first));
    const outcomes: readonly Outcome[] = [...steps, ...left];
    return {
      streamed: steps.map(({ trace }) => trace),
      accumulated: outcomes.flatMap(({ accumulated }) => accumulated),
      whole: outcomes.flatMap(({ whole }) => whole),
    };
  });
