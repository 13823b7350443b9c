import { concat, concatMap, delay, finalize, from, of, throwError, timer } from 'rxjs';
import { accumulateCompletions, createClient, retryOnDisconnect, trace } from '../../../lib';
import type { Agent, Timeouts } from '../../../lib';
import { createHandler } from '../../../lib/server';
import { fetchFromHandler, virtualTime } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { expectRealTime } from '../../support/expectRealTime';
import { sleep } from './sleep';

/** A turn of a client whose requests go to a handler of `agent`, with no port between. */
const turnOf = (agent: Agent, timeouts: Timeouts = {}) => {
  const handler = createHandler(agent, { authorize: () => true, onError: () => undefined });
  const { interact } = createClient({
    baseURL: 'http://agent.test',
    projectID: 'p1',
    fetch: fetchFromHandler(handler),
    timeouts,
  });
  return interact({ userID: 'ada', completionEvents: true });
};

/** An agent that streams a completion, with pauses. */
const streaming = () =>
  concat(
    of(trace.text('A')),
    of(trace.completionStart()).pipe(delay(800)),
    of(trace.completionContent('a')).pipe(delay(40)),
    of(trace.completionEnd()).pipe(delay(10)),
  );

/** The handler lets its head go first: what the agent returns is subscribed to 1 ms later. */
describe('a client over a handler, in virtual time', () => {
  expectRealTime();
  expectNoUnhandledRejection();

  it('gives each trace in the ms in which the agent says it', async () => {
    await virtualTime(async ({ expectObservable, settle, timers }) => {
      const turn = turnOf(streaming).pipe(retryOnDisconnect());

      await expectObservable(turn).toBe('1ms A 799ms [ 39ms a 9ms (]|)');
      await expectObservable(turn.pipe(accumulateCompletions({ emit: 'end' }))).toBe(
        '1ms A 849ms ({text "a"}|)',
      );
      await settle();

      expect(timers()).toBe(0);
    });
  });

  it('waits a minute for an agent that awaits a promise, for its heart beats', async () => {
    await virtualTime(async ({ expectObservable }) => {
      const agent = () => from(sleep(60_000).then(() => trace.text('A')));

      await expectObservable(turnOf(agent, { idle: 20_000 })).toBe('60000ms (A|)');
    });
  });

  it('gives the failure of an agent at its time', async () => {
    await virtualTime(async ({ expectObservable }) => {
      const failing = timer(20).pipe(concatMap(() => throwError(() => new Error('boom'))));
      const agent = () => concat(of(trace.text('A')), failing);

      await expectObservable(turnOf(agent)).toBe('1ms A 19ms #{agent "agent_error"}');
    });
  });

  it('stops the agent in the ms in which the client leaves', async () => {
    await virtualTime(async ({ advance, now, observe, timers }) => {
      const stopped: number[] = [];
      const agent = () => streaming().pipe(finalize(() => stopped.push(now())));
      const { subscription, timeline } = observe(turnOf(agent));
      await advance(100);
      subscription.unsubscribe();
      await advance(10_000);

      expect([stopped, timeline.length, timers()]).toEqual([[100], 1, 0]);
    });
  });
});
