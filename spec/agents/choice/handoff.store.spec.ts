import { firstValueFrom, of, throwError, timer } from 'rxjs';
import { ConnectError, DisconnectError } from '../../../lib/errors';
import { action, trace } from '../../../lib';
import type { Agent, Trace, Turn } from '../../../lib';
import { handoff } from '../../../lib/agents/choice/handoff';
import type { HandoffStore } from '../../../lib/agents/choice/HandoffStore';
import { scriptedAgent, spyOn, virtualTime } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { says, told, turn } from './support/parts';

const when = ({ type }: Trace): boolean => type === 'custom';
const first: Agent = () => of(trace.custom('book'));
const to = says('clerk');
const by = (userID: string): Turn => ({ ...turn, userID });

/** A store that writes down what it is asked. */
const createStore = (handedOver: boolean) => {
  const calls: unknown[] = [];
  const store: HandoffStore = {
    read: ({ userID }) => {
      calls.push(['read', userID]);
      return handedOver;
    },
    write: ({ userID }, value) => {
      calls.push(['write', userID, value]);
    },
  };
  return { calls, store };
};

describe('the store of handoff', () => {
  expectNoUnhandledRejection();

  it('is read before a turn, and written behind it where something has changed', () => {
    const { calls, store } = createStore(false);
    const spy = spyOn(handoff(first, { when, to, store })(turn), () => calls.push('said'));
    expect(calls).toEqual([['read', 'ada'], 'said', 'said', ['write', 'ada', true]]);
    expect(spy.completed).toBe(true);

    const same = createStore(true);
    spyOn(handoff(first, { when, to, store: same.store })(turn));
    expect(same.calls).toEqual([['read', 'ada']]);
  });

  it('is told that a conversation is handed back, and of each launch', () => {
    const { calls, store } = createStore(true);
    const agent = handoff(first, { when, to, back: () => true, store });
    spyOn(agent(turn));
    expect(calls).toEqual([
      ['read', 'ada'],
      ['write', 'ada', false],
    ]);

    const anew = createStore(true);
    const launch = { ...turn, action: action.launch() };
    spyOn(handoff(says('desk'), { when, to, store: anew.store })(launch));
    expect(anew.calls).toEqual([['write', 'ada', false]]);
  });

  it('is not written where the turn fails', () => {
    const { calls, store } = createStore(false);
    const down: Agent = () => throwError(() => new ConnectError('no'));
    spyOn(handoff(first, { when, to: down, store })(turn));

    expect(calls).toEqual([['read', 'ada']]);
  });

  it('may take its time: the turn begins when it is read, and completes when it is written', () =>
    virtualTime(async ({ advance }) => {
      const later = (ms: number) => firstValueFrom(timer(ms));
      const written: boolean[] = [];
      const store: HandoffStore = {
        read: () => later(10).then(() => false),
        write: (_, value) => later(10).then(() => void written.push(value)),
      };
      const spy = spyOn(handoff(first, { when, to, store })(turn));

      await advance(9);
      expect(spy.values).toEqual([]);
      await advance(1);
      expect(told(spy.values)).toEqual(['book', 'clerk']);
      await advance(9);
      expect(spy.completed).toBe(false);
      await advance(1);
      expect(spy.completed).toBe(true);
      expect(written).toEqual([true]);
    }));

  it('errors the turn where it throws or rejects, and nobody is asked', async () => {
    const failure = new Error('no database');
    const fault = () => {
      throw failure;
    };
    for (const read of [fault, () => Promise.reject<boolean>(failure)]) {
      const agent = scriptedAgent('|');
      const { errors } = spyOn(
        handoff(agent, { when, to, store: { read, write: () => undefined } })(turn),
      );
      await flush();

      expect(errors[0]).toBe(failure);
      expect(agent.calls).toEqual([]);
    }
    for (const write of [fault, () => Promise.reject<undefined>(failure)]) {
      const spy = spyOn(handoff(first, { when, to, store: { read: () => false, write } })(turn));
      await flush();

      expect(told(spy.values)).toEqual(['book', 'clerk']);
      expect(spy.errors[0]).toBe(failure);
    }
  });

  it('makes no error that would run the turn again, or go round it', () => {
    const fail = (error: unknown) => () => {
      throw error;
    };
    const cut = new DisconnectError({ phase: 'reset', received: 0, resume: () => of() });
    const store = (read: HandoffStore['read'], write: HandoffStore['write']) =>
      spyOn(handoff(first, { when, to, store: { read, write } })(turn)).errors;

    expect(store(fail(cut), () => undefined)).toMatchObject([{ resume: undefined }]);
    expect(store(fail(new ConnectError('no')), () => undefined)).toMatchObject([
      { safeToResend: true },
    ]);
    expect(store(() => false, fail(new ConnectError('no')))).toMatchObject([
      { safeToResend: false },
    ]);
  });

  it('may never answer: the turn can be left', async () => {
    const never = new Promise<never>(() => undefined);
    const agent = scriptedAgent('|');
    const reading = spyOn(
      handoff(agent, { when, to, store: { read: () => never, write: () => undefined } })(turn),
    );
    const writing = spyOn(
      handoff(first, { when, to, store: { read: () => false, write: () => never } })(turn),
    );
    await flush();
    reading.subscription.unsubscribe();
    writing.subscription.unsubscribe();
    await flush();

    expect(reading).toMatchObject({ values: [], errors: [], completed: false });
    expect(told(writing.values)).toEqual(['book', 'clerk']);
    expect(writing).toMatchObject({ errors: [], completed: false });
    expect(agent.calls).toEqual([]);
  });

  it('may reject when the turn was left', async () => {
    const store: HandoffStore = {
      read: () => Promise.reject<boolean>(new Error('late')),
      write: () => undefined,
    };
    const { errors, subscription } = spyOn(handoff(first, { when, to, store })(turn));
    subscription.unsubscribe();
    await flush();

    expect(errors).toEqual([]);
  });
});

describe('the memory of handoff', () => {
  /** Who of them is with the second agent. */
  const handedOver = (agent: Agent, ...users: readonly string[]) =>
    users.filter((user) => told(spyOn(agent(by(user))).values).length === 1);

  it('forgets who was used least recently, past maxUsers', () => {
    const agent = handoff(first, { when, to, maxUsers: 2, from: 'thisTurn' });
    for (const user of ['ada', 'bob', 'ada', 'cleo']) spyOn(agent(by(user)));

    // Who is asked for is remembered anew, so the two that are known are asked first.
    expect(handedOver(agent, 'ada', 'cleo')).toEqual(['ada', 'cleo']);
    expect(handedOver(agent, 'bob')).toEqual([]);
    expect(handedOver(agent, 'cleo', 'bob')).toEqual(['cleo', 'bob']);
    expect(handedOver(agent, 'ada')).toEqual([]);
  });

  it('does not count who was handed back', () => {
    let isOver = false;
    const agent = handoff(first, { when, to, back: () => isOver, maxUsers: 2 });
    for (const user of ['ada', 'bob']) spyOn(agent(by(user)));
    isOver = true;
    spyOn(agent(by('bob')));
    isOver = false;
    spyOn(agent(by('cleo')));

    expect(handedOver(agent, 'ada', 'cleo')).toEqual(['ada', 'cleo']);
  });

  it('knows 10,000 by default', () => {
    const agent = handoff(first, { when, to });
    const users = Array.from({ length: 10_001 }, (_, index) => `user ${index}`);
    for (const user of users) spyOn(agent(by(user)));

    expect(handedOver(agent, 'user 1')).toEqual(['user 1']);
    expect(handedOver(agent, 'user 0')).toEqual([]);
  });
});
