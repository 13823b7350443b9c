import { defer, isObservable, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Agent } from '../agents/Agent';
import type { Trace } from '../protocol/Trace';
import type { Turn } from '../protocol/Turn';
import type { Agents } from './HandlerConfig';

/** The answer to a turn, not yet subscribed to; `undefined` where the project is not known. */
export type AgentFinder = (turn: Turn) => Observable<Trace> | undefined;

/** A function that was given as `agents`: at run time an agent and a look-up look alike. */
interface Callee {
  call(input: Turn | string): unknown;
}

/** The types have promised that what an agent returns are traces, and that a look-up finds agents. */
const isTraces = (value: unknown): value is Observable<Trace> => isObservable(value);
const isAgent = (value: unknown): value is Agent => typeof value === 'function';

const attempt = (callee: Callee, input: Turn | string): { value?: unknown; error?: unknown } => {
  try {
    return { value: callee.call(input) };
  } catch (error) {
    return { error };
  }
};

const tracesOf = (value: unknown): Observable<Trace> =>
  isTraces(value) ? value : throwError(() => new TypeError('An agent must return an Observable'));

/**
 * Finds who answers a turn.
 *
 * Until it is known what a function is, it is called with the turn: if it returns an Observable it
 * is an agent. If not, it is asked for the id of the project: if it returns a function it is a
 * look-up. Then it is called once a turn, as what it is, and an agent not before it is subscribed
 * to. So an agent is never given an id, but where its very first turns threw.
 */
export const createAgentFinder = (agents: Agents): AgentFinder => {
  if (typeof agents === 'object') {
    return (turn) => {
      const agent = Object.hasOwn(agents, turn.projectID) ? agents[turn.projectID] : undefined;
      return agent && defer(() => agent(turn));
    };
  }
  const callee: Callee = { call: agents };
  let kind: 'agent' | 'look-up' | undefined;
  return (turn) => {
    if (kind === 'agent') return defer(() => tracesOf(callee.call(turn)));
    const first = kind === undefined ? attempt(callee, turn) : {};
    if (isTraces(first.value)) {
      kind = 'agent';
      return first.value;
    }
    const { value: found, error } = attempt(callee, turn.projectID);
    if (isAgent(found)) {
      kind = 'look-up';
      return defer(() => found(turn));
    }
    if (isTraces(found)) kind = 'agent';
    if (found === undefined && error === undefined) return undefined;
    const failure: unknown = first.error ?? error;
    return failure === undefined ? tracesOf(found) : throwError((): unknown => failure);
  };
};
