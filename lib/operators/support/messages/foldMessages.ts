import type { Trace } from '../../../protocol/Trace';
import type { Message } from '../../messages/Message';
import { speakerKeyOf } from '../speakerKeyOf';
import { contentOf } from './contentOf';
import {
  addMessage,
  growMessage,
  newMessage,
  openAt,
  openMessage,
  settleMessage,
} from './messageSteps';
import type { MessagesState } from './messageSteps';

/** What a trace does in the message that it is a part of. */
export interface WrittenPart {
  readonly state: 'start' | 'content' | 'end';
  /** The delta; empty where there is none. */
  readonly content: string;
  /** The text of the message so far, this part with it, where it is known. */
  readonly text: string | undefined;
  /** The name that the service gave the message. */
  readonly id: Pick<Message, 'id'>;
  /** Whether an end is that of a message that was cut. */
  readonly interrupted: boolean;
}

/** How {@link foldMessages} makes messages, and how much it holds. */
export interface MessagesFold<T extends Trace, M extends Message> {
  /** The part that a trace is; `undefined` for a trace that is whole in itself. */
  readonly partOf: (trace: T) => WrittenPart | undefined;
  /** A message as the state has it. */
  readonly make: (message: Message) => M;
  /** The most messages that may be settled; the oldest ones leave. */
  readonly maxMessages: number;
  /** The most messages that may be open; the one that began first settles, cut, for one more. */
  readonly maxOpen: number;
  /**
   * The most characters of one message: a delta that would pass it cuts the message and begins
   * another. One that is longer itself stands alone.
   */
  readonly maxCharacters: number;
}

const begin = <T extends Trace, M extends Message>(
  before: MessagesState<M>,
  trace: T,
  { content, id, text = content }: WrittenPart,
  { make, maxMessages, maxOpen }: MessagesFold<T, M>,
): MessagesState<M> => {
  const isFull = before.speakers.length >= maxOpen;
  const state = isFull ? settleMessage(before, 0, true, maxMessages) : before;
  const message = make(newMessage(state.nextKey, trace, { text, ...id }));
  return openMessage(state, message, speakerKeyOf(trace));
};

/**
 * The messages after one more trace of a turn.
 *
 * It is pure, and gives the state back that it was given where a trace changes nothing to see. A
 * delta costs the same whatever was settled before and however long its message is: it never looks
 * into a text.
 *
 * Content without a start opens a message; a start while one is open cuts the first; an end without
 * a message is nothing.
 */
export const foldMessages = <T extends Trace, M extends Message>(
  state: MessagesState<M>,
  trace: T,
  fold: MessagesFold<T, M>,
): MessagesState<M> => {
  const { make, maxCharacters, maxMessages, partOf } = fold;
  const part = partOf(trace);
  if (part === undefined) {
    const content = contentOf(trace);
    if (content === undefined) return state;
    return addMessage(state, make(newMessage(state.nextKey, trace, content)), maxMessages);
  }
  const at = state.speakers.indexOf(speakerKeyOf(trace));
  const open = at < 0 ? undefined : openAt(state, at);
  if (part.state === 'end') {
    return open === undefined ? state : settleMessage(state, at, part.interrupted, maxMessages);
  }
  if (open === undefined) return begin(state, trace, part, fold);
  if (part.state === 'content') {
    const { text } = open;
    const { content } = part;
    if (content === '') return state;
    if (text === '' || text.length + content.length <= maxCharacters) {
      return growMessage(state, at, part.text ?? text + content);
    }
  }
  return begin(settleMessage(state, at, true, maxMessages), trace, part, fold);
};
