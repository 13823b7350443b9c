import { EMPTY, NEVER, throwError } from 'rxjs';
import { ConnectError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { raceAgents } from '../../../lib/agents/together/raceAgents';
import { runTraceMarbles, spyOn } from '../../../lib/testing';
import { content, start } from '../../operators/support/completions';
import { agentOf, turn } from './support/lanes';

const legend = {
  s: start(),
  h: content('Hello'),
  d: trace.debug('one'),
  f: trace.debug('other'),
  t: trace.text('t'),
  u: trace.text('u'),
};
const fault = new Error('a fault');
const other = new Error('another fault');

describe('who is out of raceAgents', () => {
  it('is one that fails before there is a winner; the others go on', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const broken = cold('   -s-#            ', legend, fault);
      const slow = cold('     --d---t---|     ', legend);
      const third = cold('    ---------t-|    ', legend);
      const expected = '      ------(dt)|     ';

      const race = raceAgents({ on: 'firstText' }, agentOf(broken), agentOf(slow), agentOf(third));
      expectObservable(race(turn)).toBe(expected, legend);
      expectSubscriptions(broken.subscriptions).toBe('^--!');
      expectSubscriptions(third.subscriptions).toBe('^-----!');
    });
  });

  it('is one that throws when it is called', () => {
    const broken = () => {
      throw fault;
    };
    const race = raceAgents({ on: 'firstText' }, broken, agentOf([trace.text('a')]));

    expect(spyOn(race(turn))).toMatchObject({ values: [trace.text('a')], completed: true });
  });

  it('is one that completes without having won; the others go on', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -d-|            ', legend);
      const slow = cold('     --f---t---|     ', legend);
      const expected = '      ------(ft)|     ';

      const race = raceAgents({ on: 'firstText' }, agentOf(one), agentOf(slow));
      expectObservable(race(turn)).toBe(expected, legend);
    });
  });

  it('nobody can be after the win: an error of the winner is that of the turn', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -t---#          ', legend, fault);
      const slow = cold('     --u---t-|       ', legend);
      const expected = '      -t---#          ';

      const race = raceAgents({ on: 'firstText' }, agentOf(one), agentOf(slow));
      expectObservable(race(turn)).toBe(expected, legend, fault);
    });
  });
});

describe('a race that nobody wins', () => {
  it('has the answer of the first that completed', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -d----|         ', legend);
      const two = cold('      --f-|           ', legend);
      const third = cold('    -s-----#        ', legend, fault);
      const expected = '      -------(f|)     ';

      const race = raceAgents({ on: 'firstText' }, agentOf(one), agentOf(two), agentOf(third));
      expectObservable(race(turn)).toBe(expected, legend);
    });
  });

  it('has it when the last one completes too', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -d----|         ', legend);
      const two = cold('      --f-----|       ', legend);
      const third = cold('    -#              ', legend, fault);
      const expected = '      --------(d|)    ';

      const race = raceAgents({ on: 'firstText' }, agentOf(one), agentOf(two), agentOf(third));
      expectObservable(race(turn)).toBe(expected, legend);
    });
  });

  it('completes where that answer is empty', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      --|             ', legend);
      const two = cold('      -f--|           ', legend);

      const race = raceAgents({ on: 'firstText' }, agentOf(one), agentOf(two));
      expectObservable(race(turn)).toBe('----|');
      expectObservable(raceAgents({ on: 'firstText' }, () => EMPTY)(turn)).toBe('|');
    });
  });

  it('fails with the error of the last, where all fail', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const one = cold('      -d-h--#         ', { ...legend, h: legend.d }, fault);
      const two = cold('      --f-#           ', legend, other);
      const expected = '      ------#         ';

      for (const on of ['firstText', 'complete'] as const) {
        const race = raceAgents({ on }, agentOf(one), agentOf(two));
        expectObservable(race(turn)).toBe(expected, legend, fault);
      }
    });
  });

  it('fails with an error that is not safe to send again, unless one runs alone', () => {
    const broken = () => throwError(() => new ConnectError('no'));
    const safe = (race: ReturnType<typeof raceAgents>) => spyOn(race(turn)).errors;

    expect(safe(raceAgents({ on: 'complete' }, broken, broken))).toMatchObject([
      { _tag: 'ConnectError', safeToResend: false },
    ]);
    expect(safe(raceAgents({ on: 'complete' }, broken))).toMatchObject([{ safeToResend: true }]);
  });

  it('stays open while one of its agents does', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      const race = raceAgents({ on: 'firstText' }, agentOf(cold('-d-|', legend)), () => NEVER);

      expectObservable(race(turn)).toBe('----');
    });
  });
});

describe('the limit of raceAgents', () => {
  const debugs = (count: number): readonly Trace[] =>
    Array.from({ length: count }, () => trace.debug('a'));

  it('puts out the one that passes it; the others go on', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const noisy = cold('    -d-d-d-t-|      ', legend);
      const calm = cold('     ---f-f----u----|', legend);
      const noisySub = '      ^----!          ';
      const calmSub = '       ^--------------!';
      const expected = '      ----------(ffu)|';

      const config = { on: 'firstText', maxTraces: 2 } as const;
      const race = raceAgents(config, agentOf(noisy), agentOf(calm));
      expectObservable(race(turn)).toBe(expected, legend);
      expectSubscriptions(noisy.subscriptions).toBe(noisySub);
      expectSubscriptions(calm.subscriptions).toBe(calmSub);
    });
  });

  it('does not count the trace that wins, nor what comes after it', () => {
    const said = [...debugs(2), trace.text('a'), ...debugs(5)];
    const race = raceAgents({ on: 'firstText', maxTraces: 2 }, agentOf(said));

    expect(spyOn(race(turn))).toMatchObject({ values: said, errors: [], completed: true });
  });

  it('is the error of the race where the last one passes it', () => {
    const race = raceAgents(
      { on: 'firstText', maxTraces: 2 },
      () => throwError(() => fault),
      agentOf(debugs(3)),
    );

    expect(spyOn(race(turn))).toMatchObject({
      values: [],
      errors: [{ _tag: 'BufferFullError', field: 'maxTraces', limit: 2 }],
    });
  });

  it("holds for an agent that is to complete, on 'complete'", () => {
    const race = (count: number) =>
      spyOn(raceAgents({ on: 'complete', maxTraces: 2 }, agentOf(debugs(count)))(turn)).values;

    expect(race(2)).toHaveLength(2);
    expect(race(3)).toHaveLength(0);
  });

  it('is 10,000 traces where nothing is said', () => {
    const race = (count: number) =>
      spyOn(raceAgents({ on: 'complete' }, agentOf(debugs(count)))(turn)).errors;

    expect(race(10_000)).toEqual([]);
    expect(race(10_001)).toMatchObject([{ field: 'maxTraces', limit: 10_000 }]);
  });
});
