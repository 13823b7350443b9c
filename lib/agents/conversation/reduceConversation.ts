import type { ConversationEvent } from './state/ConversationEvent';
import type { ConversationState, WaitingAction } from './state/ConversationState';
import { endTurn, receiveTrace, startTurn } from './state/support/turnSteps';

const none: readonly never[] = [];

const withQueue = (
  state: ConversationState,
  queue: readonly WaitingAction[],
): ConversationState => {
  const isSame =
    queue.length === state.queue.length && queue.every((item, at) => item === state.queue[at]);
  return isSame ? state : { ...state, queue };
};

/**
 * The next state of a conversation, after one event: the reducer of a store, or of your own.
 *
 * `createConversation` makes its states with it. With a store of your own, dispatch what happens,
 * as {@link ConversationEvent}s, and begin with {@link createConversationState}.
 *
 *     event    queued  turnStarted  traceReceived  traceReceived  turnEnded  turnStarted…
 *     status   idle    waiting      streaming      streaming      idle       waiting
 *
 * - It is pure, and takes events in any order: what makes no sense changes nothing, and so does
 *   what is no event of a conversation. A turn that begins while one runs leaves that one,
 *   `'replaced'`. After `conversation/closed` nothing changes any more.
 * - It never changes a state. What did not change is the same object in the next one: `turns` while
 *   a turn runs, `messages.settled` while a message grows, `messages` when the queue changes.
 * - A delta costs the same however long its message is, however many messages and turns were
 *   before. A message that settles copies the list, of `maxMessages` at most.
 * - Messages are made as {@link collectMessages} makes them, odd orders are put right likewise, and
 *   the traces of the `v2beta1` dialect are taken too. Give it the traces as they come: deltas are
 *   added up here.
 * - What the user did is a message too, `from: 'user'`, where it has words: a text, a message, the
 *   query of an intent, the text with files, the label of a button.
 * - `buttons` are those of the newest turn: none when the next one begins, and none when the
 *   conversation has ended.
 * - A trace `end` ends the conversation, `'ended'`, where its turn completes. A turn that begins
 *   after that begins it anew.
 * - `canRetry` is true where the newest turn failed with `safeToResend`, and nothing came of it.
 *
 * @param state - Where to go on from.
 * @param event - What happened.
 * @returns The next state; `state` itself where the event changes nothing.
 *
 * @example
 * A reducer for NgRx or Redux, without their helpers:
 * ```ts
 * import { createConversationState, reduceConversation } from 'voiceflow-rx';
 * import type { ConversationEvent } from 'voiceflow-rx';
 *
 * const begin = createConversationState({ maxMessages: 200 });
 * const conversation = (state = begin, event: ConversationEvent) => reduceConversation(state, event);
 *
 * const asked = conversation(undefined, {
 *   type: 'conversation/turnStarted',
 *   action: { type: 'text', payload: 'Is there a flight to Sydney?' },
 * });
 * console.log(asked.status, asked.messages.settled[0]?.text);
 * // waiting Is there a flight to Sydney?
 * ```
 *
 * @example
 * A store of signals; `signal` is Angular's:
 * ```ts
 * import { createConversationState, isStreamError, reduceConversation } from 'voiceflow-rx';
 * import type { Agent, ConversationEvent, Turn } from 'voiceflow-rx';
 *
 * interface WritableSignal<T> {
 *   (): T;
 *   readonly update: (change: (value: T) => T) => void;
 * }
 * declare const signal: <T>(value: T) => WritableSignal<T>;
 *
 * const state = signal(createConversationState());
 * const dispatch = (event: ConversationEvent) =>
 *   state.update((before) => reduceConversation(before, event));
 *
 * const talk = (agent: Agent, turn: Turn) => {
 *   dispatch({ type: 'conversation/turnStarted', action: turn.action ?? null });
 *   agent(turn).subscribe({
 *     next: (trace) => dispatch({ type: 'conversation/traceReceived', trace }),
 *     complete: () =>
 *       dispatch({ type: 'conversation/turnEnded', outcome: { kind: 'completed' } }),
 *     error: (error: unknown) => {
 *       const tag = isStreamError(error) ? error._tag : 'UnexpectedError';
 *       const safeToResend = isStreamError(error) && error.safeToResend;
 *       const failure = { tag, message: String(error), safeToResend };
 *       dispatch({ type: 'conversation/turnEnded', outcome: { kind: 'failed', failure } });
 *     },
 *   });
 * };
 * ```
 *
 * @see {@link createConversation}, which runs the turns too.
 */
export const reduceConversation = (
  state: ConversationState,
  event: ConversationEvent,
): ConversationState => {
  if (state.status === 'closed') return state;
  switch (event.type) {
    case 'conversation/queued':
      return withQueue(state, event.queue);
    case 'conversation/turnStarted':
      return startTurn(state, event.action);
    case 'conversation/traceReceived':
      return receiveTrace(state, event.trace);
    case 'conversation/turnEnded':
      return endTurn(state, event.outcome);
    case 'conversation/closed': {
      const over = endTurn(state, { kind: 'left', by: 'closed' });
      return { ...over, status: 'closed', buttons: none, canRetry: false };
    }
    // A store tells a reducer of all that happens in it.
    default:
      return state;
  }
};
