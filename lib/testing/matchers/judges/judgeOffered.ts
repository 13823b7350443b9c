import { InvalidInputError } from '../../../errors/InvalidInputError';
import type { Message } from '../../../operators/messages/Message';
import { isCutShort } from '../answer';
import type { Verdict } from '../answer';
import { describeEnd } from '../describeEnd';
import { formatAccount } from '../formatAccount';
import { messagesOf } from '../messagesOf';
import type { Observed } from '../observe';

const namesOf = ({ buttons, cards }: Message): readonly string[] =>
  [...buttons, ...cards.flatMap((card) => card.buttons ?? [])].map(({ name }) => name);

const show = (names: readonly string[]): string =>
  names.map((name) => JSON.stringify(name)).join(', ');

/** Whether the last buttons of a turn have these names. */
export const judgeOffered = (observed: Observed, expected: readonly string[]): Verdict => {
  if (!Array.isArray(expected) || !expected.every((name) => typeof name === 'string')) {
    throw new InvalidInputError('toOffer(…)', 'must be given a list of the names of the buttons');
  }
  const offers = messagesOf(observed.timeline)
    .map(namesOf)
    .filter((names) => names.length > 0);
  const last = offers.at(-1) ?? [];
  const isSame = last.length === expected.length && last.every((name, at) => name === expected[at]);
  return {
    holds: isCutShort(observed) ? undefined : isSame,
    claim: expected.length === 0 ? 'offer nothing' : `offer ${show(expected)}`,
    account: () => formatAccount('offers', offers.map(show), describeEnd(observed)),
  };
};
