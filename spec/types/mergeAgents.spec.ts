import { expectTypeOf } from 'expect-type';
import { EMPTY, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { createClient, filterTraceType, trace } from '../../lib';
import type { Agent, TextTrace, Trace, Turn } from '../../lib';
import { mergeAgents } from '../../lib/agents/together/mergeAgents';
import type { MergeAgentsConfig } from '../../lib/agents/together/mergeAgents';

const hello = () => of(trace.text('Hello'));

describe('mergeAgents', () => {
  it('makes an agent of agents', () => {
    const merged = mergeAgents({ flights: hello, hotels: hello });

    expectTypeOf(merged).toEqualTypeOf<Agent>();
    expectTypeOf(merged).parameters.toEqualTypeOf<[Turn]>();
    expectTypeOf(merged).returns.toEqualTypeOf<Observable<Trace>>();
    expectTypeOf(mergeAgents({ merged, hello }, { interleave: true })).toEqualTypeOf<Agent>();
  });

  it('gives traces that narrow', () => {
    const turn = { projectID: 'p1', userID: 'ada', completionEvents: true };
    const texts = mergeAgents({ hello })(turn).pipe(filterTraceType('text'));

    expectTypeOf(texts).toEqualTypeOf<Observable<TextTrace>>();
  });

  it('gives the parameter of a function of the user its type', () => {
    mergeAgents({
      echo: (turn) => {
        expectTypeOf(turn).toEqualTypeOf<Turn>();
        return of(trace.text(turn.userID));
      },
    });
  });

  it('takes clients, what says nothing, and a record that was made elsewhere', () => {
    const { interact } = createClient({ apiKey: 'VF.DM.key', projectID: 'p1' });
    const agents: Readonly<Record<string, Agent>> = { interact };
    const config: MergeAgentsConfig = { concurrency: 1, interleave: false, maxTraces: 5 };

    expectTypeOf(mergeAgents(agents, config)).toEqualTypeOf<Agent>();
    expectTypeOf(
      mergeAgents({ interact, none: () => EMPTY, never: () => NEVER }),
    ).toEqualTypeOf<Agent>();
  });

  it('refuses what is no record of agents, and what is no option', () => {
    const refused = [
      // @ts-expect-error agents without names
      () => mergeAgents([hello], hello),
      // @ts-expect-error numbers are not traces
      () => mergeAgents({ a: () => of(1) }),
      // @ts-expect-error a stream is no agent
      () => mergeAgents({ a: of(trace.text('Hello')) }),
      // @ts-expect-error nothing is merged
      () => mergeAgents(),
      // @ts-expect-error no such option
      () => mergeAgents({ hello }, { limit: 5 }),
      // @ts-expect-error a number is wanted
      () => mergeAgents({ hello }, { concurrency: 'all' }),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
