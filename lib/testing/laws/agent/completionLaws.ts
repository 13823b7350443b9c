import type { Trace } from '../../../protocol/Trace';
import { describeRuns } from '../children/describeRuns';
import { showTraces } from '../failure/showTraces';
import { describeEnd } from '../trial/describeEnd';
import type { AgentLaw } from './AgentLaw';

const completesLast: AgentLaw = {
  name: 'law 4: completes only when no child runs any more',
  hint: 'complete when every child has completed, or unsubscribe from the others first',
  find: async ({ start }) => {
    const trial = start();
    const probe = trial.listen();
    await trial.play();
    if (probe.end?.kind !== 'completed') return undefined;
    const { children, settle, until } = trial;
    await settle();
    if (await until(() => children.running().length === 0)) return undefined;
    return {
      expected: 'once the agent has completed, each child has ended or was unsubscribed from',
      actual: `${describeRuns(children.running())} after the completion`,
    };
  },
};

const tellsFailure: AgentLaw = {
  name: 'law 4: does not complete where a child has failed',
  hint: 'let the error of a child through; for an agent that is there to handle it, say handlesErrors: true',
  isAsked: ({ handlesErrors = false }) => !handlesErrors,
  find: async ({ start }) => {
    const trial = start();
    const probe = trial.listen();
    await trial.play();
    const { runs, thrown } = trial.children;
    const failed = runs.find(({ state }) => state === 'failed')?.child ?? thrown[0];
    if (failed === undefined || probe.end?.kind !== 'completed') return undefined;
    return {
      expected: `the agent fails, for child ${failed} did`,
      actual: `it completed:\n${showTraces(probe.traces, describeEnd(probe))}`,
    };
  },
};

const ends: AgentLaw = {
  name: 'law 4: ends when all its children have ended',
  hint: 'complete or fail in every case. Where the agent takes its time, raise timeLimit (real ms); where it waits for timers that are faked, let them run, as virtualTime does',
  find: async ({ start }) => {
    const trial = start();
    const probe = trial.listen();
    await trial.play();
    if (!trial.isStuck()) return undefined;
    const { scripts } = trial.children;
    return {
      expected: 'the agent completes or fails within the time limit',
      actual: `it is still open${scripts.length === 0 ? '' : ', though no child runs'}, and has said:\n${showTraces(probe.traces)}`,
    };
  },
};

const endsOnce: AgentLaw = {
  name: 'law 4: ends once, and nothing comes after',
  hint: 'say next any number of times, then complete or error once; an Observable of RxJS sees to it, one of your own must',
  find: async ({ start }) => {
    const heard: string[] = [];
    const isEnd = (one: string) => one === 'error' || one === 'completion';
    const trial = start();
    const note = (one: string) => {
      heard.push(one);
      trial.changed();
    };
    // Not a probe, for RxJS guards what is no Subscriber, as it does for every user.
    const subscription = trial.turn$.subscribe({
      next: (trace: Trace) => note(showTraces([trace])),
      error: () => note('error'),
      complete: () => note('completion'),
    });
    await trial.play(() => heard.some(isEnd));
    await trial.settle();
    subscription.unsubscribe();
    const first = heard.findIndex(isEnd);
    if (first < 0 || first === heard.length - 1) return undefined;
    return {
      expected: `nothing after the ${heard[first] ?? ''}`,
      actual: `this came after it:\n${heard.slice(first + 1).join('\n')}`,
    };
  },
};

/** Law 4: completion is earned. */
export const completionLaws: readonly AgentLaw[] = [completesLast, tellsFailure, ends, endsOnce];
