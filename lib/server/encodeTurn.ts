import { catchError, concat, defer, from, map, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { isAgentError } from '../errors/AgentError';
import { accumulateCompletions } from '../operators/messages/accumulateCompletions';
import { isErrorCode } from '../protocol/isErrorCode';
import type { Trace } from '../protocol/Trace';
import type { Turn } from '../protocol/Turn';
import { turnFailureCodeOf } from '../protocol/v2/turnFailures';
import { encodeContent } from '../protocol/v2/encodeEvent';
import type { EventContent } from '../protocol/v2/encodeEvent';
import type { HandlerConfig } from './HandlerConfig';

/** What the caller is told of a failure: the agent's own code, if it threw one, and no message. */
const codeOf = (error: unknown): string =>
  turnFailureCodeOf(error) ??
  (isAgentError(error) && isErrorCode(error.code) ? error.code : 'agent_error');

/**
 * The events of a turn as they go on the wire: traces, the state where it is wanted, and `end`; or,
 * after a failure, `error`. What cannot be written is a failure.
 *
 * With completions off they are folded here, by the same operator that a client would use.
 */
export const encodeTurn = (
  traces$: Observable<Trace>,
  turn: Turn,
  state: HandlerConfig['state'],
  onError: (error: unknown) => void,
): Observable<EventContent> =>
  defer(() => {
    const answer$ = turn.completionEvents
      ? traces$
      : traces$.pipe(accumulateCompletions({ emit: 'end' }));
    const state$ = defer(() => from(Promise.resolve(state?.(turn))));
    return concat(
      answer$.pipe(map((trace) => encodeContent({ event: 'trace', trace }))),
      turn.state === true
        ? state$.pipe(map((value) => encodeContent({ event: 'state', state: value })))
        : [],
      defer(() => of(encodeContent({ event: 'end' }))),
    ).pipe(
      catchError((error: unknown) => {
        onError(error);
        return of(encodeContent({ event: 'error', code: codeOf(error) }));
      }),
    );
  });
