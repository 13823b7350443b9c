import { expectTypeOf } from 'expect-type';
import { EMPTY, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { createClient, trace } from '../../lib';
import type { Agent, TextTrace, Trace, Turn } from '../../lib';
import { raceAgents } from '../../lib/agents/together/raceAgents';
import type { RaceAgentsConfig } from '../../lib/agents/together/raceAgents';

const hello = () => of(trace.text('Hello'));
const on = 'firstText';

describe('raceAgents', () => {
  it('makes an agent of agents', () => {
    const race = raceAgents({ on: 'firstText' }, hello, hello, hello);

    expectTypeOf(race).toEqualTypeOf<Agent>();
    expectTypeOf(race).returns.toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(raceAgents({ on: 'complete', maxTraces: 5 }, race)).toEqualTypeOf<Agent>();
  });

  it('gives the function a trace', () => {
    raceAgents(
      {
        on: (said) => {
          expectTypeOf(said).toEqualTypeOf<Trace>();
          return said.type === 'choice';
        },
      },
      hello,
    );
    const isText = (said: Trace): said is TextTrace => said.type === 'text';

    expectTypeOf(raceAgents({ on: isText }, hello)).toEqualTypeOf<Agent>();
  });

  it('gives the parameter of a function of the user its type', () => {
    raceAgents({ on }, hello, (turn) => {
      expectTypeOf(turn).toEqualTypeOf<Turn>();
      return of(trace.text(turn.userID));
    });
  });

  it('takes clients, what says nothing, and a list that has a first', () => {
    const { interact } = createClient({ apiKey: 'VF.DM.key', projectID: 'p1' });
    const agents: readonly [Agent, ...Agent[]] = [interact, () => EMPTY, () => NEVER];
    const config: RaceAgentsConfig = { on };

    expectTypeOf(raceAgents(config, ...agents)).toEqualTypeOf<Agent>();
  });

  it('refuses a race without a finish or without agents, and what is neither', () => {
    const some: readonly Agent[] = [hello];
    const refused = [
      // @ts-expect-error nobody runs
      () => raceAgents({ on: 'firstText' }),
      // @ts-expect-error perhaps nobody runs
      () => raceAgents({ on: 'firstText' }, ...some),
      // @ts-expect-error nobody can win
      () => raceAgents({}, hello),
      // @ts-expect-error nobody can win
      () => raceAgents(hello, hello),
      // @ts-expect-error no such finish
      () => raceAgents({ on: 'lastText' }, hello),
      // @ts-expect-error yes or no is wanted
      () => raceAgents({ on: () => 1 }, hello),
      // @ts-expect-error a trace is given
      () => raceAgents({ on: (said: string) => said === '' }, hello),
      // @ts-expect-error no such option
      () => raceAgents({ on: 'complete', limit: 5 }, hello),
      // @ts-expect-error numbers are not traces
      () => raceAgents({ on: 'complete' }, () => of(1)),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
