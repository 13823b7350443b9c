import type { Said } from '../children/ChildRun';
import { keyOf } from '../children/keyOf';
import { tokenOf } from '../children/writeScript';
import { showTraces } from '../failure/showTraces';
import { describeEnd } from '../trial/describeEnd';
import type { AgentLaw } from './AgentLaw';

const runsOnce: AgentLaw = {
  name: 'law 5: runs no child twice in one turn',
  hint: 'subscribe to a child once, for its turn may have changed the world; for a retry say repeats: true',
  isAsked: ({ repeats = false }) => !repeats,
  find: async ({ start }) => {
    const trial = start();
    const before = trial.children.runs.length;
    trial.listen();
    await trial.play();
    const runs = trial.children.runs.slice(before).map(({ child }) => child);
    const again = runs.find((child, index) => runs.indexOf(child) < index);
    if (again === undefined) return undefined;
    return {
      expected: `child ${again} is subscribed to at most once`,
      actual: `it was subscribed to ${runs.filter((child) => child === again).length} times`,
    };
  },
};

const emitsOnce: AgentLaw = {
  name: 'law 6: emits no trace of a child twice',
  hint: 'pass each trace on once; look for a child that is subscribed to twice, or replayed',
  find: async ({ start }) => {
    const said: Said[] = [];
    const trial = start({}, (one) => said.push(one));
    const probe = trial.listen();
    await trial.play();
    const left = [...said];
    for (const trace of probe.traces) {
      const key = keyOf(trace);
      const known = said.find((one) => one.key === key);
      if (known === undefined) continue;
      const at = left.findIndex((one) => one.key === key);
      if (at >= 0) {
        left.splice(at, 1);
        continue;
      }
      return {
        expected: `"${tokenOf(known.child, known.index)}" as often as the child said it`,
        actual: `it came once more:\n${showTraces(probe.traces)}`,
      };
    }
    return undefined;
  },
};

const losesNothing: AgentLaw = {
  name: 'law 6: loses no trace of a child',
  hint: 'pass on all that the children say, and wait for each to end; for an agent that chooses what comes out leave out lossless',
  isAsked: ({ lossless = false }) => lossless,
  find: async ({ start }) => {
    const said: Said[] = [];
    const trial = start({}, (one) => said.push(one));
    const probe = trial.listen();
    await trial.play();
    const { runs, thrown } = trial.children;
    const failed = [
      ...runs.filter(({ state }) => state === 'failed').map(({ child }) => child),
      ...thrown,
    ];
    // An error may overtake what other children said: over a wire it does.
    const isDue = ({ child }: Said): boolean =>
      probe.end?.kind === 'completed' ||
      (probe.end?.kind === 'failed' && failed.every((one) => one === child));
    const out = probe.traces.map((trace) => JSON.stringify(trace));
    const lost = said
      .filter(isDue)
      .find(({ child, index }) => !out.some((text) => text.includes(tokenOf(child, index))));
    if (lost !== undefined) {
      return {
        expected: `"${tokenOf(lost.child, lost.index)}" comes out, for the child has said it`,
        actual: `it did not:\n${showTraces(probe.traces, describeEnd(probe))}`,
      };
    }
    const left = runs.find(({ state }) => state === 'unsubscribed');
    if (left === undefined || probe.end?.kind !== 'completed') return undefined;
    return {
      expected: 'each child is heard to its end before the agent completes',
      actual: `child ${left.child} was left before it had ended`,
    };
  },
};

/** Laws 5 and 6: nothing runs twice, and each trace comes exactly once. */
export const deliveryLaws: readonly AgentLaw[] = [runsOnce, emitsOnce, losesNothing];
