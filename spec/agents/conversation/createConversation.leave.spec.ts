import { finalize, Observable, of, Subject } from 'rxjs';
import { action, trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { Conversation } from '../../../lib/agents/conversation/Conversation';

const userID = 'ada';

/** An agent that throws when it is left; `turns` is given what completes each. */
const sticky =
  (turns: (() => void)[] = []): Agent =>
  () =>
    new Observable((subscriber) => {
      turns.push(() => subscriber.complete());
      return () => {
        throw new Error('no way to leave');
      };
    });

describe('an agent that lets go of its turn', () => {
  it('has done so when the next one begins', () => {
    const told: string[] = [];
    const subject = new Subject<Trace>();
    const agent: Agent = () => {
      told.push('asked');
      return subject.pipe(finalize(() => told.push('let go')));
    };
    const conversation = createConversation(agent, { userID });
    conversation.send(action.launch());
    conversation.send(action.launch());
    subject.complete();

    expect(told).toEqual(['asked', 'let go', 'asked', 'let go']);
  });

  it.each<[string, (conversation: Conversation) => unknown]>([
    ['stop()', (one) => one.stop()],
    ['close()', (one) => one.close()],
    ['send()', (one) => one.send(action.launch())],
  ])('may throw, and nothing breaks: %s', (_name, leave) => {
    const conversation = createConversation(sticky(), { userID, whenBusy: 'replace' });
    conversation.send(action.launch());

    expect(() => leave(conversation)).not.toThrow();
    expect(conversation.state().turns).toMatchObject([{ outcome: { kind: 'left' } }]);
  });

  it('may throw when its turn is whole, and the conversation goes on', () => {
    const turns: (() => void)[] = [];
    const conversation = createConversation(sticky(turns), { userID });
    conversation.send(action.launch());
    conversation.send(action.launch());
    turns[0]?.();

    expect(turns).toHaveLength(2);
    expect(conversation.state()).toMatchObject({ status: 'waiting', running: { number: 2 } });
  });

  it('may send the next action as it does so', () => {
    const asked: unknown[] = [];
    const agent: Agent = (turn) => {
      asked.push(turn.action);
      if (asked.length > 1) return of<Trace[]>(trace.text('Hello'));
      return new Observable<Trace>(() => () => {
        conversation.send(action.text('from within'));
      });
    };
    const conversation = createConversation(agent, { userID });
    conversation.send(action.launch());
    conversation.stop();

    expect(asked).toEqual([action.launch(), action.text('from within')]);
    expect(conversation.state()).toMatchObject({ status: 'idle', turns: [{}, {}] });
  });
});
