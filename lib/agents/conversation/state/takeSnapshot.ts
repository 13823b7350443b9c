import type { Action } from '../../../protocol/actions/Action';
import type { ConversationSnapshot } from './ConversationSnapshot';
import type { ConversationMessage, ConversationState, ConversationTurn } from './ConversationState';
import { asJson } from './support/asJson';
import { readAction } from './support/readAction';
import { readMessage } from './support/readMessage';
import type { EndedTurn } from './support/readTurn';
import { endTurn, hasEnded } from './support/turnSteps';

const attempt = <A>(read: () => A): A | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** An action as JSON has it; `undefined` where JSON cannot say it. */
const plainAction = (action: Action | null): Action | null | undefined => {
  if (action?.type === 'custom' && asJson(action.raw) === undefined) return undefined;
  const plain = attempt(() => readAction(asJson(action), 'action'));
  // JSON knows no `undefined`; what is sent is `raw` anyway.
  return plain?.type === 'custom' ? { ...plain, payload: plain.payload ?? null } : plain;
};

const plainMessage = (message: ConversationMessage): ConversationMessage => {
  const json = asJson(message);
  if (json === message) return message;
  return attempt(() => readMessage(json, 'message')) ?? { ...message, buttons: [], cards: [] };
};

/** A turn as JSON has it. One whose action cannot be said is none that could be sent again. */
const plainTurn = (turn: ConversationTurn): readonly EndedTurn[] => {
  const { action, outcome } = turn;
  if (outcome === undefined) return [];
  const plain = plainAction(action);
  if (plain !== undefined)
    return [plain === action ? { ...turn, outcome } : { ...turn, outcome, action: plain }];
  if (outcome.kind !== 'failed') return [{ ...turn, action: null, outcome }];
  const failure = { ...outcome.failure, safeToResend: false };
  return [{ ...turn, action: null, outcome: { ...outcome, failure } }];
};

/**
 * The state as plain data, to go on from later or elsewhere.
 *
 * A turn that runs is put down as left, `'restored'`, and what it was saying as cut. What JSON
 * cannot say is left out: an action that waits, the buttons and cards of a message.
 */
export const takeSnapshot = (state: ConversationState): ConversationSnapshot => {
  const over = endTurn(state, { kind: 'left', by: 'restored' });
  const { messages, progress, queue, turns } = over;
  return {
    format: 'voiceflow-rx/conversation',
    version: 1,
    state: {
      status: hasEnded(over) ? 'ended' : 'idle',
      turns: turns.flatMap(plainTurn),
      messages: messages.settled.map(plainMessage),
      queue: queue.flatMap(({ action, id }) => {
        const plain = plainAction(action);
        return plain === undefined ? [] : [{ id, action: plain }];
      }),
      nextTurn: progress.nextTurn,
      nextKey: progress.nextKey,
    },
  };
};
