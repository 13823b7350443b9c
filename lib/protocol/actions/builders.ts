import type { Button } from '../traces/visual/Button';
import type {
  Action,
  DtmfAction,
  EndAction,
  EventAction,
  FileAction,
  IntentAction,
  LaunchAction,
  MessageAction,
  NoReplyAction,
  PathAction,
  TextAction,
} from './Action';
import { toCustomAction } from './CustomAction';
import type { CustomAction } from './CustomAction';
import { decodeAction } from './decodeAction';

/**
 * Builders for what a user can do.
 *
 * @example
 * ```ts
 * import { action } from 'voiceflow-rx';
 *
 * action.launch();
 * action.text('I would like to go to Sydney');
 * action.intent('book_flight', { query: 'fly me to Sydney', confidence: 0.9 });
 * action.custom('Pay Credit Card', { receipt: 'R-17' });
 * ```
 */
export const action = {
  /** Starts the conversation anew. */
  launch: (payload?: NonNullable<LaunchAction['payload']>): LaunchAction =>
    payload === undefined ? { type: 'launch' } : { type: 'launch', payload },

  /** The user wrote or said `text`. */
  text: (text: string): TextAction => ({ type: 'text', payload: text }),

  /** The user meant the intent `name`, as found by an NLU of your own. */
  intent: (name: string, fields?: Omit<IntentAction['payload'], 'intent'>): IntentAction => ({
    type: 'intent',
    payload: { intent: { name }, ...fields },
  }),

  /** The event `name` happened, which a step of the project listens to. */
  event: (name: string): EventAction => ({ type: 'event', payload: { event: { name } } }),

  /** Takes the path `id` that a trace listed. */
  path: (id: string, label?: string): PathAction =>
    label === undefined ? { type: `path-${id}` } : { type: `path-${id}`, payload: { label } },

  /** The user stayed silent for as long as a `no-reply` trace asked. */
  noReply: (): NoReplyAction => ({ type: 'no-reply' }),

  /** The user's message as an object. */
  message: (message: string): MessageAction => ({ type: 'message', payload: { message } }),

  /** The user sent `files`, perhaps with a `text`. */
  file: (files: readonly unknown[], text?: string): FileAction => ({
    type: 'file',
    payload: text === undefined ? { files } : { text, files },
  }),

  /** The user pressed `keys` of a telephone. */
  dtmf: (keys: string): DtmfAction => ({ type: 'dtmf', payload: keys }),

  /** Ends the conversation. */
  end: (): EndAction => ({ type: 'end' }),

  /**
   * The user chose `button`: its `request` goes on the wire verbatim, whatever its shape. A button
   * without a request sends its name as text.
   */
  fromButton: ({ name, request }: Button): Action => {
    if (request === undefined) return { type: 'text', payload: name };
    const known = decodeAction(request);
    return known._tag === 'Right' ? known.right : toCustomAction(request);
  },

  /** Any other action: `type` is any string, as for the paths of a custom action. */
  custom: (type: string, payload?: unknown): CustomAction =>
    toCustomAction(payload === undefined ? { type } : { type, payload }),
} as const;
