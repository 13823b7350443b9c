import type { ConversationSnapshot } from './ConversationSnapshot';
import type { ConversationLimits, ConversationState } from './ConversationState';
import { createConversationState } from './createConversationState';
import { buttonsOf } from './support/buttonsOf';
import { isRetryable } from './support/turnSteps';

const newest = <A>(list: readonly A[], max: number): readonly A[] =>
  list.length <= max ? list : list.slice(list.length - max);

/**
 * The state that a snapshot was taken of, with nothing running.
 *
 * @param limits - What the state may hold: the oldest turns and messages of the snapshot leave.
 * @throws InvalidInputError for a limit that is below 1.
 */
export const restoreState = (
  { state: { messages, nextKey, nextTurn, queue, status, turns } }: ConversationSnapshot,
  limits: Partial<ConversationLimits> = {},
): ConversationState => {
  const empty = createConversationState(limits);
  const { maxMessages, maxTurns } = empty.limits;
  const settled = newest(messages, maxMessages);
  const last = turns.at(-1);
  const isEnded = status === 'ended' && last?.outcome.kind === 'completed';
  return {
    ...empty,
    status: isEnded ? 'ended' : 'idle',
    turns: newest(turns, maxTurns),
    messages: { ...empty.messages, settled },
    buttons: isEnded || last === undefined ? empty.buttons : buttonsOf(settled, last.number),
    queue,
    outcome: last?.outcome,
    canRetry: last !== undefined && isRetryable(last),
    progress: { ...empty.progress, nextTurn, nextKey, isLast: isEnded },
  };
};
