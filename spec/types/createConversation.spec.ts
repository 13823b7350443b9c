import { expectTypeOf } from 'expect-type';
import { EMPTY, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { action, createClient, trace } from '../../lib';
import type { Action, Button, Trace } from '../../lib';
import type {
  Conversation,
  ConversationEnd,
  SendResult,
} from '../../lib/agents/conversation/Conversation';
import type { ConversationConfig } from '../../lib/agents/conversation/ConversationConfig';
import { createConversation } from '../../lib/agents/conversation/createConversation';
import type { ConversationSnapshot } from '../../lib/agents/conversation/state/ConversationSnapshot';
import type {
  ConversationMessages,
  ConversationState,
  ConversationStatus,
  ConversationTurn,
  WaitingAction,
} from '../../lib/agents/conversation/state/ConversationState';
import type { ActionRefusedError } from '../../lib/errors/ActionRefusedError';

const user = { userID: 'ada' };

describe('createConversation', () => {
  it('takes any agent', () => {
    const client = createClient({ apiKey: 'VF.DM.x', projectID: 'p1' });

    expectTypeOf(createConversation(client.interact, user)).toEqualTypeOf<Conversation>();
    expectTypeOf(createConversation(() => EMPTY, user)).toEqualTypeOf<Conversation>();
    expectTypeOf(createConversation(() => NEVER, user)).toEqualTypeOf<Conversation>();
    createConversation((turn) => of(trace.text(turn.userID)), user);
  });

  it('refuses what is no agent, and what is no config', () => {
    const agent = () => EMPTY;
    const refused = [
      // @ts-expect-error nothing is no stream
      () => createConversation(() => undefined, user),
      // @ts-expect-error numbers are not traces
      () => createConversation(() => of(1), user),
      // @ts-expect-error whose it is must be said
      () => createConversation(agent, {}),
      // @ts-expect-error no such policy
      () => createConversation(agent, { ...user, whenBusy: 'wait' }),
      // @ts-expect-error a policy gives back what stays
      () => createConversation(agent, { ...user, whenBusy: () => undefined }),
      // @ts-expect-error the action is what is sent
      () => createConversation(agent, { ...user, turn: { action: action.launch() } }),
      // @ts-expect-error the user is said above
      () => createConversation(agent, { ...user, turn: { userID: 'bob' } }),
      // @ts-expect-error no such option
      () => createConversation(agent, { ...user, limit: 5 }),
      // @ts-expect-error a snapshot says what it is
      () => createConversation(agent, { ...user, restore: {} }),
    ];
    expectTypeOf(refused).toBeArray();
  });

  it('gives its callbacks what they need', () => {
    createConversation(() => EMPTY, {
      ...user,
      whenBusy: (waiting) => {
        expectTypeOf(waiting).toEqualTypeOf<readonly WaitingAction[]>();
        return waiting.slice(-1);
      },
      onFailure: (error, turn) => {
        expectTypeOf(error).toEqualTypeOf<unknown>();
        expectTypeOf(turn).toEqualTypeOf<ConversationTurn>();
      },
    });
    expectTypeOf<ConversationConfig['restore']>().toEqualTypeOf<ConversationSnapshot | undefined>();
  });
});

describe('a conversation', () => {
  const conversation = createConversation(() => EMPTY, user);

  it('says what became of an action', () => {
    const result = conversation.send(action.text('Hi'));
    expectTypeOf(result).toEqualTypeOf<SendResult>();
    expectTypeOf(conversation.send).parameters.toEqualTypeOf<[Action | null]>();
    expectTypeOf(conversation.press).toEqualTypeOf<(button: Button) => SendResult>();
    expectTypeOf(conversation.retry).toEqualTypeOf<() => SendResult>();
    if (result.status === 'refused') {
      expectTypeOf(result.error).toEqualTypeOf<ActionRefusedError>();
    } else if (result.status !== 'dropped') {
      expectTypeOf(result.id).toEqualTypeOf<number>();
    }
    // @ts-expect-error a text is no action
    conversation.send('Hi');
  });

  it('has streams of what is to be seen', () => {
    expectTypeOf(conversation.state$).toEqualTypeOf<Observable<ConversationState>>();
    expectTypeOf(conversation.messages$).toEqualTypeOf<Observable<ConversationMessages>>();
    expectTypeOf(conversation.status$).toEqualTypeOf<Observable<ConversationStatus>>();
    expectTypeOf(conversation.queue$).toEqualTypeOf<Observable<readonly WaitingAction[]>>();
    expectTypeOf(conversation.traces$).toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(conversation.end$).toEqualTypeOf<Observable<ConversationEnd>>();
    expectTypeOf(conversation.state()).toEqualTypeOf<ConversationState>();
    expectTypeOf(conversation.snapshot()).toEqualTypeOf<ConversationSnapshot>();
  });

  it('changes only by what it is told', () => {
    // @ts-expect-error the state is read only
    conversation.state().status = 'idle';
    // @ts-expect-error so is the queue
    conversation.state().queue.push({ id: 1, action: null });
  });
});
