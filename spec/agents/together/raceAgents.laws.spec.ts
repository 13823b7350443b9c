import { mergeAgents } from '../../../lib/agents/together/mergeAgents';
import { raceAgents } from '../../../lib/agents/together/raceAgents';
import type { RaceAgentsConfig } from '../../../lib/agents/together/raceAgents';
import { agentLaws } from '../../../lib/testing';

type MakeAgent = Parameters<typeof agentLaws>[0];

const finishes: readonly RaceAgentsConfig['on'][] = [
  'firstText',
  'firstTrace',
  'complete',
  ({ type }) => type === 'choice' || type === 'custom',
];

const races: readonly (readonly [name: string, (config: RaceAgentsConfig) => MakeAgent])[] = [
  ['one agent', (config) => (child) => raceAgents(config, child())],
  ['two agents', (config) => (child) => raceAgents(config, child(), child())],
  ['three agents', (config) => (child) => raceAgents(config, child(), child(), child())],
  [
    'a race and an agent',
    (config) => (child) => raceAgents(config, raceAgents(config, child(), child()), child()),
  ],
  [
    'an agent and a merge',
    (config) => (child) => raceAgents(config, child(), mergeAgents({ a: child(), b: child() })),
  ],
];

const cases = finishes.flatMap((on) =>
  races.map(
    ([name, make]) => [name, typeof on === 'string' ? on : 'a function', make({ on })] as const,
  ),
);

describe.each(cases)('raceAgents of %s, on %s', (_, __, makeAgent) => {
  it.each(agentLaws(makeAgent, { handlesErrors: true, runs: 20 }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});

describe('mergeAgents of races', () => {
  const makeAgent: MakeAgent = (child) =>
    mergeAgents({
      a: raceAgents({ on: 'firstText' }, child(), child()),
      b: raceAgents({ on: 'complete' }, child(), child()),
    });
  it.each(agentLaws(makeAgent, { handlesErrors: true, runs: 20 }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });
});
