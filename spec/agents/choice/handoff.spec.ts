import { concat, NEVER, of, Subject, throwError } from 'rxjs';
import { AgentError, ConnectError, InvalidInputError } from '../../../lib/errors';
import { action, trace } from '../../../lib';
import type { Agent, Trace, Turn } from '../../../lib';
import { handoff } from '../../../lib/agents/choice/handoff';
import { runTraceMarbles, scriptedAgent, spyOn } from '../../../lib/testing';
import { told, turn } from './support/parts';

const book = trace.custom('book');
const done = trace.custom('done');
const isNamed =
  (name: string) =>
  (said: Trace): boolean =>
    said.type === 'custom' && said.name === name;
const when = isNamed('book');
const back = isNamed('done');

/** Says `book` where the user does, and who it is. */
const desk: Agent = ({ action: said }) =>
  said?.type === 'text' && said.payload === 'book'
    ? of(trace.text('desk'), book, trace.text('bye'))
    : of(trace.text('desk'));

const clerk: Agent = ({ action: said }) =>
  said?.type === 'text' && said.payload === 'thanks'
    ? of(trace.text('clerk'), done)
    : of(trace.text('clerk'));

const say = (payload: string, userID = 'ada', projectID = 'p1'): Turn => ({
  ...turn,
  userID,
  projectID,
  action: action.text(payload),
});
const launch: Turn = { ...turn, action: action.launch() };

const hear = (agent: Agent, asked: Turn) => told(spyOn(agent(asked)).values);

describe('handoff', () => {
  it('lets the second agent answer once the first has come to its end', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const values = { a: trace.text('a'), h: book, b: trace.text('b'), c: trace.text('c') };
      const first = cold('    --a--h--b--|       ', values);
      const second = cold('              --c--|  ', values);
      const expected = '      --a--h--b----c--|  ';

      const agent = handoff(() => first, { when, to: () => second });
      expectObservable(agent(turn)).toBe(expected, values);
      expectSubscriptions(first.subscriptions).toBe(' ^----------!       ');
      expectSubscriptions(second.subscriptions).toBe('-----------^----!');
    });
  });

  it('leaves the second agent alone where no trace passes', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const second = cold('--c|');
      const to = () => second;

      expectObservable(handoff(() => cold('-a-|'), { when, to })(turn)).toBe('-a-|');
      expectObservable(handoff(() => cold('--|'), { when, to })(turn)).toBe('--|');
      expectObservable(handoff(() => NEVER, { when, to })(turn)).toBe('---');
      expectSubscriptions(second.subscriptions).toBe([]);
    });
  });

  it('is torn down with either of the two, and remembers nothing of it', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('    -h-|   ', { h: book });
      const second = cold('      -c-|');
      const agent = handoff(() => first, { when, to: () => second });

      expectObservable(agent(turn), ' ^-!   ').toBe('-h', { h: book });
      expectObservable(agent(turn), ' ^----!').toBe('-h--c', {
        h: book,
        c: trace.completionContent('c'),
      });
      expectSubscriptions(first.subscriptions).toBe(['^-!', '^--!']);
      expectSubscriptions(second.subscriptions).toBe('---^-!');
    });
    const first = new Subject<Trace>();
    const agent = handoff(() => first, { when, to: clerk });
    const spy = spyOn(agent(say('book')), (said) => {
      if (told([said])[0] === 'clerk') spy.subscription.unsubscribe();
    });
    first.next(book);
    first.complete();
    expect(told(spy.values)).toEqual(['book', 'clerk']);
    expect(hear(agent, say('Hi'))).toEqual([]);
  });

  it('stays with the second agent in the next turns, until it hands back', () => {
    const agent = handoff(desk, { when, to: clerk, back });

    expect(hear(agent, say('Hi'))).toEqual(['desk']);
    expect(hear(agent, say('book'))).toEqual(['desk', 'book', 'bye', 'clerk']);
    expect(hear(agent, say('Rome'))).toEqual(['clerk']);
    expect(hear(agent, say('book'))).toEqual(['clerk']);
    expect(hear(agent, say('thanks'))).toEqual(['clerk', 'done']);
    expect(hear(agent, say('thanks'))).toEqual(['desk']);
    expect(hear(agent, say('book'))).toEqual(['desk', 'book', 'bye', 'clerk']);
  });

  it("lets the second agent wait for the next turn with from: 'nextTurn'", () => {
    const agent = handoff(desk, { when, to: clerk, back, from: 'nextTurn' });

    expect(hear(agent, say('book'))).toEqual(['desk', 'book', 'bye']);
    expect(hear(agent, say('Rome'))).toEqual(['clerk']);
    expect(hear(agent, say('thanks'))).toEqual(['clerk', 'done']);
    expect(hear(agent, say('Rome'))).toEqual(['desk']);
  });

  it('stays for good where nothing hands back, but for a launch', () => {
    const agent = handoff(desk, { when, to: clerk });

    hear(agent, say('book'));
    expect(hear(agent, say('thanks'))).toEqual(['clerk', 'done']);
    expect(hear(agent, say('Hi'))).toEqual(['clerk']);
    expect(hear(agent, launch)).toEqual(['desk']);
    expect(hear(agent, say('Hi'))).toEqual(['desk']);
  });

  it('may hand over in a launch', () => {
    const eager = handoff(() => of(book), { when, to: clerk });

    expect(hear(eager, launch)).toEqual(['book', 'clerk']);
    expect(hear(eager, say('Hi'))).toEqual(['clerk']);
    expect(hear(eager, launch)).toEqual(['book', 'clerk']);
  });

  it('may be handed back in the turn in which it was handed over', () => {
    const brief = handoff(desk, { when, to: () => of(done, trace.text('adieu')), back });

    expect(hear(brief, say('book'))).toEqual(['desk', 'book', 'bye', 'done', 'adieu']);
    expect(hear(brief, say('Hi'))).toEqual(['desk']);
  });

  it('tells users and projects apart', () => {
    const agent = handoff(desk, { when, to: clerk });
    hear(agent, say('book'));

    expect(hear(agent, say('Hi', 'bob'))).toEqual(['desk']);
    expect(hear(agent, say('Hi', 'ada', 'p2'))).toEqual(['desk']);
    expect(hear(agent, say('Hi', 'da', 'p1a'))).toEqual(['desk']);
    expect(hear(agent, say('Hi'))).toEqual(['clerk']);
    expect(hear(handoff(desk, { when, to: clerk }), say('Hi'))).toEqual(['desk']);
  });

  it('keeps turns of two users apart that run at once', () => {
    const turns = new Map<string, Subject<Trace>>();
    const first: Agent = ({ userID }) => {
      const subject = new Subject<Trace>();
      turns.set(userID, subject);
      return subject;
    };
    const agent = handoff(first, { when, to: clerk });
    const [ada, bob] = [spyOn(agent(say('x'))), spyOn(agent(say('x', 'bob')))];
    turns.get('ada')?.next(book);
    turns.get('bob')?.next(trace.text('b'));
    turns.get('bob')?.complete();
    turns.get('ada')?.complete();

    expect(told(ada.values)).toEqual(['book', 'clerk']);
    expect(told(bob.values)).toEqual(['b']);
    expect(hear(agent, say('y'))).toEqual(['clerk']);
    expect(hear(agent, say('y', 'bob'))).toEqual([]);
  });

  it('asks for each trace until one passes, and only of who speaks', () => {
    const asked = { when: jest.fn(when), back: jest.fn(back) };
    const agent = handoff(desk, { ...asked, to: clerk });
    hear(agent, say('book'));
    hear(agent, say('thanks'));

    expect(told(asked.when.mock.calls.map(([said]) => said))).toEqual(['desk', 'book']);
    expect(told(asked.back.mock.calls.map(([said]) => said))).toEqual(['clerk', 'clerk', 'done']);
  });

  it('gives both agents the turn', () => {
    const to = scriptedAgent('|');
    spyOn(handoff(desk, { when, to })(say('book')));

    expect(to.calls).toEqual([say('book')]);
  });
});

describe('a turn that fails', () => {
  it('hands nothing over', () => {
    const failures = [new AgentError('down')];
    const first: Agent = () => of(book);
    const to: Agent = (asked) => {
      const failure = failures.pop();
      return failure === undefined ? clerk(asked) : throwError(() => failure);
    };
    const agent = handoff(first, { when, to });

    expect(spyOn(agent(turn)).errors).toMatchObject([{ code: 'down' }]);
    expect(hear(agent, turn)).toEqual(['book', 'clerk']);
    expect(hear(agent, turn)).toEqual(['clerk']);
  });

  it('hands nothing back, nor one that is left', () => {
    const ends: readonly Agent[] = [() => throwError(() => new AgentError('down')), () => NEVER];
    for (const end of ends) {
      const to: Agent = (asked) => concat(clerk(asked), end(asked));
      const agents = [clerk, to, clerk];
      const agent = handoff(() => of(book), {
        when,
        back,
        to: (asked) => (agents.shift() ?? clerk)(asked),
      });
      hear(agent, say('book'));
      const { subscription, values } = spyOn(agent(say('thanks')));
      subscription.unsubscribe();

      expect(told(values)).toEqual(['clerk', 'done']);
      expect(hear(agent, say('Hi'))).toEqual(['clerk']);
    }
  });

  it('is not safe to resend where both have run', () => {
    const down: Agent = () => throwError(() => new ConnectError('no'));
    const agent = handoff(() => of(book), { when, to: down, from: 'nextTurn' });
    expect(spyOn(handoff(desk, { when, to: down })(say('book'))).errors).toMatchObject([
      { _tag: 'ConnectError', safeToResend: false },
    ]);
    expect(spyOn(handoff(down, { when, to: clerk })(turn)).errors).toMatchObject([
      { safeToResend: true },
    ]);
    hear(agent, turn);
    expect(spyOn(agent(turn)).errors).toMatchObject([{ safeToResend: true }]);
  });

  it('fails with what a callback throws, behind the trace', () => {
    const failure = new Error('my fault');
    const fault = () => {
      throw failure;
    };
    const over = spyOn(handoff(() => of(book), { when: fault, to: clerk })(turn));
    const returned = spyOn(handoff(() => of(book), { when, to: clerk, back: fault })(turn));

    expect(told(over.values)).toEqual(['book']);
    expect(over.errors[0]).toBe(failure);
    expect(told(returned.values)).toEqual(['book', 'clerk']);
    expect(returned.errors[0]).toBe(failure);
  });
});

describe('handoff refuses', () => {
  const refused = (config: object): unknown => {
    try {
      handoff(desk, { when, to: clerk, ...config });
    } catch (error) {
      return error instanceof InvalidInputError ? error.message : error;
    }
    return undefined;
  };

  it.each([0, -1, NaN])('to remember %p users', (maxUsers) => {
    expect(refused({ maxUsers })).toBe('maxUsers must be above 0');
  });

  it('a limit for a store that has its own', () => {
    const store = { read: () => false, write: () => undefined };

    expect(refused({ maxUsers: 5, store })).toBe('maxUsers must not be given with a store');
    expect(refused({ store })).toBeUndefined();
  });

  it('a turn that is none', () => {
    expect(refused({ from: 'lastTurn' })).toBe("from must be 'thisTurn' or 'nextTurn'");
  });
});
