import fc from 'fast-check';
import { decodeTrace } from '../../lib';
import type { Trace, TraceOrderErrorDetails } from '../../lib';
import { json, text } from './arbitraries';
import { source } from './arbitraries.traces';

type Fields = Readonly<Record<string, unknown>>;
type Kind = TraceOrderErrorDetails['kind'];

/** One trace, and what it does in its message. */
interface Step {
  readonly trace: Trace;
  readonly kind: Kind | undefined;
  readonly step: 'start' | 'content' | 'end' | 'final' | 'other';
  /** What is open one at a time: the same array for all that stands in one line. */
  readonly lane: readonly unknown[];
  readonly speaker: readonly string[];
  readonly callID: string | undefined;
  readonly wait: number;
}

/** A turn with one fault, and what is to be said of it. */
export interface BrokenTurn {
  readonly traces: readonly Trace[];
  readonly fault: TraceOrderErrorDetails;
}

const decoded = (wire: Fields): Trace => {
  const result = decodeTrace(wire);
  if (result._tag === 'Left') throw result.left;
  return result.right;
};

/** How each kind is written; `other` needs nobody's leave. */
const machines = {
  completion: {
    kind: 'completion',
    start: { type: 'completion', payload: { state: 'start', messageID: 'm1' } },
    content: (content: string) => ({ type: 'completion', payload: { state: 'content', content } }),
    end: { type: 'completion', payload: { state: 'end' } },
  },
  interrupted: {
    kind: 'completion',
    start: { type: 'completion', payload: { state: 'start' } },
    content: (content: string) => ({ type: 'completion', payload: { state: 'content', content } }),
    end: { type: 'completion', payload: { state: 'end', interrupted: true } },
  },
  v2beta1: {
    kind: 'completion',
    start: { type: 'completion-start', payload: { completion: 'Hel' } },
    content: (completion: string) => ({ type: 'completion-continue', payload: { completion } }),
    end: { type: 'completion-end' },
  },
  audio: {
    kind: 'audio',
    start: { type: 'audio', payload: { state: 'start' } },
    content: (content: string) => ({ type: 'audio', payload: { state: 'content', content } }),
    end: { type: 'audio', payload: { state: 'end' } },
  },
  reasoning: {
    kind: 'reasoning',
    start: { type: 'reasoning', payload: { state: 'start' } },
    content: (content: string) => ({ type: 'reasoning', payload: { state: 'content', content } }),
    end: { type: 'reasoning', payload: { state: 'end' } },
  },
  final: {
    kind: 'reasoning',
    start: { type: 'reasoning', payload: { state: 'start' } },
    content: (content: string) => ({ type: 'reasoning', payload: { state: 'content', content } }),
    end: { type: 'reasoning', payload: { state: 'final', message: 'So.' } },
  },
} as const;

const message = fc.record({
  deltas: fc.array(text, { maxLength: 4 }),
  clocks: fc.array(fc.option(fc.nat()), { minLength: 6, maxLength: 6 }),
  waits: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 20 })), { minLength: 6, maxLength: 6 }),
});

/** Traces that are whole in themselves, and may stand anywhere. */
const whole = fc.constantFrom<Fields>(
  { type: 'text', payload: { message: 'Hello' } },
  { type: 'end' },
  { type: 'audio', payload: { src: null, message: 'Hello' } },
  { type: 'reasoning', payload: { state: 'final', message: 'So.' } },
  { type: 'completion start', payload: { state: 'start' } },
);

/** The messages of one speaker that come one after the other: of one kind, or of one call. */
const lane = fc
  .record({
    names: fc.option(source),
    machine: fc.constantFrom('call', 'other', 'final', ...Object.keys(machines)),
    callID: fc.option(text, { nil: 'c1' }),
    messages: fc.array(message, { minLength: 1, maxLength: 3 }),
    others: fc.array(whole, { minLength: 3, maxLength: 3 }),
    extra: json,
    turnID: fc.option(fc.constantFrom('t1', 't2')),
  })
  .map(({ callID, extra, machine, messages, names, others, turnID }) => {
    const from = {
      ...(names === null ? {} : { source: names }),
      ...(turnID === null ? {} : { turnID }),
    };
    const writer = Object.entries(machines).find(([name]) => name === machine)?.[1];
    const call = (state: string) => ({ type: 'tool-call', payload: { state, callID } });
    const key = [
      names,
      machine === 'call' ? `call ${callID}` : machine === 'v2beta1' ? machine : writer?.kind,
    ];
    const steps = messages.flatMap(({ clocks, deltas, waits }, index): readonly Step[] => {
      const wires: readonly (readonly [Step['step'], Fields])[] =
        writer === undefined
          ? machine === 'call'
            ? [
                ['start', call('start')],
                ['end', call('end')],
              ]
            : [['other', others[index] ?? {}]]
          : [
              ['start', { ...writer.start, extra }],
              ...deltas.map((delta) => ['content', writer.content(delta)] as const),
              [machine === 'final' ? 'final' : 'end', writer.end],
            ];
      return wires.map(([step, wire], at) => {
        const time = clocks[at] ?? null;
        return {
          trace: decoded({ ...wire, ...from, ...(time === null ? {} : { time }) }),
          kind: writer?.kind ?? (machine === 'call' ? 'tool-call' : undefined),
          step,
          lane: key,
          speaker: names ?? [],
          callID: machine === 'call' ? callID : undefined,
          wait: waits[at] ?? 0,
        };
      });
    });
    // A final reasoning ends what is open in the lane of its speaker: it shares that lane.
    return { key: machine === 'other' ? [names, 'reasoning'] : key, steps };
  });

/** Messages of several kinds and speakers, mixed; each by itself is in order. */
const steps: fc.Arbitrary<readonly Step[]> = fc
  .uniqueArray(lane, { selector: ({ key }) => JSON.stringify(key), maxLength: 6 })
  .map((lanes) =>
    lanes
      .flatMap((one) => {
        let clock = 0;
        return one.steps.map((step) => ({ step, at: (clock += step.wait) }));
      })
      .sort((a, b) => a.at - b.at)
      .map(({ step }) => step),
  );

const tracesOf = (turn: readonly Step[]) => turn.map(({ trace }) => trace);

/** A turn whose order is right: all kinds, several speakers at once. */
export const orderedTurn: fc.Arbitrary<readonly Trace[]> = steps.map(tracesOf);

/** A turn of completions alone, whose order is right but for ends that are missing. */
export const cutTurn: fc.Arbitrary<readonly Trace[]> = fc
  .tuple(steps, fc.infiniteStream(fc.boolean()))
  .map(([turn, isCut]) =>
    tracesOf(
      turn.filter(
        ({ step, trace }) =>
          trace.type === 'completion' && !(step === 'end' && isCut.next().value === true),
      ),
    ),
  );

/** All the ways in which one change breaks one rule, at a known place. */
const breaksOf = (turn: readonly Step[]): readonly BrokenTurn[] =>
  turn.flatMap((step, at) => {
    const { callID, kind, speaker } = step;
    if (kind === undefined) return [];
    const after = turn.flatMap((other, index) =>
      index > at && other.lane === step.lane ? [index] : [],
    );
    const [next] = after;
    const nextStep = next === undefined ? undefined : turn[next];
    const without = tracesOf(turn.filter((_, index) => index !== at));
    const broken = (fault: BrokenTurn['fault']['fault'], position: number, trace: Trace) => ({
      fault: { kind, fault, position, speaker, callID, trace },
    });
    const repeated = (fault: 'startInsideStart' | 'endWithoutStart', from: number, to: number) =>
      Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index).map(
        (position) => ({
          traces: tracesOf([...turn.slice(0, position), step, ...turn.slice(position)]),
          ...broken(fault, position, step.trace),
        }),
      );

    if (step.step === 'start' && next !== undefined && nextStep !== undefined) {
      const end = after.find((index) => turn[index]?.step !== 'content') ?? next;
      const twice = repeated('startInsideStart', at + 1, end + 1);
      if (nextStep.step === 'final') return twice;
      const fault = nextStep.step === 'content' ? 'contentWithoutStart' : 'endWithoutStart';
      return [...twice, { traces: without, ...broken(fault, next - 1, nextStep.trace) }];
    }
    if (step.step === 'end') {
      const twice = repeated('endWithoutStart', at + 1, (next ?? turn.length) + 1);
      const last = turn
        .slice(0, at)
        .filter((other) => other.lane === step.lane)
        .at(-1)?.trace;
      if (last === undefined) return twice;
      const missing =
        nextStep === undefined || next === undefined
          ? broken('openAtEnd', without.length, last)
          : broken('startInsideStart', next - 1, nextStep.trace);
      return [...twice, { traces: without, ...missing }];
    }
    return [];
  });

/** A turn in which one rule is broken. */
export const brokenTurn: fc.Arbitrary<BrokenTurn> = fc
  .tuple(steps.map(breaksOf), fc.nat())
  .map(([breaks, which]) => (breaks.length === 0 ? undefined : breaks[which % breaks.length]))
  .filter((broken) => broken !== undefined);
