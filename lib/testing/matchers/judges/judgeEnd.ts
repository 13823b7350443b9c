import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { StreamError } from '../../../errors/StreamError';
import { findDifference } from '../../equality/findDifference';
import { createScanner } from '../../phrases/createScanner';
import { inspect } from '../../phrases/inspect';
import { readError } from '../../phrases/readError';
import { isCutShort } from '../answer';
import type { Verdict } from '../answer';
import { describeEnd } from '../describeEnd';
import { formatAccount } from '../formatAccount';
import type { Observed } from '../observe';

/**
 * How a turn ends: `'end'`, the tag or the name of an error (`'DisconnectError'`), or words of an
 * error as in diagrams (`'http 429'`).
 */
export type TurnOutcome = 'end' | StreamError['_tag'] | (string & {});

/** What the words of an error can say, by its tag. */
const sayable: Readonly<Partial<Record<StreamError['_tag'], readonly string[]>>> = {
  AgentError: ['code'],
  ConnectError: ['sent'],
  DecodeError: ['value'],
  DisconnectError: ['phase', 'received'],
  ProtocolError: ['reason'],
  ResponseError: ['status', 'body', 'retryAfter'],
  ResumeExpiredError: ['received'],
  StreamGapError: ['expected', 'actual'],
  TimeoutError: ['phase', 'limit'],
};

/** Words that leave open what an error holds. */
const vague = /^\s*(?:invalid|agent|gap)\s*$/;

const isOf = (error: unknown, tag: string): boolean =>
  (error instanceof Error && error.name === tag) ||
  (typeof error === 'object' && error !== null && '_tag' in error && error._tag === tag);

/** Whether `error` is what the words say; what they leave out may be anything. */
const isSaid = (error: unknown, words: string, received: number): boolean => {
  const said = readError(createScanner(words), received);
  if (!isOf(error, said._tag) || typeof error !== 'object' || error === null) return false;
  if (vague.test(words)) return true;
  return (sayable[said._tag] ?? []).every((field) => {
    const value: unknown = Reflect.get(said, field);
    if (value === undefined || value === '') return true;
    return findDifference(Reflect.get(error, field), value) === undefined;
  });
};

/** Whether a turn ends so. */
export const judgeEnd = (observed: Observed, expected: TurnOutcome): Verdict => {
  if (typeof expected !== 'string' || expected === '') {
    throw new InvalidInputError(
      'toEndWith(…)',
      "must be given 'end', or the name or the words of an error",
    );
  }
  const { timeline } = observed;
  const last = timeline.at(-1)?.notification;
  const received = timeline.filter(({ notification: { kind } }) => kind === 'N').length;
  const isTag = /^[A-Z]/.test(expected);
  // Words that cannot be read are wrong however the turn ends.
  const fits = (error: unknown) =>
    isTag ? isOf(error, expected) : expected !== 'end' && isSaid(error, expected, received);
  const error: unknown = last?.kind === 'E' ? last.error : undefined;
  const holds = fits(error) || (expected === 'end' && last?.kind === 'C');
  return {
    holds: isCutShort(observed) ? undefined : holds,
    claim: expected === 'end' ? 'end well' : `end with ${expected}`,
    account: () =>
      formatAccount(
        'emits',
        timeline.flatMap(({ notification: one }) => (one.kind === 'N' ? [inspect(one.value)] : [])),
        describeEnd(observed),
      ),
  };
};
