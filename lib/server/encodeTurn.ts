import { catchError, concat, defer, from, map, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { isAgentError } from '../errors/AgentError';
import { accumulateCompletions } from '../operators/messages/accumulateCompletions';
import { isErrorCode } from '../protocol/isErrorCode';
import type { Trace } from '../protocol/Trace';
import type { Turn } from '../protocol/Turn';
import { encodeEvent } from '../protocol/v2/encodeEvent';
import type { OutgoingEvent } from '../protocol/v2/encodeEvent';
import type { HandlerConfig } from './HandlerConfig';

/** What the caller is told of a failure: the agent's own code, if it threw one, and no message. */
const codeOf = (error: unknown): string =>
  isAgentError(error) && isErrorCode(error.code) ? error.code : 'agent_error';

/**
 * The events of a turn as they go on the wire, with ids from 1: traces, the state where it is
 * wanted, and `end`; or, after a failure, `error`.
 *
 * With completions off they are folded here, by the same operator that a client would use.
 */
export const encodeTurn = (
  traces$: Observable<Trace>,
  turn: Turn,
  state: HandlerConfig['state'],
  onError: (error: unknown) => void,
): Observable<string> =>
  defer(() => {
    let id = 0;
    const encode = (event: OutgoingEvent): string => {
      const frame = encodeEvent(event, id + 1);
      // Not before: what cannot be written leaves no gap.
      id += 1;
      return frame;
    };
    const answer$ = turn.completionEvents
      ? traces$
      : traces$.pipe(accumulateCompletions({ emit: 'end' }));
    const state$ = defer(() => from(Promise.resolve(state?.(turn))));
    return concat(
      answer$.pipe(map((trace) => encode({ event: 'trace', trace }))),
      turn.state === true
        ? state$.pipe(map((value) => encode({ event: 'state', state: value })))
        : [],
      defer(() => of(encode({ event: 'end' }))),
    ).pipe(
      catchError((error: unknown) => {
        onError(error);
        return of(encode({ event: 'error', code: codeOf(error) }));
      }),
    );
  });
