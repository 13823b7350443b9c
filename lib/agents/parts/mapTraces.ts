import type { Observable } from 'rxjs';
import type { Trace } from '../../protocol/Trace';
import type { Agent } from '../Agent';
import { runPart } from '../support/runPart';

/** An operator that makes traces of traces: those of this library that do, and yours. */
export type TraceOperator = (source: Observable<Trace>) => Observable<Trace>;

const place = { hasCompany: false };

/**
 * Puts what an agent says through operators, in the order in which they are given.
 *
 *     agent    --a--d--b--|         d: debug
 *              mapTraces(agent, withoutDebug())
 *     result   --a-----b--|
 *
 * Each subscription has operators with a state of their own, as in a pipe. An error comes out as it
 * is, but without `resume`, which would go round the operators: `retryOnDisconnect` belongs among
 * them, as the first.
 *
 * @example
 * ```ts
 * import { createClient, mapTraces, retryOnDisconnect, withoutDebug } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * const travel = mapTraces(interact, retryOnDisconnect(), withoutDebug());
 * ```
 */
export const mapTraces = (agent: Agent, ...operators: readonly TraceOperator[]): Agent => {
  const through: Agent = (turn) =>
    operators.reduce<Observable<Trace>>((source, operator) => operator(source), agent(turn));
  return (turn) => runPart(through, turn, place);
};
