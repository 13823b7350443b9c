import { InvalidInputError } from '../../errors/InvalidInputError';
import type { ConversationSnapshot } from './state/ConversationSnapshot';
import { readList, readObject, readOneOf, readWhole, refuse } from './state/support/readFields';
import type { Read } from './state/support/readFields';
import { readMessage } from './state/support/readMessage';
import { readTurn, readWaiting } from './state/support/readTurn';

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('snapshot', 'JSON');
  }
};

const readVersion: Read<1> = (value, path) => {
  const version = readWhole(1)(value, path);
  if (version === 1) return version;
  throw new InvalidInputError(path, `is ${version}: this voiceflow-rx reads version 1 only`);
};

/** Refuses a list in which a number comes twice, or is not below the next one to be given. */
const checkNumbers = (
  path: string,
  name: string,
  numbers: readonly number[],
  next: number,
): void => {
  const seen = new Set<number>();
  for (const [at, number] of numbers.entries()) {
    const field = `${path}.${at}.${name}`;
    if (seen.has(number)) throw refuse(field, 'one that no other has');
    if (number >= next) throw refuse(field, `below the next one, ${next}`);
    seen.add(number);
  }
};

const readState: Read<ConversationSnapshot['state']> = (value, path) => {
  const field = readObject(value, path);
  const state = {
    status: field('status', readOneOf('idle', 'ended')),
    turns: field('turns', readList(readTurn)),
    messages: field('messages', readList(readMessage)),
    queue: field('queue', readList(readWaiting)),
    nextTurn: field('nextTurn', readWhole(1)),
    nextKey: field('nextKey', readWhole(1)),
  };
  const { messages, nextKey, nextTurn, queue, turns } = state;
  checkNumbers(
    `${path}.turns`,
    'number',
    turns.map(({ number }) => number),
    nextTurn,
  );
  checkNumbers(
    `${path}.messages`,
    'key',
    messages.map(({ key }) => key),
    nextKey,
  );
  checkNumbers(
    `${path}.queue`,
    'id',
    queue.map(({ id }) => id),
    Infinity,
  );
  return state;
};

/**
 * Checks what came out of a store, so that a conversation can go on from it.
 *
 * Give it the text of the JSON, or what `JSON.parse` made of it. What it gives back holds nothing
 * but what it has checked: fields that are not of the format are left out. It looks at every field
 * that this library reads; what is free in an action or a button (a `request`, a `persona`) is kept
 * as it is.
 *
 * A snapshot can hold all that was said: store it where others cannot read it, and take it from
 * nowhere else, for its messages are shown and its actions may be sent.
 *
 * @param value - A snapshot, as `snapshot()` gave it, from anywhere.
 * @throws InvalidInputError that names what is missing or wrong by its path
 *   (`state.turns.3.number`), another format and a version that is not known among them.
 *
 * @example
 * ```ts
 * import { createConversation, isInvalidInputError, readSnapshot } from 'voiceflow-rx';
 * import type { Agent, ConversationSnapshot } from 'voiceflow-rx';
 *
 * const load = (): { readonly restore?: ConversationSnapshot } => {
 *   const stored = localStorage.getItem('conversation');
 *   if (stored === null) return {};
 *   try {
 *     return { restore: readSnapshot(stored) };
 *   } catch (error) {
 *     if (!isInvalidInputError(error)) throw error;
 *     return {}; // Of another version, or of another app: begin anew.
 *   }
 * };
 *
 * const begin = (agent: Agent) => createConversation(agent, { userID: 'ada', ...load() });
 * ```
 */
export const readSnapshot = (value: unknown): ConversationSnapshot => {
  const field = readObject(typeof value === 'string' ? parse(value) : value, 'snapshot');
  return {
    format: field('format', readOneOf('voiceflow-rx/conversation')),
    version: field('version', readVersion),
    state: field('state', readState),
  };
};
