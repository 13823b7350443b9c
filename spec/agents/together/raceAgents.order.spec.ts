import { BehaviorSubject, concat, EMPTY, merge, NEVER, Observable, of, Subject, take } from 'rxjs';
import { isInvalidInputError, trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import { raceAgents } from '../../../lib/agents/together/raceAgents';
import type { RaceAgentsConfig } from '../../../lib/agents/together/raceAgents';
import { spyOn } from '../../../lib/testing';
import { agentOf, nest, turn } from './support/lanes';

const [a, b, c] = [trace.text('a'), trace.text('b'), trace.debug('c')];

/** An agent that writes down when it is subscribed to and when it is left. */
const noted =
  (name: string, log: string[], said: Observable<Trace>): Agent =>
  () =>
    new Observable((subscriber) => {
      log.push(`${name} starts`);
      subscriber.add(() => log.push(`${name} is left`));
      said.subscribe(subscriber);
    });

describe('raceAgents, in one task,', () => {
  it.each(['firstText', 'firstTrace', 'complete'] as const)(
    'leaves the others before the winner is heard (on %s)',
    (on) => {
      const log: string[] = [];
      const said = new Subject<Trace>();
      const race = raceAgents(
        { on },
        noted('one', log, NEVER),
        noted('winner', log, said),
        noted('other', log, NEVER),
      );
      race(turn).subscribe((one) => log.push(one.type));
      said.next(a);
      said.complete();

      const others = ['one is left', 'other is left'];
      expect(log).toEqual([
        ...['one starts', 'winner starts', 'other starts'],
        // One that wins by its end has let go of what it held by then.
        ...(on === 'complete'
          ? ['winner is left', ...others, 'text']
          : [...others, 'text', 'winner is left']),
      ]);
    },
  );

  it('leaves the others before a winner completes that says nothing', () => {
    const log: string[] = [];
    const race = raceAgents({ on: 'complete' }, noted('one', log, NEVER), () => EMPTY);
    race(turn).subscribe({ complete: () => log.push('completion') });

    expect(log).toEqual(['one starts', 'one is left', 'completion']);
  });

  it('leaves the others first however deep the winner stands', () => {
    for (let levels = 0; levels < 70; levels += 1) {
      const log: string[] = [];
      const said = new Subject<Trace>();
      const wrap = (inner: Agent) => mergeAgents({ inner, other: () => EMPTY });
      const race = raceAgents(
        { on: 'firstText' },
        noted('one', log, NEVER),
        nest(levels, wrap, () => said),
      );
      race(turn).subscribe((one) => log.push(one.type));
      said.next(a);

      expect(log).toEqual(['one starts', 'one is left', 'text']);
    }
  });

  it('has the first winner of those that win at once, and does not ask the others', () => {
    const log: string[] = [];
    const race = raceAgents(
      { on: 'firstText' },
      noted('one', log, concat(of(c), NEVER)),
      noted('two', log, of(c, a)),
      noted('three', log, of(b)),
    );

    expect(spyOn(race(turn)).values).toEqual([c, a]);
    expect(log).not.toContain('three starts');
  });

  it('asks no more agents where its consumer has left', () => {
    const log: string[] = [];
    const race = raceAgents({ on: 'firstText' }, agentOf([a, c]), noted('two', log, of(b)));

    expect(spyOn(race(turn).pipe(take(1))).values).toEqual([a]);
    expect(log).toEqual([]);
  });

  it('asks no agent before it is subscribed to', () => {
    const log: string[] = [];
    const agent: Agent = () => {
      log.push('asked');
      return of(a);
    };
    const result = raceAgents({ on: 'complete' }, agent)(turn);
    expect(log).toEqual([]);

    result.subscribe();
    expect(log).toEqual(['asked']);
  });

  it('stops in the middle of what was held where its consumer leaves in next', () => {
    const said = new BehaviorSubject<Trace>(c);
    const race = raceAgents({ on: 'firstText' }, () => merge(said, of(c)));
    const spy = spyOn(race(turn), () => spy.subscription.unsubscribe());
    said.next(a);

    expect(spy.values).toEqual([c]);
    expect(said.observed).toBe(false);
  });

  it('keeps the order where its consumer makes the winner speak, and fail, in next', () => {
    const said = new Subject<Trace>();
    const race = raceAgents({ on: 'firstText' }, () => said, agentOf([]));
    const spy = spyOn(race(turn), () => {
      if (spy.values.length > 1) return;
      said.next(b);
      said.error(new Error('a fault'));
    });
    said.next(c);
    said.next(a);

    expect(spy.values).toEqual([c, a, b]);
    expect(spy.errors).toMatchObject([{ message: 'a fault' }]);
  });

  it.each(['firstText', 'complete'] as const)(
    'has one winner where another reaches the finish while one is left (on %s)',
    (on) => {
      const [late, said] = [new Subject<Trace>(), new Subject<Trace>()];
      const speakLate = () => {
        late.next(b);
        late.complete();
      };
      const chatty: Agent = () => new Observable(() => speakLate);
      const spy = spyOn(
        raceAgents(
          { on },
          chatty,
          () => late,
          () => said,
        )(turn),
      );
      said.next(a);
      said.complete();

      expect(spy).toMatchObject({ values: [a], errors: [], completed: true });
    },
  );
});

describe('the function of raceAgents', () => {
  it('is asked about each trace of each agent until there is a winner', () => {
    const asked: Trace[] = [];
    const [one, other] = [new Subject<Trace>(), new Subject<Trace>()];
    const on = (said: Trace) => {
      asked.push(said);
      return said === b;
    };
    spyOn(
      raceAgents(
        { on },
        () => one,
        () => other,
      )(turn),
    );
    one.next(a);
    other.next(c);
    other.next(b);
    other.next(a);

    expect(asked).toEqual([a, c, b]);
  });

  it('is the error of the race where it throws, and ends all', () => {
    const log: string[] = [];
    const on = () => {
      throw new TypeError('a fault');
    };
    const race = raceAgents(
      { on },
      noted('one', log, NEVER),
      agentOf([a]),
      noted('three', log, NEVER),
    );

    expect(spyOn(race(turn))).toMatchObject({ values: [], errors: [{ message: 'a fault' }] });
    expect(log).toEqual(['one starts', 'one is left']);
  });
});

describe('the configuration of raceAgents', () => {
  const agent = agentOf([a]);
  const refused: readonly [string, () => unknown, string][] = [
    ['maxTraces: 0', () => raceAgents({ on: 'complete', maxTraces: 0 }, agent), 'maxTraces'],
    ['maxTraces: NaN', () => raceAgents({ on: 'complete', maxTraces: NaN }, agent), 'maxTraces'],
    // @ts-expect-error whoever has no types learns it too
    ['no agents', () => raceAgents({ on: 'complete' }), 'agents'],
    // @ts-expect-error this is no finish
    ['what is no finish', () => raceAgents({ on: 'lastText' }, agent), 'on'],
    // @ts-expect-error this is no finish
    ['no finish', () => raceAgents({}, agent), 'on'],
    // @ts-expect-error a number is no agent
    ['what is no agent', () => raceAgents({ on: 'complete' }, agent, 1), 'agents[1]'],
  ];
  it.each(refused)('is refused for %s', (_, call, field) => {
    let failure: unknown;
    try {
      call();
    } catch (error) {
      failure = error;
    }
    expect(isInvalidInputError(failure) && failure.field).toBe(field);
  });

  it('may be used for many races', () => {
    const config: RaceAgentsConfig = { on: 'firstText' };

    expect(spyOn(raceAgents(config, agent)(turn)).values).toEqual([a]);
    expect(spyOn(raceAgents(config, agent, agent)(turn)).values).toEqual([a]);
  });
});
