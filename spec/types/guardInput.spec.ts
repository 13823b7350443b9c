import { expectTypeOf } from 'expect-type';
import { EMPTY, NEVER, of } from 'rxjs';
import { action, trace } from '../../lib';
import type { Agent, Turn } from '../../lib';
import { guardInput } from '../../lib/agents/guards/guardInput';
import type { InputCheck, InputVerdict } from '../../lib/agents/guards/guardInput';

const agent: Agent = () => EMPTY;

describe('guardInput', () => {
  it('makes an agent', () => {
    expectTypeOf(guardInput(agent, (turn) => turn)).toEqualTypeOf<Agent>();
    expectTypeOf(
      guardInput(
        guardInput(agent, () => []),
        (turn) => turn,
      ),
    ).toEqualTypeOf<Agent>();
  });

  it('infers the turn, and takes verdicts of every kind', () => {
    guardInput(agent, (turn) => {
      expectTypeOf(turn).toEqualTypeOf<Turn>();
      return turn.action?.type === 'text' ? { ...turn, action: action.launch() } : turn;
    });
    guardInput(agent, (turn) => (turn.userID === 'eve' ? [trace.text('No.')] : turn));
    guardInput(agent, async (turn) => {
      await Promise.resolve();
      return turn.userID === 'eve' ? [trace.text('No.')] : turn;
    });
    guardInput(agent, (turn) => of<InputVerdict[]>(turn, []));
    guardInput(agent, () => EMPTY);
    guardInput(agent, () => NEVER);
    expectTypeOf<InputVerdict>().toExtend<ReturnType<InputCheck>>();
  });

  it('refuses what is no verdict, no check and no agent', () => {
    const refused = [
      // @ts-expect-error a boolean says nothing of what is to come
      () => guardInput(agent, () => true),
      // @ts-expect-error a trace is to stand in an array
      () => guardInput(agent, () => trace.text('No.')),
      // @ts-expect-error a turn without a project
      () => guardInput(agent, () => ({ userID: 'ada', completionEvents: true })),
      // @ts-expect-error nothing is no verdict
      () => guardInput(agent, () => undefined),
      // @ts-expect-error there is no check
      () => guardInput(agent),
      // @ts-expect-error an Observable is no agent
      () => guardInput(EMPTY, (turn) => turn),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
