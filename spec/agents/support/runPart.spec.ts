import { catchError, concat, defer, EMPTY, finalize, map, Observable, of } from 'rxjs';
import { range, Subject, take, throwError } from 'rxjs';
import { ConnectError, trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { labelled } from '../../../lib/agents/parts/labelled';
import { mapTraces } from '../../../lib/agents/parts/mapTraces';
import { runPart } from '../../../lib/agents/support/runPart';
import { spyOn } from '../../../lib/testing';

const turn = { projectID: 'p1', userID: 'ada', completionEvents: true };
const alone = { hasCompany: false };

/** Wraps an agent so many times. */
const nest = (agent: Agent, levels: number): Agent =>
  Array.from({ length: levels }).reduce<Agent>(
    (inner, _, level) =>
      level % 2 === 0
        ? labelled('x', inner)
        : mapTraces(inner, (source) => source.pipe(map((one) => one))),
    agent,
  );

describe('a turn of a part', () => {
  it('calls the agent at the subscription, and once for each', () => {
    let calls = 0;
    const turn$ = runPart(
      () => {
        calls += 1;
        return of(trace.text('a'));
      },
      turn,
      alone,
    );
    expect(calls).toBe(0);

    spyOn(turn$);
    spyOn(turn$);
    expect(calls).toBe(2);
  });

  it('ends when the agent has let go of what it holds', () => {
    const log: string[] = [];
    const part = (name: string, end: Agent) =>
      runPart((given) => end(given).pipe(finalize(() => log.push(`${name} let go`))), turn, alone);
    const start = () => log.push('next begins');
    const next = defer(() => {
      start();
      return EMPTY;
    });
    const failing: Agent = () => throwError(() => new ConnectError('no'));

    spyOn(
      concat(
        part('one', () => of(trace.text('a'))),
        next,
      ),
    );
    spyOn(part('two', failing).pipe(catchError(() => next)));
    expect(log).toEqual(['one let go', 'next begins', 'two let go', 'next begins']);
  });

  it('errors with what the agent throws when it is called', () => {
    const fault = new TypeError('a fault');
    const { errors } = spyOn(
      runPart(
        () => {
          throw fault;
        },
        turn,
        alone,
      ),
    );

    expect(errors).toEqual([fault]);
    expect(errors[0]).toBe(fault);
  });

  it('ends an endless agent as soon as the consumer has enough', () => {
    const endless: Agent = () => range(0, Infinity).pipe(map((n) => trace.text(String(n))));

    expect(spyOn(runPart(endless, turn, alone).pipe(take(3))).values).toHaveLength(3);
    expect(spyOn(nest(endless, 16)(turn).pipe(take(3))).values).toHaveLength(3);
  });

  it('nests 1,000 deep, in the same task, with each trace in its order', () => {
    const source = new Subject<Trace>();
    const heard: unknown[] = [];
    const subscription = nest(
      () => source,
      1_000,
    )(turn).subscribe(({ source: path, ...one }) => {
      heard.push([one, path?.length]);
    });
    expect(source.observed).toBe(true);

    source.next(trace.text('a'));
    source.next(trace.text('b'));
    expect(heard).toEqual([
      [trace.text('a'), 500],
      [trace.text('b'), 500],
    ]);

    subscription.unsubscribe();
    expect(source.observed).toBe(false);
  });

  it('nests 1,000 deep, and says where it failed', () => {
    const broken: Agent = () =>
      new Observable((subscriber) => subscriber.error(new ConnectError('no')));
    const { errors } = spyOn(nest(broken, 1_000)(turn));

    expect(errors).toEqual([expect.objectContaining({ source: Array(500).fill('x') })]);
  });
});
