import { expectTypeOf } from 'expect-type';
import { createConversationState, readSnapshot, reduceConversation, trace } from '../../lib';
import type {
  Action,
  Button,
  ConversationEvent,
  ConversationLimits,
  ConversationMessage,
  ConversationSnapshot,
  ConversationState,
  ConversationTurn,
  Message,
  MessagesView,
  TurnOutcome,
} from '../../lib';

const state = createConversationState();

describe('reduceConversation', () => {
  it('makes a state of a state and an event', () => {
    expectTypeOf(state).toEqualTypeOf<ConversationState>();
    expectTypeOf(
      reduceConversation(state, { type: 'conversation/closed' }),
    ).toEqualTypeOf<ConversationState>();
    expectTypeOf(reduceConversation).toEqualTypeOf<
      (state: ConversationState, event: ConversationEvent) => ConversationState
    >();
  });

  it('is a callback of reduce', () => {
    const events: readonly ConversationEvent[] = [
      { type: 'conversation/turnStarted', action: null },
      { type: 'conversation/traceReceived', trace: trace.text('Hi') },
      { type: 'conversation/turnEnded', outcome: { kind: 'completed' } },
    ];
    expectTypeOf(events.reduce(reduceConversation, state)).toEqualTypeOf<ConversationState>();
  });

  it('takes events that are whole, and no others', () => {
    // @ts-expect-error no such event
    reduceConversation(state, { type: 'closed' });
    // @ts-expect-error an action is missing
    reduceConversation(state, { type: 'conversation/turnStarted' });
    // @ts-expect-error a text is no trace
    reduceConversation(state, { type: 'conversation/traceReceived', trace: 'Hi' });
    // @ts-expect-error no outcome
    reduceConversation(state, { type: 'conversation/turnEnded', outcome: 'completed' });
  });

  it('makes states that nobody can change', () => {
    // @ts-expect-error a state is never changed
    state.status = 'idle';
    // @ts-expect-error nor is what is in it
    state.turns.push({ number: 1, action: null, received: 0, outcome: undefined });
    // @ts-expect-error nor are its messages
    state.messages.settled.push({});
  });

  it('has what is shown, typed', () => {
    expectTypeOf(state.messages.settled).toEqualTypeOf<readonly ConversationMessage[]>();
    expectTypeOf(state.messages).toExtend<MessagesView>();
    expectTypeOf<ConversationMessage>().toExtend<Message>();
    expectTypeOf(state.buttons).toEqualTypeOf<readonly Button[]>();
    expectTypeOf(state.running).toEqualTypeOf<ConversationTurn | undefined>();
    expectTypeOf(state.outcome).toEqualTypeOf<TurnOutcome | undefined>();
    expectTypeOf<ConversationTurn['action']>().toEqualTypeOf<Action | null>();
  });
});

describe('createConversationState', () => {
  it('takes some of the limits', () => {
    expectTypeOf(createConversationState({ maxTurns: 5 })).toEqualTypeOf<ConversationState>();
    expectTypeOf<keyof ConversationLimits>().toEqualTypeOf<
      'maxTurns' | 'maxMessages' | 'maxOpen' | 'maxCharacters'
    >();
    // @ts-expect-error no such limit
    createConversationState({ maxQueued: 5 });
    // @ts-expect-error a text is no number
    expectTypeOf(() => createConversationState({ maxTurns: '5' }));
  });
});

describe('readSnapshot', () => {
  it('takes anything, and gives a snapshot', () => {
    expectTypeOf(readSnapshot).toEqualTypeOf<(value: unknown) => ConversationSnapshot>();
    expectTypeOf<ConversationSnapshot['version']>().toEqualTypeOf<1>();
    expectTypeOf<
      ConversationSnapshot['state']['turns'][number]['outcome']
    >().toEqualTypeOf<TurnOutcome>();
  });
});
