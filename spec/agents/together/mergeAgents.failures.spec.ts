import { concat, EMPTY, NEVER, of, Subject, take, throwError } from 'rxjs';
import { ConnectError, isInvalidInputError, trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import type { MergeAgentsConfig } from '../../../lib/agents/together/mergeAgents';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { end, start } from '../../operators/support/completions';
import { agentOf, cars, flights, hotels, legend, merged, named, turn } from './support/lanes';

const texts = (...messages: readonly string[]) => messages.map((message) => trace.text(message));
const namedAll = (name: string, traces: readonly Trace[]) => traces.map((one) => named(name, one));

describe('a failure in mergeAgents', () => {
  it('comes behind what is held, and ends all', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -s-a----e-|', flights);
      const other = cold('    --T-S-#    ', hotels, new Error('no rooms'));
      const third = cold('    ---1------|', cars);
      const sub = '           ^-----!    ';
      const expected = '      -s-a--(TS1#)';

      const error: unknown = expect.objectContaining({
        _tag: 'UnexpectedError',
        source: ['hotels'],
      });
      expectObservable(merged(one, other, third)).toBe(expected, legend, error);
      for (const { subscriptions } of [one, other, third]) {
        expectSubscriptions(subscriptions).toBe(sub);
      }
    });
  });

  it('ends all at once with interleave: true', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const one = cold('      -s-a----e-|', flights);
      const other = cold('    --T-S-#    ', hotels, new Error('no rooms'));
      const sub = '           ^-----!    ';
      const expected = '      -sTaS-#    ';

      const error: unknown = expect.objectContaining({
        _tag: 'UnexpectedError',
        source: ['hotels'],
      });
      const config = { interleave: true };
      expectObservable(merged(one, other, undefined, config)).toBe(expected, legend, error);
      expectSubscriptions(one.subscriptions).toBe(sub);
    });
  });

  it('is no longer safe to send again, for another part may have run; alone it is', () => {
    const broken: Agent = () => throwError(() => new ConnectError('no'));
    const failure = (agent: Agent) => spyOn(agent(turn)).errors;
    const fields = { _tag: 'ConnectError', source: ['a'] };

    expect(failure(mergeAgents({ a: broken, b: () => EMPTY }))).toMatchObject([
      { ...fields, safeToResend: false },
    ]);
    expect(failure(mergeAgents({ a: broken }))).toMatchObject([{ ...fields, safeToResend: true }]);
  });

  it('is what an agent throws when it is called; the next one is not asked', () => {
    const asked: string[] = [];
    const both = mergeAgents({
      a: agentOf([start(), ...texts('in it')]),
      b: () => {
        throw new TypeError('a fault');
      },
      c: () => {
        asked.push('c');
        return EMPTY;
      },
    });

    expect(spyOn(both(turn))).toMatchObject({
      values: [{ source: ['a'] }, { source: ['a'] }],
      errors: [{ _tag: 'UnexpectedError', source: ['b'], cause: { message: 'a fault' } }],
    });
    expect(asked).toEqual([]);
  });
});

describe('mergeAgents and its consumer', () => {
  it('asks no agent before it is subscribed to', () => {
    const asked: unknown[] = [];
    const agent: Agent = (given) => {
      asked.push(given);
      return EMPTY;
    };
    const result = mergeAgents({ a: agent, b: agent })(turn);
    expect(asked).toEqual([]);

    result.subscribe();
    expect(asked).toEqual([turn, turn]);
    expect(asked[0]).toBe(turn);
  });

  it.each([false, true])('stops where it leaves in next (interleave: %s)', (interleave) => {
    const [one, other] = [new Subject<Trace>(), new Subject<Trace>()];
    const spy = spyOn(merged(one, other, undefined, { interleave }), ({ type }) => {
      if (type === 'text') spy.subscription.unsubscribe();
    });
    one.next(start());
    for (const next of texts('1', '2', '3')) other.next(next);
    one.next(end());

    expect(spy.values.filter(({ type }) => type === 'text')).toHaveLength(1);
    expect([one.observed, other.observed]).toEqual([false, false]);
  });

  it.each([false, true])('asks no more agents where it has left (interleave: %s)', (interleave) => {
    const asked: string[] = [];
    const agent: Agent = () => {
      asked.push('one');
      return of(trace.end());
    };
    spyOn(mergeAgents({ a: agent, b: agent }, { interleave })(turn).pipe(take(1)));

    expect(asked).toEqual(['one']);
  });

  it('loses nothing, and keeps messages whole, where it makes agents speak in next', () => {
    const [one, other] = [new Subject<Trace>(), new Subject<Trace>()];
    const spy = spyOn(merged(one, other), (said) => {
      if (said.type !== 'completion') return;
      if (said.payload.state === 'start') for (const next of texts('1', '2')) other.next(next);
      if (said.payload.state === 'end') for (const next of texts('3', '4')) one.next(next);
    });
    one.next(start());
    expect(spy.values).toHaveLength(1);
    one.next(end());

    expect(spy.values).toStrictEqual([
      ...namedAll('flights', [start(), end()]),
      ...namedAll('hotels', texts('1', '2')),
      ...namedAll('flights', texts('3', '4')),
    ]);
  });

  it('gives all that came before an error which it causes in next', () => {
    const [one, other] = [new Subject<Trace>(), new Subject<Trace>()];
    const spy = spyOn(merged(one, other), ({ type }) => {
      if (type === 'text') one.error(new Error('a fault'));
    });
    one.next(start());
    for (const next of texts('1', '2', '3')) other.next(next);
    one.next(end());

    expect(spy.values).toHaveLength(5);
    expect(spy.errors).toMatchObject([{ source: ['flights'] }]);
  });
});

describe('the limits of mergeAgents', () => {
  it('are an error past maxTraces, behind what is held', () => {
    const [one, other, third] = [new Subject<Trace>(), new Subject<Trace>(), new Subject<Trace>()];
    const spy = spyOn(merged(one, other, third, { maxTraces: 2 }));
    one.next(start());
    for (const next of texts('1', '2')) other.next(next);
    expect(spy).toMatchObject({ values: [{}], errors: [] });

    for (const next of texts('3')) third.next(next);
    expect(spy.values).toStrictEqual([
      named('flights', start()),
      ...namedAll('hotels', texts('1', '2')),
      ...namedAll('cars', texts('3')),
    ]);
    expect(spy.errors).toMatchObject([{ _tag: 'BufferFullError', field: 'maxTraces', limit: 2 }]);
    expect([one, other, third].map(({ observed }) => observed)).toEqual([false, false, false]);
  });

  it('count what is held, not what has gone', () => {
    const [one, other] = [new Subject<Trace>(), new Subject<Trace>()];
    const spy = spyOn(merged(one, other, undefined, { maxTraces: 2 }));
    for (let message = 0; message < 5; message += 1) {
      one.next(start());
      for (const next of texts('1', '2')) other.next(next);
      one.next(end());
    }

    expect(spy).toMatchObject({ errors: [] });
    expect(spy.values).toHaveLength(20);
  });

  it('are 10,000 traces where nothing is said; with interleave nothing is held', () => {
    const many = Array.from({ length: 10_001 }, () => trace.end());
    const one = agentOf(concat(of(start()), NEVER));
    const errors = (traces: readonly Trace[], config?: MergeAgentsConfig) =>
      spyOn(mergeAgents({ one, other: agentOf(traces) }, config)(turn)).errors;

    expect(errors(many.slice(1))).toEqual([]);
    expect(errors(many)).toMatchObject([{ field: 'maxTraces', limit: 10_000 }]);
    expect(errors(many, { interleave: true, maxTraces: 1 })).toEqual([]);
  });

  const broken: readonly [string, Readonly<Record<string, Agent>>, MergeAgentsConfig, string][] = [
    ['no agents', {}, {}, 'agents'],
    ['a name without characters', { a: () => EMPTY, '': () => EMPTY }, {}, 'agents'],
    ['a concurrency of 0', { a: () => EMPTY }, { concurrency: 0 }, 'concurrency'],
    ['a concurrency below 0', { a: () => EMPTY }, { concurrency: -1 }, 'concurrency'],
    ['half an agent at once', { a: () => EMPTY }, { concurrency: 1.5 }, 'concurrency'],
    ['a concurrency of NaN', { a: () => EMPTY }, { concurrency: NaN }, 'concurrency'],
    ['maxTraces: 0', { a: () => EMPTY }, { maxTraces: 0 }, 'maxTraces'],
    ['maxTraces: NaN', { a: () => EMPTY }, { maxTraces: NaN }, 'maxTraces'],
  ];
  it.each(broken)('refuse %s', (_, agents, config, field) => {
    let failure: unknown;
    try {
      mergeAgents(agents, config);
    } catch (error) {
      failure = error;
    }
    expect(isInvalidInputError(failure) && failure.field).toBe(field);
  });

  it('refuse what is no agent', () => {
    const agents: unknown = { a: 1 };

    // @ts-expect-error whoever has no types learns it too
    expect(() => mergeAgents(agents)).toThrow('agents.a must be a function');
  });
});
