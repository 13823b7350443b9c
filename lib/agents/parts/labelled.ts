import { checkName } from '../support/checkName';
import { runPart } from '../support/runPart';
import type { Agent } from '../Agent';

/**
 * Gives an agent a name, which stands in front of the `source` of all that it says.
 *
 * So a path grows from the outside in, `['travel', 'flights']`, where agents with names are made of
 * agents with names. The server of this library keeps it on the wire, `filterSource` reads it, and
 * all that this library knows of messages it knows for each `source` apart.
 *
 *     agent    --a--b--|      a: no source   b: source ['flights']
 *              labelled('travel', agent)
 *     result   --A--B--|      A: source ['travel']   B: source ['travel', 'flights']
 *
 * An error has the name in front of its `source` too, and is of the same class, but without
 * `resume`, which would go round the name: put `retryOnDisconnect` inside,
 * `labelled('remote', mapTraces(interact, retryOnDisconnect()))`. What is none of this library's
 * errors becomes an `UnexpectedError` with it as the cause.
 *
 * @param name - What the agent is called; any text but none.
 * @throws InvalidInputError at the call, for a name without characters.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { labelled, trace } from 'voiceflow-rx';
 *
 * const flights = labelled('flights', () => of(trace.text('To London at nine.')));
 * flights({ projectID: 'p1', userID: 'ada', completionEvents: true }).subscribe(console.log);
 * // { type: 'text', payload: { message: 'To London at nine.' }, source: ['flights'] }
 * ```
 */
export const labelled = (name: string, agent: Agent): Agent => {
  const place = { name: checkName('name', name), hasCompany: false };
  return (turn) => runPart(agent, turn, place);
};
