import { EMPTY, of, take, throwError } from 'rxjs';
import { action, InvalidInputError, trace } from '../../../lib';
import type { Agent, Turn } from '../../../lib';
import { guardInput } from '../../../lib/agents/guards/guardInput';
import type { InputCheck, InputVerdict } from '../../../lib/agents/guards/guardInput';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';

const turn: Turn = {
  projectID: 'p1',
  userID: 'ada',
  completionEvents: true,
  action: action.text('My card is 4111'),
};
const redacted: Turn = { ...turn, action: action.text('My card is …') };
const failure = new Error('no check');
const no = trace.text('No.');

/** An agent, and the turns that it was asked for. */
const listening = () => {
  const turns: Turn[] = [];
  const agent: Agent = (asked) => {
    turns.push(asked);
    return of(trace.text('Yes.'));
  };
  return { agent, turns };
};

const verdicts: Readonly<Record<string, (verdict: InputVerdict) => ReturnType<InputCheck>>> = {
  'at once': (verdict) => verdict,
  'with a promise': (verdict) => Promise.resolve(verdict),
  'with an Observable': (verdict) => of(verdict, [trace.text('never')]),
};

describe('guardInput', () => {
  it.each(Object.entries(verdicts))(
    'asks the agent for the turn that the check gives %s',
    async (_, give) => {
      const { agent, turns } = listening();
      const spy = spyOn(
        guardInput(agent, (asked) => give(asked === turn ? redacted : asked))(turn),
      );
      await flush();

      expect(turns).toEqual([redacted]);
      expect(spy).toMatchObject({ values: [trace.text('Yes.')], completed: true });
    },
  );

  it.each(Object.entries(verdicts))(
    'says the traces that the check gives %s, and does not ask',
    async (_, give) => {
      const { agent, turns } = listening();
      const spy = spyOn(guardInput(agent, () => give([no, trace.end()]))(turn));
      await flush();

      expect(turns).toEqual([]);
      expect(spy).toMatchObject({ values: [no, trace.end()], completed: true });
    },
  );

  it('is done before subscribe returns where the check answers at once', () => {
    const { agent } = listening();

    expect(spyOn(guardInput(agent, (asked) => asked)(turn)).completed).toBe(true);
    expect(spyOn(guardInput(agent, () => [])(turn))).toMatchObject({ values: [], completed: true });
  });

  it('is cold: each subscription is checked', () => {
    const { agent, turns } = listening();
    let checks = 0;
    const answer$ = guardInput(agent, (asked) => {
      checks += 1;
      return asked;
    })(turn);

    expect(checks).toBe(0);

    answer$.subscribe();
    answer$.subscribe();

    expect({ checks, turns: turns.length }).toEqual({ checks: 2, turns: 2 });
  });

  it('reaches the check and the agent when it is unsubscribed from', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const verdict = cold<InputVerdict>('--t--', { t: turn });
      const agent = cold('-a-b-|', { a: trace.debug('a'), b: no });
      const answer$ = guardInput(
        () => agent,
        () => verdict,
      )(turn);

      expectObservable(answer$, '-!').toBe('--');
      expectObservable(answer$.pipe(take(1))).toBe('---(a|)', { a: trace.debug('a') });
      expectObservable(answer$).toBe('---a-b-|', { a: trace.debug('a'), b: no });
      expectSubscriptions(verdict.subscriptions).toBe(['^!', '^-!', '^-!']);
      expectSubscriptions(agent.subscriptions).toBe(['--^!', '--^----!']);
    });
  });

  it('passes on the error of the agent', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const agent = cold('-a-#', { a: no }, failure);

      expectObservable(
        guardInput(
          () => agent,
          (asked) => asked,
        )(turn),
      ).toBe('-a-#', { a: no }, failure);
    });
  });

  it('refuses at the call a check that is no function', () => {
    const check: unknown = /4111/;
    const isCheck = (value: unknown): value is InputCheck => value !== undefined;

    expect(() => isCheck(check) && guardInput(listening().agent, check)).toThrow(
      new InvalidInputError('check', 'must be a function'),
    );
  });
});

describe('guardInput fails closed', () => {
  expectNoUnhandledRejection();

  const broken: Readonly<Record<string, InputCheck>> = {
    throws: () => {
      throw failure;
    },
    rejects: () => Promise.reject(failure),
    'has an Observable that fails': () => throwError(() => failure),
  };

  it.each(Object.entries(broken))('where the check %s', async (_, check) => {
    const { agent, turns } = listening();
    const spy = spyOn(guardInput(agent, check)(turn));
    await flush();

    expect(turns).toEqual([]);
    expect(spy).toMatchObject({ values: [], errors: [failure] });
  });

  it('where the check has an empty Observable', () => {
    const { agent, turns } = listening();

    expect(spyOn(guardInput(agent, () => EMPTY)(turn)).errors).toEqual([
      new InvalidInputError('check', 'must answer: its Observable completed without a value'),
    ]);
    expect(turns).toEqual([]);
  });

  it.each([undefined, null, true, {}])('where the check gives %p, which is no verdict', (given) => {
    const { agent, turns } = listening();
    const untyped: unknown = () => given;
    const isCheck = (value: unknown): value is InputCheck => typeof value === 'function';
    if (!isCheck(untyped)) throw new Error('a function');
    const spy = spyOn(guardInput(agent, untyped)(turn));

    expect(turns).toEqual([]);
    expect(spy.values).toEqual([]);
    expect(spy.errors).toEqual([expect.any(TypeError)]);
  });
});
