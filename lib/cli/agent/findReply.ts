import { action as go } from '../../index';
import type { Action } from '../../index';
import { shorten } from '../screen/shorten';
import type { Reply } from './Reply';
import { topics } from './topics';

/** The most characters of a user that are said back. */
const maxEcho = 80;

const fallBack = (understood: string): Reply => ({
  message:
    `I understood ${understood}, but I only know about your flight: baggage, seats, the weather ` +
    'and the time in Sydney, and how to cancel. Say “help” for a list.',
  told: 'in deltas',
});

const reminder: Reply = {
  message: 'Take your time: I am still here. Say “help” for what I can do.',
  told: 'whole',
};

/** What the user said; `undefined` where the action is nothing said. */
const textOf = (action: Action): string | undefined => {
  switch (action.type) {
    case 'text':
      return action.payload.trim();
    case 'message':
      return action.payload.message.trim();
    case 'intent':
      return action.payload.query ?? action.payload.intent.name.replaceAll('_', ' ');
    default:
      return undefined;
  }
};

const typeOf = (action: Action): string => (action.type === 'custom' ? action.name : action.type);

/**
 * What the embedded agent answers to any action but `launch`; a pure function.
 *
 * What it knows nothing about it says back, shortened.
 *
 * @param action - None means: go on.
 * @param now - Epoch ms.
 */
export const findReply = (action: Action | null | undefined, now: number): Reply => {
  if (action == null || textOf(action) === '') return findReply(go.path('help'), now);
  if (action.type === 'end') return findReply(go.path('bye'), now);
  if (action.type === 'no-reply') return reminder;
  const text = textOf(action);
  const topic = topics.find(({ name, pattern }) =>
    text === undefined ? action.type === `path-${name}` : pattern.test(text),
  );
  if (topic !== undefined) return topic.reply(now);
  return fallBack(
    text === undefined
      ? `an action of the type “${shorten(typeOf(action), maxEcho)}”`
      : `“${shorten(text, maxEcho)}”`,
  );
};
