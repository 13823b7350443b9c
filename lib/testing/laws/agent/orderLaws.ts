import type { ChildEvents, Said } from '../children/ChildRun';
import { keyOf } from '../children/keyOf';
import { tokenOf } from '../children/writeScript';
import { showTraces } from '../failure/showTraces';
import type { Probe } from '../trial/Probe';
import type { AgentLaw } from './AgentLaw';

const keepsOrder: AgentLaw = {
  name: 'law 3: keeps the order of each child',
  hint: 'hold nothing back that a later trace of the same child can overtake',
  find: async ({ start }) => {
    const said = new Map<string, Said>();
    const trial = start({}, (one) => said.set(one.key, one));
    const probe = trial.listen();
    await trial.play();
    const last = new Map<number, Said>();
    const seen = new Set<Said>();
    for (const trace of probe.traces) {
      const one = said.get(keyOf(trace));
      if (one === undefined || seen.has(one)) continue;
      seen.add(one);
      const before = last.get(one.child);
      last.set(one.child, one);
      if (before === undefined || before.index < one.index) continue;
      return {
        expected: `"${tokenOf(one.child, one.index)}" before "${tokenOf(before.child, before.index)}"`,
        actual: `it came after it:\n${showTraces(probe.traces)}`,
      };
    }
    return undefined;
  },
};

const isImmediate: AgentLaw = {
  name: 'law 3: passes on at once what a child says',
  hint: 'put no promise, no scheduler and no buffer between a child and the subscriber',
  isAsked: ({ immediate = false }) => immediate,
  find: async ({ start }) => {
    const missed: Said[] = [];
    const heard = new Set<string>();
    const probes: Probe[] = [];
    const note: ChildEvents['said'] = (one, { state }) => {
      const isLeft = state === 'unsubscribed' || probes.some(({ closed }) => closed);
      if (!isLeft && !heard.has(one.key)) missed.push(one);
    };
    const trial = start({}, note);
    const probe = trial.listen(({ traces }) => {
      const trace = traces.at(-1);
      if (trace !== undefined) heard.add(keyOf(trace));
    });
    probes.push(probe);
    await trial.play();
    // One that never comes out is lost, not late.
    const late = missed.find(({ key }) => heard.has(key));
    if (late === undefined) return undefined;
    return {
      expected: `"${tokenOf(late.child, late.index)}" comes out before the child goes on`,
      actual: 'it came out later',
    };
  },
};

/** Law 3: immediate and in order. */
export const orderLaws: readonly AgentLaw[] = [keepsOrder, isImmediate];
