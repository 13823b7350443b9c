import { EMPTY, Observable, of, throwError } from 'rxjs';
import { AgentError } from '../../../lib/errors';
import { trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { fallbackAgent } from '../../../lib/agents/choice/fallbackAgent';
import { handoff } from '../../../lib/agents/choice/handoff';
import { routeAgents } from '../../../lib/agents/choice/routeAgents';
import { spyOn } from '../../../lib/testing';
import { says, turn } from './support/parts';

const levels = 1_000;

const nest = (inner: Agent, wrap: (agent: Agent, level: number) => Agent): Agent =>
  Array.from({ length: levels }).reduce<Agent>((agent, _, level) => wrap(agent, level), inner);

const down: Agent = () => throwError(() => new AgentError('down'));
const leaf = says('leaf');
const other = says('other');
const handedOver = { read: () => true, write: () => undefined };
const book: Agent = () => of(trace.custom('book'));

describe('a thousand levels', () => {
  it.each<readonly [string, Agent, number]>([
    ['of routes', nest(leaf, (agent) => routeAgents(() => 'x', { x: agent })), 1],
    [
      'of routes that agents choose',
      nest(leaf, (agent) => routeAgents(agent, { otherwise: says('x') })),
      1,
    ],
    ['of first agents', nest(leaf, (agent) => fallbackAgent(agent, other)), 1],
    [
      'of first agents that fail',
      nest(down, (agent, level) => fallbackAgent(agent, level === levels - 1 ? other : down)),
      1,
    ],
    ['of second agents', nest(leaf, (agent) => fallbackAgent(down, agent)), 1],
    [
      'of second agents after others have spoken',
      nest(leaf, (agent) =>
        fallbackAgent(() => throwError(() => new AgentError('down')), agent, {
          after: trace.text('m'),
        }),
      ),
      1,
    ],
    [
      'of agents that hand over',
      nest(book, (agent) => handoff(agent, { when: () => true, to: () => EMPTY })),
      1,
    ],
    [
      'of agents that are handed over to',
      nest(leaf, (agent) => handoff(book, { when: () => true, to: agent, store: handedOver })),
      1,
    ],
  ])('%s need no more stack than one', (_, agent, count) => {
    const { completed, errors, values } = spyOn(agent(turn));

    expect(errors).toEqual([]);
    expect(completed).toBe(true);
    expect(values).toHaveLength(count);
  });

  it('are left at once', () => {
    const agent = nest(
      () => new Observable<never>((subscriber) => subscriber.add(() => (isLeft = true))),
      (inner) =>
        handoff(
          fallbackAgent(
            routeAgents(() => 'x', { x: inner }),
            other,
          ),
          {
            when: () => false,
            to: other,
          },
        ),
    );
    let isLeft = false;
    spyOn(agent(turn)).subscription.unsubscribe();

    expect(isLeft).toBe(true);
  });
});
