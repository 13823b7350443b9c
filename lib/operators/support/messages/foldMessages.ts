import type { Trace } from '../../../protocol/Trace';
import type { AccumulatedTrace } from '../../messages/accumulateCompletions';
import type { Message } from '../../messages/Message';
import type { MessagesView } from '../../messages/MessagesView';
import { contentOf, idOf } from './contentOf';
import type { MessageContent } from './contentOf';
import { speakerKeyOf } from '../speakerKeyOf';

/** The messages so far, and what it takes to go on. */
export interface MessagesState {
  readonly view: MessagesView;
  /** Who speaks `open` and each of `alsoOpen`, as keys. */
  readonly speakers: readonly string[];
  /** The key of the message that begins next. */
  readonly nextKey: number;
}

type Completion = Extract<AccumulatedTrace<Trace>, { readonly type: 'completion' }>;

const none: readonly never[] = [];

/** Before the first message. */
export const noMessages: MessagesState = {
  view: { settled: none, open: undefined, alsoOpen: none },
  speakers: none,
  nextKey: 1,
};

const newMessage = (key: number, { source }: Trace, content: MessageContent): Message => ({
  key,
  speaker: source ?? none,
  text: '',
  buttons: none,
  cards: none,
  interrupted: false,
  ...content,
});

const withTextAt =
  (at: number, text: string) =>
  (message: Message, index: number): Message =>
    index === at ? { ...message, text } : message;

const openOf = ({ open, alsoOpen }: MessagesView): readonly Message[] =>
  open === undefined ? none : [open, ...alsoOpen];

/**
 * Makes the reducer of the messages of one turn.
 *
 * It is pure, and gives the state back that it was given where a trace changes nothing to see. A
 * delta costs the same whatever was settled before and however long its message is: it never looks
 * into a text.
 *
 * @param maxMessages - The most that may be settled; the oldest ones leave.
 */
export const foldMessages = (maxMessages: number) => {
  const settle = (settled: readonly Message[], message: Message): readonly Message[] =>
    settled.length < maxMessages
      ? [...settled, message]
      : [...settled.slice(settled.length - maxMessages + 1), message];

  const begin = (state: MessagesState, trace: Completion): MessagesState => {
    const { payload } = trace;
    const id = payload.state === 'start' ? idOf(payload) : {};
    const message = newMessage(state.nextKey, trace, { text: payload.text, ...id });
    const { view } = state;
    return {
      view:
        view.open === undefined
          ? { ...view, open: message }
          : { ...view, alsoOpen: [...view.alsoOpen, message] },
      speakers: [...state.speakers, speakerKeyOf(trace)],
      nextKey: state.nextKey + 1,
    };
  };

  const grow = (
    { nextKey, speakers, view: { alsoOpen, open, settled } }: MessagesState,
    at: number,
    text: string,
  ): MessagesState => {
    // Written out, not spread: this runs for each delta.
    const view =
      at === 0 && open !== undefined
        ? { settled, open: { ...open, text }, alsoOpen }
        : { settled, open, alsoOpen: alsoOpen.map(withTextAt(at - 1, text)) };
    return { view, speakers, nextKey };
  };

  const end = (state: MessagesState, at: number, interrupted: boolean): MessagesState => {
    const { settled } = state.view;
    const all = openOf(state.view);
    const ended = all
      .slice(at, at + 1)
      .map((message) => (interrupted ? { ...message, interrupted } : message));
    const [open, ...alsoOpen] = all.filter((_, index) => index !== at);
    return {
      ...state,
      view: {
        settled: ended.reduce(settle, settled),
        open,
        alsoOpen: alsoOpen.length === 0 ? none : alsoOpen,
      },
      speakers: state.speakers.filter((_, index) => index !== at),
    };
  };

  return (state: MessagesState, trace: AccumulatedTrace<Trace>): MessagesState => {
    if (trace.type === 'completion') {
      const at = state.speakers.indexOf(speakerKeyOf(trace));
      const { payload } = trace;
      if (payload.state === 'end') {
        return at < 0 ? state : end(state, at, payload.interrupted === true);
      }
      if (at < 0) return begin(state, trace);
      return payload.state === 'content' && payload.content !== ''
        ? grow(state, at, payload.text)
        : state;
    }
    const content = contentOf(trace);
    if (content === undefined) return state;
    const message = newMessage(state.nextKey, trace, content);
    const settled = settle(state.view.settled, message);
    return { ...state, view: { ...state.view, settled }, nextKey: state.nextKey + 1 };
  };
};
