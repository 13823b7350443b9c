import type { TraceBase } from '../../../protocol/traces/TraceBase';
import type { Message } from '../../messages/Message';
import type { MessageContent } from './contentOf';

/** The messages so far, and what it takes to go on. */
export interface MessagesState<M extends Message = Message> {
  readonly view: {
    readonly settled: readonly M[];
    readonly open: M | undefined;
    readonly alsoOpen: readonly M[];
  };
  /** Who speaks `open` and each of `alsoOpen`, as keys. */
  readonly speakers: readonly string[];
  /** The key of the message that begins next. */
  readonly nextKey: number;
}

const none: readonly never[] = [];

/** Before the first message. */
export const noMessages: MessagesState<never> = {
  view: { settled: none, open: undefined, alsoOpen: none },
  speakers: none,
  nextKey: 1,
};

/** A message that has nothing but its content. */
export const newMessage = (
  key: number,
  { source }: TraceBase,
  content: MessageContent,
): Message => ({
  key,
  speaker: source ?? none,
  text: '',
  buttons: none,
  cards: none,
  interrupted: false,
  ...content,
});

/** A list with one more, and with the newest `max` at most. */
export const pushNewest = <A>(list: readonly A[], item: A, max: number): readonly A[] =>
  list.length < max ? [...list, item] : [...list.slice(list.length - max + 1), item];

/** A message begins, behind those that are open. */
export const openMessage = <M extends Message>(
  { nextKey, speakers, view }: MessagesState<M>,
  message: M,
  speaker: string,
): MessagesState<M> => ({
  view:
    view.open === undefined
      ? { ...view, open: message }
      : { ...view, alsoOpen: [...view.alsoOpen, message] },
  speakers: [...speakers, speaker],
  nextKey: nextKey + 1,
});

/** The open message at an index, 0 for `open`. */
export const openAt = <M extends Message>(
  { view: { alsoOpen, open } }: MessagesState<M>,
  at: number,
): M | undefined => (at === 0 ? open : alsoOpen[at - 1]);

/** The open message at an index has more text; it is never looked into. */
export const growMessage = <M extends Message>(
  { nextKey, speakers, view: { alsoOpen, open, settled } }: MessagesState<M>,
  at: number,
  text: string,
): MessagesState<M> => {
  const withText = (message: M, index: number): M =>
    index === at - 1 ? { ...message, text } : message;
  // Written out, not spread: this runs for each delta.
  const view =
    at === 0 && open !== undefined
      ? { settled, open: { ...open, text }, alsoOpen }
      : { settled, open, alsoOpen: alsoOpen.map(withText) };
  return { view, speakers, nextKey };
};

/** The open message at an index goes behind those that have settled. */
export const settleMessage = <M extends Message>(
  { nextKey, speakers, view }: MessagesState<M>,
  at: number,
  isCut: boolean,
  maxMessages: number,
): MessagesState<M> => {
  const all = view.open === undefined ? none : [view.open, ...view.alsoOpen];
  const ended = all
    .slice(at, at + 1)
    .map((message) => (isCut ? { ...message, interrupted: true } : message));
  const [open, ...alsoOpen] = all.filter((_, index) => index !== at);
  return {
    view: {
      settled: ended.reduce<readonly M[]>(
        (settled, message) => pushNewest(settled, message, maxMessages),
        view.settled,
      ),
      open,
      alsoOpen: alsoOpen.length === 0 ? none : alsoOpen,
    },
    speakers: speakers.filter((_, index) => index !== at),
    nextKey,
  };
};

/** A message that is whole at once. */
export const addMessage = <M extends Message>(
  { nextKey, speakers, view }: MessagesState<M>,
  message: M,
  maxMessages: number,
): MessagesState<M> => ({
  view: { ...view, settled: pushNewest(view.settled, message, maxMessages) },
  speakers,
  nextKey: nextKey + 1,
});
