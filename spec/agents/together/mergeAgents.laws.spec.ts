import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import type { MergeAgentsConfig } from '../../../lib/agents/together/mergeAgents';
import { agentLaws } from '../../../lib/testing';

type MakeAgent = Parameters<typeof agentLaws>[0];

const two =
  (config: MergeAgentsConfig): MakeAgent =>
  (child) =>
    mergeAgents({ a: child(), b: child() }, config);

const three =
  (config: MergeAgentsConfig): MakeAgent =>
  (child) =>
    mergeAgents({ a: child(), b: child(), c: child() }, config);

/** A merge of two, one of them a merge. */
const nested =
  (outer: MergeAgentsConfig, inner: MergeAgentsConfig): MakeAgent =>
  (child) =>
    mergeAgents({ a: mergeAgents({ b: child(), c: child() }, inner), d: child() }, outer);

const whole = {};
const interleave = { interleave: true };

const merges: readonly (readonly [name: string, MakeAgent, isImmediate: boolean])[] = [
  ['two agents', two(whole), false],
  ['three agents', three(whole), false],
  ['two agents, interleaved', two(interleave), true],
  ['three agents, interleaved', three(interleave), true],
  ['two agents, one after the other', two({ concurrency: 1 }), true],
  ['three agents, two at once', three({ concurrency: 2 }), false],
  ['three agents, two at once, interleaved', three({ concurrency: 2, interleave: true }), true],
  ['a merge in a merge', nested(whole, whole), false],
  ['one that interleaves in one that does not', nested(whole, interleave), false],
  ['one that does not in one that interleaves', nested(interleave, whole), false],
  ['a merge in a merge, interleaved', nested(interleave, interleave), true],
];

describe.each(merges)('mergeAgents of %s', (_, makeAgent, immediate) => {
  const laws = agentLaws(makeAgent, { lossless: true, immediate, runs: 20 });
  it.each(laws)('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});
