import { from } from 'rxjs';
import type { Observable } from 'rxjs';
import { trace } from '../../../../lib';
import type { Agent, Trace, Turn } from '../../../../lib';
import { mergeAgents } from '../../../../lib/agents/together/mergeAgents';
import type { MergeAgentsConfig } from '../../../../lib/agents/together/mergeAgents';
import { content, end, start } from '../../../operators/support/completions';

/** The turn that all are given. */
export const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

/** An agent that gives the same stream for every turn. */
export const agentOf =
  (traces: Observable<Trace> | readonly Trace[]): Agent =>
  () =>
    from(traces);

/** A trace as it comes out of an agent with that name. */
export const named = <T extends Trace>(name: string, one: T): T => ({
  ...one,
  source: [name, ...(one.source ?? [])],
});

/** What three agents say in diagrams: small letters, capitals, and figures. */
export const flights = { s: start(), a: content('a'), e: end(), t: trace.text('t') };
export const hotels = { S: start(), A: content('A'), E: end(), T: trace.text('T') };
export const cars = { 1: trace.text('1'), 2: trace.text('2'), 3: trace.text('3') };

const namedLegend = (name: string, legend: Readonly<Record<string, Trace>>) =>
  Object.fromEntries(Object.entries(legend).map(([key, one]) => [key, named(name, one)]));

/** The same, as it comes out of them together. */
export const legend: Readonly<Record<string, Trace>> = {
  ...namedLegend('flights', flights),
  ...namedLegend('hotels', hotels),
  ...namedLegend('cars', cars),
};

/** The turn of two agents or three, merged. */
export const merged = (
  one: Observable<Trace>,
  other: Observable<Trace>,
  third?: Observable<Trace>,
  config?: MergeAgentsConfig,
): Observable<Trace> =>
  mergeAgents(
    {
      flights: agentOf(one),
      hotels: agentOf(other),
      ...(third === undefined ? {} : { cars: agentOf(third) }),
    },
    config,
  )(turn);

/** Puts an agent into so many others, each in the next. */
export const nest = (levels: number, wrap: (agent: Agent) => Agent, innermost: Agent): Agent =>
  Array.from({ length: levels }).reduce<Agent>((agent) => wrap(agent), innermost);
