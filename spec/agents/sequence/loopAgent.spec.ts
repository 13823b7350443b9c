import {
  concat,
  defer,
  EMPTY,
  finalize,
  map,
  NEVER,
  of,
  range,
  Subject,
  take,
  takeUntil,
  throwError,
} from 'rxjs';
import type { Observable } from 'rxjs';
import { action, ConnectError, InvalidInputError, trace } from '../../../lib';
import type { Agent, Turn } from '../../../lib';
import { loopAgent } from '../../../lib/agents/sequence/loopAgent';
import type { LoopRound } from '../../../lib/agents/sequence/loopAgent';
import { agentLaws, runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';

const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

const never = () => false;
const quiet: Agent = () => EMPTY;

/** Says `1`, then `2`, and so on, over all its turns. */
const counter = (): Agent => {
  let count = 0;
  return () =>
    defer(() => {
      count += 1;
      return of(trace.text(String(count)));
    });
};

const textsOf = (agent: Agent) => spyOn(agent(turn)).values.map(({ payload }) => payload);

describe('loopAgent', () => {
  it('has round after round until it is done', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const agent = cold('--a-b-|');
      const turn$ = loopAgent(() => agent, { until: ({ round }) => round === 3, max: 9 })(turn);

      expectObservable(turn$).toBe('--a-b---a-b---a-b-|');
      expectSubscriptions(agent.subscriptions).toBe([
        '                           ^-----!            ',
        '                           ------^-----!      ',
        '                           ------------^-----!',
      ]);
    });
  });

  it('completes as it is after `max` rounds, and is not asked about the last', () => {
    const until = jest.fn(never);

    expect(textsOf(loopAgent(counter(), { until, max: 3 }))).toEqual(
      ['1', '2', '3'].map((message) => ({ message })),
    );
    expect(until).toHaveBeenCalledTimes(2);
    expect(textsOf(loopAgent(counter(), { until, max: 1 }))).toHaveLength(1);
  });

  it('tells what was said in the round, its number and its turn', () => {
    const rounds: LoopRound[] = [];
    const agent: Agent = () =>
      of(start(), content('Hel'), content('lo'), end(), trace.debug('d'), trace.text('you'));
    const until = (round: LoopRound) => {
      rounds.push(round);
      return false;
    };
    spyOn(loopAgent(agent, { until, max: 3 })(turn));

    expect(rounds).toEqual([
      { text: 'Hello\nyou', round: 1, turn },
      { text: 'Hello\nyou', round: 2, turn },
    ]);
    expect(rounds[1]?.turn).toBe(turn);
  });

  it('waits for an answer that takes its time', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const agent = cold(' -a|');
      const answer = cold('---{trace x}--');
      const until = ({ round }: LoopRound) => answer.pipe(map(() => round === 2));
      const turn$ = loopAgent(() => agent, { until, max: 9 })(turn);

      expectObservable(turn$).toBe('-a----a---|');
      expectSubscriptions(answer.subscriptions).toBe(['--^--!', '-------^--!']);
    });
  });

  it('takes promises', async () => {
    const until = async ({ round }: LoopRound) => Promise.resolve(round === 2);
    const spy = spyOn(loopAgent(counter(), { until, max: 9 })(turn));
    await new Promise((resolve) => spy.subscription.add(() => resolve(undefined)));

    expect(spy).toMatchObject({ values: [trace.text('1'), trace.text('2')], completed: true });
  });

  it('leaves the round, or the answer, when it is left', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const agent = cold('-a|');
      const answer = cold('----');
      const turn$ = loopAgent(() => agent, { until: () => answer.pipe(map(() => true)), max: 9 })(
        turn,
      );
      expectObservable(turn$, '----!').toBe('-a--');
      expectSubscriptions(answer.subscriptions).toBe('--^-!');

      const silent = cold('---');
      expectObservable(loopAgent(() => silent, { until: never, max: 2 })(turn), '--!').toBe('---');
      expectSubscriptions(silent.subscriptions).toBe('^-!');
    });
  });

  it('asks nothing where it is left as a round ends', () => {
    const until = jest.fn(never);
    const left = new Subject<void>();
    const agent: Agent = () => of(trace.text('a')).pipe(finalize(() => left.next()));
    spyOn(loopAgent(agent, { until, max: 3 })(turn).pipe(takeUntil(left)));

    expect(until).not.toHaveBeenCalled();
  });

  it('ends with the error of a round; the first alone may be resent', () => {
    const error = new ConnectError('no');
    const failsIn = (number: number): Agent => {
      let round = 0;
      return () =>
        defer(() => {
          round += 1;
          return concat(of(trace.text('a')), round === number ? throwError(() => error) : EMPTY);
        });
    };
    const first = spyOn(loopAgent(failsIn(1), { until: never, max: 3 })(turn));
    const second = spyOn(loopAgent(failsIn(2), { until: never, max: 3 })(turn));

    expect(first.values).toHaveLength(1);
    expect(first.errors[0]).toHaveProperty('safeToResend', true);
    expect(second.values).toHaveLength(2);
    expect(second.errors[0]).toHaveProperty('safeToResend', false);
  });

  const fault = new TypeError('a fault');
  it.each<readonly [string, () => boolean | Observable<boolean>]>([
    [
      'throws',
      () => {
        throw fault;
      },
    ],
    ['fails', () => throwError(() => fault)],
  ])('errors where until %s', (_, until) => {
    const { errors, values } = spyOn(loopAgent(counter(), { until, max: 3 })(turn));

    expect(values).toHaveLength(1);
    expect(errors[0]).toBe(fault);
  });

  it('errors where there is no answer', () => {
    const { errors } = spyOn(loopAgent(counter(), { until: () => EMPTY, max: 3 })(turn));

    expect(errors).toMatchObject([{ name: 'EmptyError' }]);
  });

  it('begins anew with each subscription', () => {
    const rounds: number[] = [];
    const until = ({ round }: LoopRound) => {
      rounds.push(round);
      return round === 2;
    };
    const turn$ = loopAgent(counter(), { until, max: 9 })(turn);
    expect(rounds).toEqual([]);
    spyOn(turn$);
    spyOn(turn$);

    expect(rounds).toEqual([1, 2, 1, 2]);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses a max of %s', (max) => {
    expect(() => loopAgent(counter(), { until: never, max })).toThrow(InvalidInputError);
    expect(() => loopAgent(counter(), { until: never, max })).toThrow(
      'max must be a whole number above 0',
    );
  });
});

it.each([
  ['agent', [undefined, { until: never, max: 2 }]],
  ['until', [quiet, { max: 2 }]],
  ['carry', [quiet, { until: never, max: 2, carry: 'x' }]],
])('loopAgent refuses an %s that is no function', (field, given) => {
  expect(() => {
    Reflect.apply(loopAgent, undefined, given);
  }).toThrow(`${field} must be a function`);
});

describe('carry', () => {
  it('makes the turn of the next round of what was said in the one before', () => {
    const echo: Agent = ({ action: said }) =>
      of(trace.text(said?.type === 'text' ? `<${said.payload}>` : 'a'));
    const carry = (own: Turn, text: string): Turn => ({ ...own, action: action.text(text) });
    const turns: Turn[] = [];
    const until = (round: LoopRound) => {
      turns.push(round.turn);
      return false;
    };

    expect(textsOf(loopAgent(echo, { until, max: 3, carry }))).toEqual(
      ['a', '<a>', '<<a>>'].map((message) => ({ message })),
    );
    expect(turns).toEqual([turn, { ...turn, action: action.text('a') }]);
  });

  it('is asked only where a round follows, and errors the stream with what it throws', () => {
    const carry = jest.fn((): Turn => {
      throw new TypeError('a fault');
    });
    spyOn(loopAgent(counter(), { until: () => true, max: 3, carry })(turn));
    spyOn(loopAgent(counter(), { until: never, max: 1, carry })(turn));
    expect(carry).not.toHaveBeenCalled();

    const { errors, values } = spyOn(loopAgent(counter(), { until: never, max: 3, carry })(turn));
    expect(values).toHaveLength(1);
    expect(errors).toEqual([new TypeError('a fault')]);
  });
});

describe('maxCharacters', () => {
  it('is of one round; the trace that is too much comes out', () => {
    const agent: Agent = () => of(trace.text('abc'), trace.text('d'));
    const run = (maxCharacters: number) =>
      spyOn(loopAgent(agent, { until: never, max: 2, maxCharacters })(turn));

    expect(run(5)).toMatchObject({ completed: true });
    expect(run(4).values).toHaveLength(2);
    expect(run(4).errors).toMatchObject([{ _tag: 'CompletionTooLongError', text: 'abc' }]);
    expect(() => run(0)).toThrow('maxCharacters must be above 0');
  });

  it('leaves an agent that never stops', () => {
    const endless: Agent = () => range(0, Infinity).pipe(map((n) => trace.text(String(n))));
    const loop = loopAgent(endless, { until: never, max: 2, maxCharacters: 10 });

    expect(spyOn(loop(turn)).errors).toHaveLength(1);
    expect(spyOn(loopAgent(endless, { until: never, max: 2 })(turn).pipe(take(3)))).toMatchObject({
      completed: true,
    });
    expect(spyOn(loopAgent(() => NEVER, { until: never, max: 2 })(turn)).completed).toBe(false);
  });
});

describe('the laws hold for loopAgent', () => {
  const config = { repeats: true, lossless: true, immediate: true };

  describe('of two rounds', () => {
    const laws = agentLaws(
      (child) => loopAgent(child(), { until: ({ round }) => round === 2, max: 3 }),
      config,
    );
    it.each(laws)('$name', async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });

  describe('in a nest, with an answer that takes its time', () => {
    const laws = agentLaws((child) => {
      const inner = loopAgent(child(), { until: async () => Promise.resolve(false), max: 2 });
      return loopAgent(inner, { until: never, max: 2, carry: (own) => own });
    }, config);
    it.each(laws)('$name', async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    });
  });
});
