import { asapScheduler, defer, finalize, of, scheduled } from 'rxjs';
import type { Observable } from 'rxjs';
import { trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { loopAgent } from '../../../lib/agents/sequence/loopAgent';
import type { LoopRound } from '../../../lib/agents/sequence/loopAgent';
import { spyOn } from '../../../lib/testing';
import { flush } from '../../support/flush';
import { depthOfStack } from './support/depthOfStack';

const turn = { projectID: 'p1', userID: 'ada', completionEvents: true };
const quick: Agent = () => of(trace.text('a'));

type Until = (round: LoopRound) => Observable<boolean> | boolean;

describe.each<readonly [string, Until]>([
  ['at once', () => false],
  ['by an Observable, at once', () => of(false)],
  [
    'by an Observable, for the first of them later',
    ({ round }) => (round === 1 ? scheduled([false], asapScheduler) : of(false)),
  ],
])('10,000 rounds that are judged %s', (_, until) => {
  it('are had, and nothing is lost', async () => {
    const spy = spyOn(loopAgent(quick, { until, max: 10_000 })(turn));
    await flush();

    expect(spy).toMatchObject({ completed: true, errors: [] });
    expect(spy.values).toHaveLength(10_000);
  });

  it('take no more stack, and hold no more subscriptions, than a few', async () => {
    let round = 0;
    let deepest = 0;
    let running = 0;
    let most = 0;
    const watched: Agent = () =>
      defer(() => {
        round += 1;
        running += 1;
        most = Math.max(most, running);
        if (round % 100 === 50) deepest = Math.max(deepest, depthOfStack());
        return quick(turn).pipe(
          finalize(() => {
            running -= 1;
          }),
        );
      });
    const spy = spyOn(loopAgent(watched, { until, max: 10_000 })(turn));
    await flush();

    expect(spy.completed).toBe(true);
    expect(round).toBe(10_000);
    expect(most).toBe(1);
    expect(deepest).toBeLessThan(300);
  });
});

it('begins a round in the task in which the one before was judged', () => {
  const spy = spyOn(loopAgent(quick, { until: () => false, max: 3 })(turn));

  expect(spy.completed).toBe(true);
  expect(spy.values).toHaveLength(3);
});
