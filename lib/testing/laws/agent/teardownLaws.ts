import { firstValueFrom, timer } from 'rxjs';
import { inspect } from '../../phrases/inspect';
import { describeRuns } from '../children/describeRuns';
import { showTraces } from '../failure/showTraces';
import type { Trial } from '../trial/createTrial';
import { describeEnd } from '../trial/describeEnd';
import { watchUnhandled } from '../trial/watchUnhandled';
import type { AgentLaw } from './AgentLaw';
import { momentsOf } from './momentsOf';

/** Whether no child runs any more; what goes over a wire has the time that it needs. */
const isQuiet = async ({ children, settle, until }: Trial): Promise<boolean> => {
  await settle();
  return until(() => children.running().length === 0);
};

const unsubscribes: AgentLaw = {
  name: 'law 2: unsubscribing tears down every child',
  hint: 'compose with operators of RxJS, which unsubscribe from what they subscribed to; in a new Observable return the Subscription of every child',
  find: async (bench) => {
    const { moments } = await momentsOf(bench);
    for (const { leave, name } of moments) {
      const { probe, trial } = await leave();
      // Other laws are about its ends.
      if (probe.end !== undefined || (await isQuiet(trial))) continue;
      return {
        at: name,
        expected: 'no child runs any more',
        actual: describeRuns(trial.children.running()),
      };
    }
    return undefined;
  },
};

/** How long a turn may take, in ms, though nothing in it waits for a clock. */
const noise = 10;

const fallsSilent: AgentLaw = {
  name: 'law 2: nothing is emitted after unsubscribing',
  hint: 'stop what emits: clear the timer, abort the request, in what new Observable returns',
  find: async (bench) => {
    const { moments, whole } = await momentsOf(bench);
    for (const { leave, name } of moments) {
      const { probe, trial } = await leave();
      // What comes in the same synchronous run, RxJS itself holds back.
      const already = probe.late.length;
      await trial.settle();
      // An agent on a clock of its own would have gone on for as long as this.
      const { duration } = whole.probe;
      if (duration > (trial.children.scripts.length === 0 ? 0 : noise)) {
        await firstValueFrom(timer(duration + 1));
        await trial.settle();
      }
      const late = probe.late.slice(already);
      if (probe.end !== undefined || late.length === 0) continue;
      return {
        at: name,
        expected: 'the agent calls next no more',
        actual: `it called next with:\n${showTraces(late)}`,
      };
    }
    return undefined;
  },
};

const errorTearsDown: AgentLaw = {
  name: 'law 2: an error tears down every child',
  hint: 'unsubscribe from the other children too when one of them has failed, as merge and forkJoin of RxJS do',
  find: async ({ start }) => {
    const trial = start();
    const probe = trial.listen();
    await trial.play();
    if (probe.end?.kind !== 'failed' || (await isQuiet(trial))) return undefined;
    return {
      expected: 'no child runs any more once the agent has failed',
      actual: `${describeRuns(trial.children.running())} after the ${describeEnd(probe)}`,
    };
  },
};

const handlesAll: AgentLaw = {
  name: 'law 2: leaves no error unhandled',
  hint: 'give each subscribe of yours an error handler, and each promise a catch; better, compose, and let errors flow to the subscriber',
  find: async (bench) => {
    const watch = watchUnhandled();
    try {
      const { moments, whole } = await momentsOf(bench);
      for (const { leave } of moments) {
        const { trial } = await leave();
        await trial.settle();
      }
      // RxJS reports in a timer.
      await whole.trial.tick();
      if (watch.errors.length === 0) return undefined;
      return {
        at: 'had to its end, and left at every moment',
        expected: 'errors reach the subscriber, or nobody once it has left',
        actual: `nobody handled:\n${watch.errors.map((error) => inspect(error)).join('\n')}`,
      };
    } finally {
      watch.stop();
    }
  },
};

/** Law 2: teardown. */
export const teardownLaws: readonly AgentLaw[] = [
  unsubscribes,
  fallsSilent,
  errorTearsDown,
  handlesAll,
];
