import * as fakeTimers from '@sinonjs/fake-timers';
import { of } from 'rxjs';
import { accumulateCompletions, createClient, retryOnDisconnect, trace } from '../../lib';
import { agentLaws, runTraceMarbles, scriptedFetch, virtualTime } from '../../lib/testing';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'no error');

/** Marbles that hold, and the message of some that do not. */
const marbles = (): string => {
  try {
    runTraceMarbles(({ cold, expectObservable }) => {
      const turn = cold('-[-h-i-]-|').pipe(accumulateCompletions({ emit: 'end' }));
      expectObservable(turn).toBe('-------{text "hi"}-|');
      expectObservable(cold('a|')).toBe('b|');
    });
    return 'nothing failed';
  } catch (error) {
    return messageOf(error);
  }
};

/** A client from the bytes on, with the time it took of both clocks. */
const inVirtualTime = async () => {
  const real = performance.now();
  const virtual = await virtualTime(
    async ({ expectObservable, now }) => {
      const { fetch } = scriptedFetch({ script: ['#{http 429 retry-after 20}', '40ms [ab]|'] });
      const { interact } = createClient({ baseURL: 'http://agent.test', projectID: 'p1', fetch });
      const turn = interact({ userID: 'ada' }).pipe(retryOnDisconnect({ random: () => 0 }));
      await expectObservable(turn).toBe('20040ms [ab]|');
      return now();
    },
    { fakeTimers },
  );
  return { virtual, real: performance.now() - real };
};

/** The laws that a good agent breaks: none; without the fake clock, which laws need not. */
const brokenLaws = async (): Promise<readonly string[]> => {
  const broken: string[] = [];
  for (const { name, check } of agentLaws(() => () => of(trace.text('Hello')))) {
    await check().catch(() => broken.push(name));
  }
  return broken;
};

/** What the page has as the global `testing`. */
export { brokenLaws, inVirtualTime, marbles };

export interface TestingInPage {
  readonly brokenLaws: typeof brokenLaws;
  readonly inVirtualTime: typeof inVirtualTime;
  readonly marbles: typeof marbles;
}
