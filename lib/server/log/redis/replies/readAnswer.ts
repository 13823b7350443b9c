import { itemsOf } from './itemsOf';

/** What a script has answered. */
export interface Answer<Status extends string> {
  readonly status: Status;
  /** What others are to be told of: `e` or `s`, and the id of a turn. */
  readonly told: readonly string[];
  readonly rest: readonly unknown[];
}

const isOneOf = <T extends string>(values: readonly T[], value: unknown): value is T =>
  values.some((known) => known === value);

/** Whether a reply is a list of texts, and nothing else. */
export const isTexts = (reply: unknown): reply is readonly string[] =>
  Array.isArray(reply) && reply.every((item) => typeof item === 'string');

/** A reply that no script of ours gives; the client may have been told to give other types. */
export const badReply = (): Error => new Error('The client of Redis gives replies of other types');

/**
 * Reads what a script has answered.
 *
 * @throws Error where it is none of the answers that are possible.
 */
export const readAnswer = <Status extends string>(
  reply: unknown,
  statuses: readonly Status[],
): Answer<Status> => {
  const [status, told, ...rest] = itemsOf(reply);
  if (!isOneOf(statuses, status) || !isTexts(told)) throw badReply();
  return { status, told, rest };
};
