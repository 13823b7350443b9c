import { concat, map, of, range, take, throwError } from 'rxjs';
import { accumulateCompletions, DisconnectError, trace, withoutDebug } from '../../../lib';
import type { Agent } from '../../../lib';
import { mapTraces } from '../../../lib/agents/parts/mapTraces';
import { agentLaws, runTraceMarbles, spyOn } from '../../../lib/testing';

const turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

describe('mapTraces', () => {
  it('puts what an agent says through operators', () => {
    runTraceMarbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('   --{text "a"}--{debug "d"}--{text "b"}--|');
      const expected = '      --{text "a"}-----{text "b"}--|';

      expectObservable(mapTraces(() => source, withoutDebug())(turn)).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe('^----------!');
    });
  });

  it('applies them in their order', () => {
    const agent = mapTraces(
      () => of(trace.text('a'), trace.text('b')),
      take(1),
      map(() => trace.text('c')),
      (source) => concat(source, of(trace.text('d'))),
    );

    expect(spyOn(agent(turn)).values).toEqual([trace.text('c'), trace.text('d')]);
  });

  it('without operators is the agent', () => {
    runTraceMarbles(({ cold, expectObservable }) => {
      expectObservable(mapTraces(() => cold('-[-h-i-]-|'))(turn)).toBe('-[-h-i-]-|');
    });
  });

  it('begins anew with each subscription', () => {
    const agent: Agent = () => of(trace.completionStart(), trace.completionContent('a'));
    const turn$ = mapTraces(agent, accumulateCompletions({ emit: 'end' }))(turn);

    const texts = [trace.text('a', { interrupted: true })];
    expect(spyOn(turn$).values).toEqual(texts);
    expect(spyOn(turn$).values).toEqual(texts);
  });

  it('ends where an operator has enough, and with what an operator throws', () => {
    const endless: Agent = () => range(0, Infinity).pipe(map((n) => trace.text(String(n))));
    expect(spyOn(mapTraces(endless, take(2))(turn)).values).toHaveLength(2);

    const fault = new TypeError('a fault');
    const throwing = mapTraces(endless, () => {
      throw fault;
    });
    expect(spyOn(throwing(turn)).errors[0]).toBe(fault);
  });

  it('gives no way round the operators to go on by', () => {
    const error = new DisconnectError({
      phase: 'closed',
      received: 0,
      resume: () => of(trace.debug('of nobody')),
    });
    const agent = mapTraces(() => throwError(() => error), withoutDebug());

    expect(spyOn(agent(turn)).errors[0]).toHaveProperty('resume', undefined);
  });

  const config = { lossless: true, immediate: true };
  const same = () => (source: ReturnType<Agent>) => source.pipe(map((one) => one));
  const laws = agentLaws((child) => mapTraces(mapTraces(child(), same()), same(), same()), config);

  it.each(laws)('$name', ({ check }) => expect(check()).resolves.toBeUndefined());
});
