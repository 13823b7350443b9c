import { expectTypeOf } from 'expect-type';
import { EMPTY, NEVER, of } from 'rxjs';
import { createClient, trace } from '../../lib';
import type { Agent, Turn } from '../../lib';
import { concatAgents } from '../../lib/agents/sequence/concatAgents';
import type { ConcatAgentsConfig } from '../../lib/agents/sequence/concatAgents';

const agent: Agent = () => of(trace.text('a'));
const agents: readonly Agent[] = [agent];
const some: readonly [Agent, ...Agent[]] = [agent, agent];
const { interact } = createClient({ apiKey: 'VF.DM.x', projectID: 'p1' });

describe('concatAgents', () => {
  it('gives an agent', () => {
    expectTypeOf(concatAgents(agent)).toEqualTypeOf<Agent>();
    expectTypeOf(concatAgents(agent, interact, agent)).toEqualTypeOf<Agent>();
    expectTypeOf(concatAgents(...some)).toEqualTypeOf<Agent>();
    expectTypeOf(concatAgents(agent, ...agents)).toEqualTypeOf<Agent>();
    expectTypeOf(concatAgents({ carry: (turn) => turn }, agent, ...agents)).toEqualTypeOf<Agent>();
  });

  it('takes agents that never say anything', () => {
    expectTypeOf(
      concatAgents(
        () => EMPTY,
        () => NEVER,
      ),
    ).toEqualTypeOf<Agent>();
  });

  it('infers what the callbacks are given', () => {
    concatAgents(
      {
        carry: (turn, text) => {
          expectTypeOf(turn).toEqualTypeOf<Turn>();
          expectTypeOf(text).toEqualTypeOf<string>();
          return turn;
        },
        maxCharacters: 5,
      },
      (turn) => {
        expectTypeOf(turn).toEqualTypeOf<Turn>();
        return EMPTY;
      },
    );
    concatAgents((turn) => {
      expectTypeOf(turn).toEqualTypeOf<Turn>();
      return EMPTY;
    });
    expectTypeOf<ConcatAgentsConfig['carry']>().returns.toEqualTypeOf<Turn>();
  });

  it('refuses no agents, what may be none, and what is no agent', () => {
    const refused = [
      // @ts-expect-error no agent at all
      () => concatAgents(),
      // @ts-expect-error a list may be empty
      () => concatAgents(...agents),
      // @ts-expect-error a list is no agent
      () => concatAgents(agents),
      // @ts-expect-error no agent at all
      () => concatAgents({ carry: (turn: Turn) => turn }),
      // @ts-expect-error nothing to carry with
      () => concatAgents({ maxCharacters: 5 }, agent),
      // @ts-expect-error a text is no turn
      () => concatAgents({ carry: (_: Turn, text: string) => text }, agent),
      // @ts-expect-error no such option
      () => concatAgents({ carry: (turn) => turn, limit: 5 }, agent),
      // @ts-expect-error the configuration stands first
      () => concatAgents(agent, { carry: (turn: Turn) => turn }),
      // @ts-expect-error numbers are not traces
      () => concatAgents(() => of(1)),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
