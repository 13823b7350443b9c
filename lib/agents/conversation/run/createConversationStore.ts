import { distinctUntilChanged, filter, map, ReplaySubject, Subject } from 'rxjs';
import type { Trace } from '../../../protocol/Trace';
import type { Conversation } from '../Conversation';
import type { ConversationEvent } from '../state/ConversationEvent';
import type { ConversationState } from '../state/ConversationState';
import { reduceConversation } from '../reduceConversation';
import type { Pump } from './createPump';

type Streams = Pick<
  Conversation,
  'end$' | 'messages$' | 'queue$' | 'state$' | 'status$' | 'traces$'
>;

/** Holds the state of a conversation, and tells of it. All but the streams stand in a change. */
export interface ConversationStore extends Streams {
  /** The state now: also where not all are told of it yet. */
  readonly state: () => ConversationState;
  /** Lets an event happen. */
  readonly dispatch: (event: ConversationEvent) => void;
  /** Lets all events of a change happen together: one new state is told. */
  readonly together: (change: () => void) => void;
  /** Takes a trace of the running turn: first the state is told, then the trace. */
  readonly receive: (trace: Trace) => void;
  /** Completes the streams. */
  readonly complete: () => void;
}

/** Makes a {@link ConversationStore}. */
export const createConversationStore = (
  initial: ConversationState,
  { tell }: Pump,
): ConversationStore => {
  const states = new ReplaySubject<ConversationState>(1);
  const traces = new Subject<Trace>();
  const state$ = states.asObservable();
  let state = initial;
  states.next(state);

  const changesOf = <T>(select: (state: ConversationState) => T) =>
    state$.pipe(map(select), distinctUntilChanged());

  let isTogether = false;
  const together = (change: () => void): void => {
    if (isTogether) {
      change();
      return;
    }
    const before = state;
    isTogether = true;
    try {
      change();
    } finally {
      isTogether = false;
    }
    const now = state;
    if (now !== before) tell(() => states.next(now));
  };

  const dispatch = (event: ConversationEvent): void =>
    together(() => {
      state = reduceConversation(state, event);
    });

  return {
    state: () => state,
    dispatch,
    together,
    receive: (trace) => {
      dispatch({ type: 'conversation/traceReceived', trace });
      tell(() => traces.next(trace));
    },
    complete: () => {
      tell(() => states.complete());
      tell(() => traces.complete());
    },
    state$,
    messages$: changesOf(({ messages }) => messages),
    status$: changesOf(({ status }) => status),
    queue$: changesOf(({ queue }) => queue),
    traces$: traces.asObservable(),
    end$: changesOf(({ progress, status }) =>
      status === 'ended' ? progress.nextTurn - 1 : undefined,
    ).pipe(
      filter((turn) => turn !== undefined),
      map((turn) => ({ turn })),
    ),
  };
};
