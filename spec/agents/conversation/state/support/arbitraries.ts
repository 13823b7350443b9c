import fc from 'fast-check';
import type { ConversationEvent } from '../../../../../lib/agents/conversation/state/ConversationEvent';
import type {
  ConversationLimits,
  TurnOutcome,
} from '../../../../../lib/agents/conversation/state/ConversationState';
import { decodeTrace, trace } from '../../../../../lib';
import type { Trace } from '../../../../../lib';
import { text } from '../../../../support/arbitraries';
import { source, wireTrace } from '../../../../support/arbitraries.traces';
import { anyAction } from '../../../../support/arbitraries.turns';
import { closed, came, over, queued, sent } from './events';

const decoded = (wire: unknown): readonly Trace[] => {
  const result = decodeTrace(wire);
  return result._tag === 'Right' ? [result.right] : [];
};

const written: fc.Arbitrary<Trace> = fc
  .tuple(
    fc.oneof(
      fc.constant<Trace>(trace.completionStart()),
      text.map((delta): Trace => trace.completionContent(delta)),
      fc.constant<Trace>(trace.completionEnd()),
      text.map((completion): Trace => ({ type: 'completion-start', payload: { completion } })),
      text.map((completion): Trace => ({ type: 'completion-continue', payload: { completion } })),
      fc.constant<Trace>({ type: 'completion-end' }),
    ),
    fc.option(source),
  )
  .map(([one, names]) => (names === null ? one : { ...one, source: names }));

const anyTrace: fc.Arbitrary<Trace> = fc.oneof(
  { weight: 3, arbitrary: written },
  { weight: 1, arbitrary: fc.constantFrom<Trace>(trace.end(), trace.choice(['Yes', 'No'])) },
  {
    weight: 2,
    arbitrary: wireTrace
      .map(decoded)
      .filter((one) => one.length > 0)
      .map(([one]) => one ?? trace.end()),
  },
);

const outcome: fc.Arbitrary<TurnOutcome> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<TurnOutcome>({ kind: 'completed' }) },
  fc
    .record({ tag: text, message: text, safeToResend: fc.boolean(), source: fc.option(source) })
    .map(({ source: names, ...failure }): TurnOutcome => ({
      kind: 'failed',
      failure: names === null ? failure : { ...failure, source: names },
    })),
  fc
    .constantFrom('replaced', 'stopped', 'closed', 'restored' as const)
    .map((by): TurnOutcome => ({ kind: 'left', by })),
);

const someAction = fc.option(anyAction);

const waiting = fc.uniqueArray(fc.record({ id: fc.nat(), action: someAction }), {
  selector: ({ id }) => id,
  maxLength: 3,
});

/** Anything that happens to a conversation, in any order: most of it makes sense. */
export const anyEvents: fc.Arbitrary<readonly ConversationEvent[]> = fc.array(
  fc.oneof(
    { weight: 16, arbitrary: anyTrace.map(came) },
    { weight: 4, arbitrary: someAction.map(sent) },
    { weight: 4, arbitrary: outcome.map(over) },
    { weight: 2, arbitrary: waiting.map((queue) => queued(...queue)) },
    { weight: 1, arbitrary: fc.nat({ max: 5 }).map((n) => (n === 0 ? closed : over())) },
  ),
  { maxLength: 60, size: 'max' },
);

/** Limits that are soon reached, or never. */
export const anyLimits: fc.Arbitrary<ConversationLimits> = fc.record({
  maxTurns: fc.constantFrom(1, 2, 3, 1_000, Infinity),
  maxMessages: fc.constantFrom(1, 2, 5, 1_000, Infinity),
  maxOpen: fc.constantFrom(1, 2, 1_000, Infinity),
  maxCharacters: fc.constantFrom(1, 3, 1_000, Infinity),
});
