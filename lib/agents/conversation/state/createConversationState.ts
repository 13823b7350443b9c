import { InvalidInputError } from '../../../errors/InvalidInputError';
import { noMessages } from '../../../operators/support/messages/messageSteps';
import type { ConversationLimits, ConversationState } from './ConversationState';

const defaults: ConversationLimits = {
  maxTurns: 1_000,
  maxMessages: 1_000,
  maxOpen: 1_000,
  maxCharacters: 8 * 1024 * 1024,
};

const check = (field: keyof ConversationLimits, limit: number = defaults[field]): number => {
  if (!(typeof limit === 'number' && limit >= 1)) {
    throw new InvalidInputError(field, 'must be 1 or more');
  }
  return limit;
};

const none: readonly never[] = [];

/**
 * The state of a conversation before its first turn: where {@link reduceConversation} begins.
 *
 * It is plain data, and the initial state of a store as it is.
 *
 * @param limits - The most that the state holds; see {@link ConversationLimits}.
 * @throws InvalidInputError for a limit that is below 1, or is no number.
 *
 * @example
 * ```ts
 * import { createConversationState } from 'voiceflow-rx';
 *
 * const { messages, status } = createConversationState({ maxMessages: 200 });
 * console.log(status, messages.settled.length); // idle 0
 * ```
 */
export const createConversationState = (
  limits: Partial<ConversationLimits> = {},
): ConversationState => ({
  status: 'idle',
  turns: none,
  running: undefined,
  messages: noMessages.view,
  buttons: none,
  queue: none,
  outcome: undefined,
  canRetry: false,
  limits: {
    maxTurns: check('maxTurns', limits.maxTurns),
    maxMessages: check('maxMessages', limits.maxMessages),
    maxOpen: check('maxOpen', limits.maxOpen),
    maxCharacters: check('maxCharacters', limits.maxCharacters),
  },
  progress: {
    nextTurn: 1,
    nextKey: noMessages.nextKey,
    speakers: noMessages.speakers,
    isLast: false,
  },
});
