import { showTraces } from '../failure/showTraces';
import type { Trial } from '../trial/createTrial';
import { describeEnd } from '../trial/describeEnd';
import type { Probe } from '../trial/Probe';
import type { AgentLaw, Bench } from './AgentLaw';

const doesNothingBefore: AgentLaw = {
  name: 'law 1: does nothing before it is subscribed to',
  hint: 'build the stream inside defer(() => …), and subscribe to nothing yourself',
  find: async ({ start }) => {
    const { children, settle } = start();
    await settle();
    const [run] = children.runs;
    if (run === undefined) return undefined;
    return {
      expected: 'the agent is made and called with a turn, and no child is subscribed to',
      actual: `child ${run.child} was subscribed to, though nobody had subscribed to the turn`,
    };
  },
};

const saidTo = (probe: Probe): string => showTraces(probe.traces, describeEnd(probe));

const isSame = ({ equals }: Bench, one: Probe, other: Probe): boolean =>
  one.traces.length === other.traces.length &&
  one.end?.kind === other.end?.kind &&
  one.traces.every((trace, index) => {
    const twin = other.traces[index];
    return twin !== undefined && equals(trace, twin);
  });

/** How often each child ran since, in the order of the children. */
const runsOf = ({ children }: Trial, before: number): readonly number[] =>
  children.scripts.map(
    (_, index) => children.runs.slice(before).filter(({ child }) => child === index + 1).length,
  );

const isTurnOfItsOwn: AgentLaw = {
  name: 'law 1: each subscription is a turn of its own',
  hint: 'hold state inside defer(() => …), so that it is born with the subscription, and share nothing (share, shareReplay, a Subject)',
  isAsked: ({ deterministic = true }) => deterministic,
  find: async (bench) => {
    const alone = bench.start();
    const before = alone.children.runs.length;
    const whole = alone.listen();
    await alone.play();
    const once = runsOf(alone, before);

    for (const isLater of [false, true]) {
      const trial = bench.start();
      const first = trial.listen();
      if (isLater) await trial.play(() => trial.steps() > 0 || first.traces.length > 0);
      const second = trial.listen();
      await trial.play();
      const at = isLater ? 'one subscription, and another a little later' : 'two subscriptions';
      for (const [name, probe] of [
        ['first', first],
        ['second', second],
      ] as const) {
        if (isSame(bench, probe, whole)) continue;
        return {
          at,
          expected: `each hears what one alone hears:\n${saidTo(whole)}`,
          actual: `the ${name} of two heard:\n${saidTo(probe)}`,
        };
      }
      const twice = runsOf(trial, before);
      const shared = once.findIndex((count, index) => twice[index] !== 2 * count);
      if (shared < 0) continue;
      return {
        at,
        expected: `child ${shared + 1} is subscribed to twice as often as for one: ${2 * (once[shared] ?? 0)} times`,
        actual: `it was subscribed to ${twice[shared] ?? 0} times`,
      };
    }
    return undefined;
  },
};

const standsAlone: AgentLaw = {
  name: 'law 1: ending one subscription does not end another',
  hint: 'tear down only what this subscription has started; hold no Subject or Subscription outside of it',
  find: async (bench) => {
    const undisturbed = bench.start();
    const both = [undisturbed.listen(), undisturbed.listen()] as const;
    await undisturbed.play();

    for (const [leaves, [left, stays]] of [
      ['first', [0, 1]],
      ['second', [1, 0]],
    ] as const) {
      const trial = bench.start();
      const probes = [trial.listen(), trial.listen()] as const;
      await trial.play(() => trial.steps() >= undisturbed.steps() / 2);
      const wasOpen = !probes[stays].closed;
      probes[left].unsubscribe();
      await trial.settle();
      const at = `two subscriptions, of which the ${leaves} was left`;
      // The children stand still meanwhile, and so must the other.
      if (wasOpen && probes[stays].closed && trial.children.scripts.length > 0) {
        const actual = `the other ended:\n${saidTo(probes[stays])}`;
        return { at, expected: 'the other goes on', actual };
      }
      await trial.play();
      const [whole, heard] = [both[stays], probes[stays]];
      const isCut = bench.isDeterministic && heard.traces.length < whole.traces.length;
      if (whole.end === undefined || (heard.end !== undefined && !isCut)) continue;
      return {
        at,
        expected: `the other hears what it hears where nobody leaves:\n${saidTo(whole)}`,
        actual: `the other heard:\n${saidTo(heard)}`,
      };
    }
    return undefined;
  },
};

/** Law 1: an agent is cold. */
export const coldLaws: readonly AgentLaw[] = [doesNothingBefore, isTurnOfItsOwn, standsAlone];
