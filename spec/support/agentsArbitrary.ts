import fc from 'fast-check';
import { asapScheduler, from, observeOn } from 'rxjs';
import { trace } from '../../lib';
import type { Agent, Trace } from '../../lib';
import { text } from './arbitraries';

/** An agent that says the same whatever is asked of it, and what its turn is with completions off. */
export interface GeneratedAgent {
  readonly agent: Agent;
  readonly traces: readonly Trace[];
  readonly folded: readonly Trace[];
}

/** One trace of a voice, and what it makes come out. */
interface Step {
  readonly trace: Trace;
  readonly out: readonly Trace[];
  /** What comes out in its place where the turn ends here. */
  readonly open: Trace | undefined;
}

/** One message as it is told; `start` and `end` may be missing. */
interface Message {
  readonly start: { readonly messageID: string; readonly ai: boolean } | undefined;
  readonly deltas: readonly string[];
  readonly ends: boolean;
  readonly times: readonly (number | undefined)[];
}

const message: fc.Arbitrary<Message> = fc.record({
  start: fc.option(fc.record({ messageID: text, ai: fc.boolean() }), { nil: undefined }),
  deltas: fc.array(text, { maxLength: 4 }),
  ends: fc.boolean(),
  times: fc.array(fc.option(fc.nat(), { nil: undefined }), { minLength: 6, maxLength: 6 }),
});

const plain: fc.Arbitrary<Trace> = fc.oneof(
  text.map((said) => trace.text(said)),
  text.map((said) => ({ ...trace.speak(said), time: 7, source: ['planner'] })),
  text.map((said) => trace.debug(said)),
  fc.array(text, { maxLength: 3 }).map((names) => trace.choice(names)),
  fc.tuple(text, text).map(([name, payload]) => trace.custom(`x ${name}`, { payload })),
  fc.constant(trace.end()),
);

/**
 * The traces of one message, each with what a service says in its place with completions off:
 * nothing, until the message is over.
 */
const stepsOf = ({ start, deltas, ends, times }: Message, source: readonly string[]): Step[] => {
  const parts: Trace[] = [
    ...(start === undefined ? [] : [trace.completionStart(start)]),
    ...deltas.map((delta) => trace.completionContent(delta)),
    ...(ends ? [trace.completionEnd()] : []),
  ];
  const base = source.length === 0 ? {} : { source };
  let time: { readonly time?: number } = {};
  let said = '';
  return parts.map((part, index) => {
    const own = times[index];
    if (own !== undefined) time = { time: own };
    if (part.type === 'completion' && part.payload.state === 'content')
      said += part.payload.content;
    const whole = { ...trace.text(said, start), ...base, ...time };
    const cut = { ...trace.text(said, { ...start, interrupted: true }), ...base, ...time };
    const isEnd = ends && index === parts.length - 1;
    return {
      trace: { ...part, ...base, ...(own === undefined ? {} : { time: own }) },
      // An end without a message before it says nothing.
      out: isEnd && parts.length > 1 ? [whole] : [],
      open: isEnd ? undefined : cut,
    };
  });
};

/**
 * One voice: message after message. A message that does not end is cut by the start of the next;
 * without a start the next would be more of the same, so it gets one.
 */
const voice = (source: readonly string[]): fc.Arbitrary<Step[]> =>
  fc.array(message, { maxLength: 3 }).map((messages) => {
    let open: Trace | undefined;
    return messages.flatMap((each) => {
      const start = open === undefined ? each.start : (each.start ?? { messageID: '', ai: true });
      const steps = stepsOf({ ...each, start }, source);
      const [first, ...rest] = steps;
      if (first === undefined) return [];
      const cut = open === undefined ? [] : [open];
      open = steps.at(-1)?.open;
      return [{ ...first, out: [...cut, ...first.out] }, ...rest];
    });
  });

const plainVoice: fc.Arbitrary<Step[]> = fc
  .array(plain, { maxLength: 4 })
  .map((traces) => traces.map((each) => ({ trace: each, out: [each], open: undefined })));

/** Several voices in any order that keeps that of each. */
const merge = (voices: readonly (readonly Step[])[], order: readonly number[]): GeneratedAgent => {
  const rest = voices.map((steps) => [...steps]);
  const traces: Trace[] = [];
  const folded: Trace[] = [];
  const open = new Map<number, { readonly since: number; readonly trace: Trace }>();
  for (const pick of [...order, ...voices.flatMap((steps, index) => steps.map(() => index))]) {
    const index = pick % voices.length;
    const step = rest[index]?.shift();
    if (step === undefined) continue;
    traces.push(step.trace);
    folded.push(...step.out);
    const begins = step.trace.type === 'completion' && step.trace.payload.state === 'start';
    const since = begins ? traces.length : (open.get(index)?.since ?? traces.length);
    if (step.open === undefined) open.delete(index);
    else open.set(index, { since, trace: step.open });
  }
  const left = [...open.values()].sort((a, b) => a.since - b.since);
  folded.push(...left.map(({ trace: cut }) => cut));
  return { agent: () => from(traces), traces, folded };
};

/**
 * Agents of several voices that speak at once, with messages in every order, cut and whole.
 *
 * What is expected of them is written down as they are made, message by message.
 */
export const generatedAgent: fc.Arbitrary<GeneratedAgent> = fc
  .record({
    voices: fc.tuple(voice([]), voice(['flights']), voice(['a', 'b']), plainVoice),
    order: fc.array(fc.nat({ max: 3 }), { maxLength: 30 }),
    isPaced: fc.boolean(),
  })
  .map(({ voices, order, isPaced }) => {
    const generated = merge(voices, order);
    const paced: Agent = () => from(generated.traces).pipe(observeOn(asapScheduler));
    return isPaced ? { ...generated, agent: paced } : generated;
  });
