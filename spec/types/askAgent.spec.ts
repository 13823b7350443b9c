import { expectTypeOf } from 'expect-type';
import { EMPTY, of, switchMap } from 'rxjs';
import type { Observable } from 'rxjs';
import { createClient, trace } from '../../lib';
import type { Agent, Trace, Turn } from '../../lib';
import { askAgent } from '../../lib/agents/sequence/askAgent';
import type { Ask, AskAgentConfig } from '../../lib/agents/sequence/askAgent';

const agent: Agent = () => of(trace.text('a'));
const { interact } = createClient({ apiKey: 'VF.DM.x', projectID: 'p1' });
declare const turn: Turn;

const ask = askAgent(agent, { name: 'planner' });

describe('askAgent', () => {
  it('gives a function', () => {
    expectTypeOf(ask).toEqualTypeOf<Ask>();
    expectTypeOf(askAgent(interact)).toEqualTypeOf<Ask>();
    expectTypeOf(askAgent(agent, {})).toEqualTypeOf<Ask>();
    expectTypeOf<AskAgentConfig>().toEqualTypeOf<{
      readonly name?: string;
      readonly maxCharacters?: number;
    }>();
  });

  it('gives a text, or traces where there is an answer', () => {
    const calls = [
      () => expectTypeOf(ask(turn)).toEqualTypeOf<Observable<string>>(),
      () => expectTypeOf(ask(turn, () => EMPTY)).toEqualTypeOf<Observable<Trace>>(),
      () => expectTypeOf(ask(turn, () => [trace.end()])).toEqualTypeOf<Observable<Trace>>(),
      () =>
        expectTypeOf(ask(turn, async () => Promise.resolve(trace.end()))).toEqualTypeOf<
          Observable<Trace>
        >(),
      () =>
        ask(turn, (text) => {
          expectTypeOf(text).toEqualTypeOf<string>();
          return of(trace.text(text));
        }),
    ];
    expectTypeOf(calls).toBeArray();
  });

  it('fits into an agent', () => {
    const agents: Agent[] = [
      (own) => ask(own).pipe(switchMap((text) => of(trace.text(text)))),
      (own) => ask(own, (text) => agent({ ...own, variables: { text } })),
    ];
    expectTypeOf(agents).toBeArray();
  });

  it('refuses what is no answer, no turn and no option', () => {
    const refused = [
      // @ts-expect-error it needs a turn
      () => ask(),
      // @ts-expect-error a text is no trace
      () => ask(turn, (text) => of(text)),
      // @ts-expect-error one trace is no stream
      () => ask(turn, () => trace.end()),
      // @ts-expect-error what may be no function has no type of its own
      () => ask(turn, undefined),
      // @ts-expect-error a text is no stream of traces
      (): Agent => (own) => ask(own),
      // @ts-expect-error no such option
      () => askAgent(agent, { label: 'x' }),
      // @ts-expect-error numbers are not traces
      () => askAgent(() => of(1)),
    ];
    expectTypeOf(refused).toBeArray();
  });
});
