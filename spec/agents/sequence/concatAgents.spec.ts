import { defer, of, range, map, take, throwError } from 'rxjs';
import { AgentError, ConnectError, InvalidInputError, trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { concatAgents } from '../../../lib/agents/sequence/concatAgents';
import { agentLaws, runTraceMarbles, spyOn } from '../../../lib/testing';
import { depthOfStack } from './support/depthOfStack';

const turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

const refused = (): never => {
  throw new Error('it is not to be called');
};

describe('concatAgents', () => {
  it('has a turn of one after the other', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('     --a-b--|');
      const other = cold('          -[-h-i-]|');
      const expected = '     --a-b---[-h-i-]|';

      const turn$ = concatAgents(
        () => one,
        () => other,
      )(turn);
      expectObservable(turn$).toBe(expected);
      expectSubscriptions(one.subscriptions).toBe('  ^------!');
      expectSubscriptions(other.subscriptions).toBe('-------^-------!');
    });
  });

  it('is its agent where there is one', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(concatAgents(() => cold('-a-|'))(turn)).toBe('-a-|');
      expectObservable(concatAgents(() => cold('---|'))(turn)).toBe('---|');
      expectObservable(concatAgents(() => cold('---'))(turn)).toBe('---');
    });
  });

  it('gives all of them the turn as it came, and calls each in its time', () => {
    const turns: unknown[] = [];
    const agent =
      (name: string): Agent =>
      (own) => {
        turns.push(name, own);
        return of(trace.text(name));
      };
    const turn$ = concatAgents(agent('a'), agent('b'))(turn);
    expect(turns).toEqual([]);

    spyOn(turn$.pipe(take(1)));
    expect(turns).toEqual(['a', turn]);
    spyOn(turn$);
    expect(turns.slice(2)).toEqual(['a', turn, 'b', turn]);
    expect(turns[1]).toBe(turn);
  });

  it('ends with the first error, behind what was said', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('--a-#', undefined, new AgentError('no'));

      expectObservable(concatAgents(() => one, refused)(turn)).toBe(
        '               --a-#',
        undefined,
        new AgentError('no'),
      );
      expectSubscriptions(one.subscriptions).toBe('^---!');
    });
  });

  it('lets nobody have the turn again where an earlier agent may have run', () => {
    const failing: Agent = () => throwError(() => new ConnectError('no'));
    const errorOf = (agent: Agent) => spyOn(agent(turn)).errors[0];

    expect(errorOf(concatAgents(failing))).toHaveProperty('safeToResend', true);
    expect(errorOf(concatAgents(() => of(), failing))).toHaveProperty('safeToResend', false);
    expect(errorOf(concatAgents(failing, refused))).toHaveProperty('safeToResend', false);
  });

  it('makes an error of what an agent throws when it is called', () => {
    const { errors, values } = spyOn(concatAgents(() => of(trace.text('a')), refused)(turn));

    expect(values).toHaveLength(1);
    expect(errors).toEqual([new Error('it is not to be called')]);
  });

  it('leaves the agent that has its turn, and none comes after', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('       -a|');
      const other = cold('       --b--c--|');
      const turn$ = concatAgents(
        () => one,
        () => other,
        refused,
      )(turn);

      expectObservable(turn$, '-----!').toBe('-a--b');
      expectSubscriptions(one.subscriptions).toBe('  ^-!');
      expectSubscriptions(other.subscriptions).toBe('--^--!');
    });
    const endless: Agent = () => range(0, Infinity).pipe(map((n) => trace.text(String(n))));
    expect(spyOn(concatAgents(endless, refused)(turn).pipe(take(2))).values).toHaveLength(2);
  });

  it.each([
    ['that carry', true],
    ['that do not', false],
  ])('takes 10,000 agents %s, also behind one that took its time', (_, carries) => {
    let deepest = 0;
    let count = 0;
    const quick: Agent = () => {
      count += 1;
      if (count % 100 === 0) deepest = Math.max(deepest, depthOfStack());
      return of(trace.text('a'));
    };
    const many = Array.from({ length: 9_999 }, () => quick);
    const join = (first: Agent) =>
      carries
        ? concatAgents({ carry: (own) => own }, first, ...many)
        : concatAgents(first, ...many);
    runTraceMarbles(({ cold, flush }) => {
      const spy = spyOn(join(() => cold('--a|'))(turn));
      flush();

      expect(spy).toMatchObject({ errors: [], completed: true });
      expect(spy.values).toHaveLength(10_000);
    });
    expect(spyOn(join(quick)(turn)).values).toHaveLength(10_000);
    expect(deepest).toBeLessThan(300);
  });

  it('goes as deep as one likes', () => {
    let deep: Agent = () => of(trace.text('a'));
    const { carry } = { carry: <T>(own: T) => own };
    for (let level = 0; level < 1_000; level += 1) {
      deep = level % 2 === 0 ? concatAgents(deep) : concatAgents({ carry }, deep, () => of());
    }

    expect(spyOn(deep(turn))).toMatchObject({ values: [trace.text('a')], completed: true });
  });

  it('refuses what is no agent', () => {
    const call = (...given: readonly unknown[]): void => {
      Reflect.apply(concatAgents, undefined, given);
    };

    expect(() => call()).toThrow(InvalidInputError);
    expect(() => call()).toThrow('agents must hold at least one agent');
    expect(() => call({ carry: () => turn })).toThrow('agents must hold at least one agent');
    expect(() => call(refused, 'x')).toThrow('agents[1] must be a function');
    expect(() => call(undefined, refused)).toThrow('agents[0] must be a function');
    expect(() => call({}, refused)).toThrow('carry must be a function');
  });

  it('begins anew with each subscription', () => {
    let runs = 0;
    const counting: Agent = () =>
      defer(() => {
        runs += 1;
        return of(trace.text(String(runs)));
      });
    const turn$ = concatAgents(counting, counting)(turn);

    expect(spyOn(turn$).values).toEqual([trace.text('1'), trace.text('2')]);
    expect(spyOn(turn$).values).toEqual([trace.text('3'), trace.text('4')]);
  });
});

describe('the laws hold for concatAgents', () => {
  const config = { lossless: true, immediate: true };
  const carry = <T>(own: T) => own;

  describe('of three', () => {
    const laws = agentLaws((child) => concatAgents(child(), child(), child()), config);
    it.each(laws)('$name', async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });

  describe('of three that carry', () => {
    const laws = agentLaws((child) => concatAgents({ carry }, child(), child(), child()), config);
    it.each(laws)('$name', async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });

  describe('in a nest', () => {
    const laws = agentLaws(
      (child) =>
        concatAgents(
          { carry },
          concatAgents(child(), child()),
          concatAgents({ carry }, child(), concatAgents(child())),
        ),
      config,
    );
    it.each(laws)('$name', async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });
});
