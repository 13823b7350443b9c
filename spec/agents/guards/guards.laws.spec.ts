import { delay, of } from 'rxjs';
import { trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { guardInput } from '../../../lib/agents/guards/guardInput';
import { guardOutput } from '../../../lib/agents/guards/guardOutput';
import type { GuardOutputConfig } from '../../../lib/agents/guards/GuardOutputConfig';
import { agentLaws, spyOn, virtualTime } from '../../../lib/testing';
import type { AgentLawsConfig } from '../../../lib/testing';
import { content, end, start } from '../../operators/support/completions';
import { saying, turn } from './support/guarding';

const no = trace.text('No.');

/** A guard of children. */
interface Case {
  readonly name: string;
  readonly make: Parameters<typeof agentLaws>[0];
  readonly config?: AgentLawsConfig;
}

const inputs: readonly Case[] = [
  {
    name: 'that lets turns through',
    make: (child) => guardInput(child(), (asked) => asked),
    config: { lossless: true, immediate: true },
  },
  { name: 'that answers itself', make: (child) => guardInput(child(), () => [no]) },
  {
    name: 'that is asked over again',
    make: (child) => {
      const inner = guardInput(child(), (asked) => Promise.resolve(asked));
      return guardInput(inner, (asked) => asked);
    },
    config: { lossless: true },
  },
];

const windows = ['message', 'sentence', 5] as const;

/** What stands in the texts of some children. */
const check = (text: string) => !text.includes('trace 2');

const outputs = windows.flatMap((window): readonly Case[] => {
  const redact = (own: GuardOutputConfig['check']): GuardOutputConfig => ({
    window,
    check: own,
    onViolation: 'redact',
  });
  const replace: GuardOutputConfig = { window, check, onViolation: 'replace', say: [no] };
  const stop: GuardOutputConfig = { window, check, onViolation: 'stop', say: [no] };
  const later = redact((text) => Promise.resolve(check(text)));
  const cases: readonly Case[] = [
    {
      name: 'where all passes',
      make: (child) =>
        guardOutput(
          child(),
          redact(() => true),
        ),
    },
    { name: 'where it redacts', make: (child) => guardOutput(child(), redact(check)) },
    { name: 'where it replaces', make: (child) => guardOutput(child(), replace) },
    { name: 'where it stops', make: (child) => guardOutput(child(), stop) },
    {
      name: 'with promises in another',
      make: (child) => guardOutput(guardOutput(child(), later), stop),
    },
  ];
  return cases.map(({ make, name }) => ({ name: `by ${window}, ${name}`, make }));
});

describe.each(inputs)('guardInput $name', ({ config, make }) => {
  it.each(agentLaws(make, { runs: 15, ...config }))('$name', async (law) => {
    await expect(law.check()).resolves.toBeUndefined();
  });
});

describe.each(outputs)('guardOutput $name', ({ make }) => {
  it.each(agentLaws(make, { runs: 10 }))('$name', async (law) => {
    await expect(law.check()).resolves.toBeUndefined();
  });
});

describe('guardOutput with a check that takes time', () => {
  const make: Case['make'] = (child) =>
    guardOutput(child(), {
      window: 'sentence',
      check: (text) => of(check(text)).pipe(delay(5)),
      onViolation: 'replace',
      say: [no],
    });
  // The children stand still while one of two leaves; a timer of the check goes on.
  const laws = agentLaws(make, { runs: 10 }).filter(({ name }) => !name.includes('does not end'));

  it.each(laws)('$name', (law) => virtualTime(() => law.check()));
});

describe('a thousand guards in each other', () => {
  const nested = (wrap: (agent: Agent) => Agent, innermost: Agent): Agent => {
    let agent = innermost;
    for (let level = 0; level < 1_000; level += 1) agent = wrap(agent);
    return agent;
  };
  const said = [start(), content('Hello. '), content('How are you?'), end(), no];

  it('do not overflow the stack: guardInput', () => {
    const { values, completed } = spyOn(
      nested((agent) => guardInput(agent, (asked) => asked), saying(...said))(turn),
    );

    expect({ completed, values }).toEqual({ completed: true, values: said });
  });

  it.each(windows)('do not overflow the stack: guardOutput by %s', (window) => {
    const config: GuardOutputConfig = { window, check: () => true, onViolation: 'stop' };
    const { values, completed } = spyOn(
      nested((agent) => guardOutput(agent, config), saying(...said))(turn),
    );

    expect(completed).toBe(true);
    expect(values.at(0)).toEqual(start());
    expect(values.slice(-2)).toEqual([end(), no]);
  });
});
