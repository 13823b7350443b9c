import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Message } from '../../../operators/messages/Message';
import { isCutShort } from '../answer';
import type { Verdict } from '../answer';
import { describeEnd } from '../describeEnd';
import { formatAccount } from '../formatAccount';
import { messagesOf } from '../messagesOf';
import type { Observed } from '../observe';

/** A message: equal to a string, or with a part like a RegExp. */
export type MessagePattern = string | RegExp;

const isPattern = (value: unknown): value is MessagePattern =>
  typeof value === 'string' || value instanceof RegExp;

/** `search` does not heed the `lastIndex` that a pattern with the flag `g` keeps. */
const isLike = (text: string, pattern: MessagePattern): boolean =>
  typeof pattern === 'string' ? text === pattern : text.search(pattern) >= 0;

const show = (pattern: MessagePattern): string =>
  typeof pattern === 'string' ? JSON.stringify(pattern) : `something like ${String(pattern)}`;

const claimOf = (expected: MessagePattern | readonly MessagePattern[]): string => {
  if (isPattern(expected)) return `say ${show(expected)}`;
  if (expected.length === 0) return 'say nothing';
  return `say just ${expected.map(show).join(', then ')}`;
};

const lineOf = ({ interrupted, text }: Message): string =>
  `${JSON.stringify(text)}${interrupted ? ' (cut off)' : ''}`;

/** Whether a turn says a message, or just these messages. */
export const judgeSaid = (
  observed: Observed,
  expected: MessagePattern | readonly MessagePattern[],
): Verdict => {
  if (!isPattern(expected) && !(Array.isArray(expected) && expected.every(isPattern))) {
    throw new InvalidInputError('toSay(…)', 'must be given a string, a RegExp, or a list of them');
  }
  const said = messagesOf(observed.timeline).filter(({ text }) => text !== '');
  const says = isPattern(expected)
    ? said.some(({ text }) => isLike(text, expected))
    : said.length === expected.length &&
      expected.every((pattern, index) => isLike(said[index]?.text ?? '', pattern));
  return {
    holds: isCutShort(observed) ? undefined : says,
    claim: claimOf(expected),
    account: () => formatAccount('says', said.map(lineOf), describeEnd(observed)),
  };
};
