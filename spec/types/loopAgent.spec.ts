import { expectTypeOf } from 'expect-type';
import { NEVER, of } from 'rxjs';
import { trace } from '../../lib';
import type { Agent, Turn } from '../../lib';
import { loopAgent } from '../../lib/agents/sequence/loopAgent';
import type { LoopAgentConfig, LoopRound } from '../../lib/agents/sequence/loopAgent';

const agent: Agent = () => of(trace.text('a'));

describe('loopAgent', () => {
  it('gives an agent', () => {
    expectTypeOf(loopAgent(agent, { until: () => true, max: 5 })).toEqualTypeOf<Agent>();
    expectTypeOf(
      loopAgent(() => NEVER, {
        until: () => true,
        max: 5,
        carry: (turn) => turn,
        maxCharacters: 5,
      }),
    ).toEqualTypeOf<Agent>();
  });

  it('takes an answer at once, a promise and an Observable', () => {
    loopAgent(agent, { until: async () => Promise.resolve(true), max: 5 });
    loopAgent(agent, { until: () => of(true), max: 5 });
    loopAgent(agent, { until: ({ round }) => (round > 2 ? true : of(false)), max: 5 });
    expectTypeOf<LoopAgentConfig['max']>().toEqualTypeOf<number>();
  });

  it('infers what the callbacks are given', () => {
    loopAgent(agent, {
      until: (round) => {
        expectTypeOf(round).toEqualTypeOf<LoopRound>();
        expectTypeOf(round).toEqualTypeOf<{
          readonly text: string;
          readonly round: number;
          readonly turn: Turn;
        }>();
        return true;
      },
      max: 5,
      carry: (turn, text) => {
        expectTypeOf(turn).toEqualTypeOf<Turn>();
        expectTypeOf(text).toEqualTypeOf<string>();
        return turn;
      },
    });
  });

  it('refuses a loop without an end, and answers that are none', () => {
    const refused = [
      // @ts-expect-error nothing says when it ends
      () => loopAgent(agent),
      // @ts-expect-error it may never end
      () => loopAgent(agent, { until: () => false }),
      // @ts-expect-error nothing says when it is done
      () => loopAgent(agent, { max: 5 }),
      // @ts-expect-error a text is no answer
      () => loopAgent(agent, { until: ({ text }) => text, max: 5 }),
      // @ts-expect-error nor is nothing
      () => loopAgent(agent, { until: () => undefined, max: 5 }),
      // @ts-expect-error nor a number that comes later
      () => loopAgent(agent, { until: () => of(1), max: 5 }),
      // @ts-expect-error a text is no turn
      () => loopAgent(agent, { until: () => true, max: 5, carry: (_, text) => text }),
      // @ts-expect-error no such option
      () => loopAgent(agent, { until: () => true, max: 5, name: 'x' }),
      // @ts-expect-error numbers are not traces
      () => loopAgent(() => of(1), { until: () => true, max: 5 }),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
