import { concat, defer, from, map, Observable, of, Subscription } from 'rxjs';
import { isAgentError } from '../errors/AgentError';
import { accumulateCompletions } from '../operators/messages/accumulateCompletions';
import { isErrorCode } from '../protocol/isErrorCode';
import type { Trace } from '../protocol/Trace';
import type { Turn } from '../protocol/Turn';
import { turnFailureCodeOf } from '../protocol/v2/turnFailures';
import { encodeContent } from '../protocol/v2/encodeEvent';
import type { EventContent } from '../protocol/v2/encodeEvent';
import type { HandlerConfig } from './HandlerConfig';
import { subscribeWithin } from './subscribeWithin';

/** What the caller is told of a failure: the agent's own code, if it threw one, and no message. */
const codeOf = (error: unknown): string =>
  turnFailureCodeOf(error) ??
  (isAgentError(error) && isErrorCode(error.code) ? error.code : 'agent_error');

/** What comes after the last trace. */
const endOf = (turn: Turn, state: HandlerConfig['state']): Observable<EventContent> =>
  concat(
    turn.state === true
      ? defer(() => from(Promise.resolve(state?.(turn)))).pipe(
          map((value) => encodeContent({ event: 'state', state: value })),
        )
      : [],
    of(encodeContent({ event: 'end' })),
  );

/**
 * The events of a turn as they go on the wire: traces, the state where it is wanted, and `end`; or,
 * after a failure, `error`. What cannot be written is a failure, and ends the agent.
 *
 * With completions off they are folded here, by the same operator that a client would use.
 */
export const encodeTurn = (
  traces$: Observable<Trace>,
  turn: Turn,
  state: HandlerConfig['state'],
  onError: (error: unknown) => void,
): Observable<EventContent> => {
  const answer$ = turn.completionEvents
    ? traces$
    : traces$.pipe(accumulateCompletions({ emit: 'end' }));
  // In one step, as every trace of every turn passes here: of `map`, `concat` and `catchError` each
  // keeps an object a turn, and with a thousand turns at once none of them is in a cache.
  return new Observable((subscriber) => {
    const agent = new Subscription();
    subscriber.add(agent);

    const fail = (error: unknown) => {
      agent.unsubscribe();
      onError(error);
      subscriber.next(encodeContent({ event: 'error', code: codeOf(error) }));
      subscriber.complete();
    };

    subscribeWithin(agent, answer$, {
      next: (trace) => {
        let content: EventContent;
        try {
          content = encodeContent({ event: 'trace', trace });
        } catch (error) {
          fail(error);
          return;
        }
        subscriber.next(content);
      },
      error: fail,
      complete: () => {
        subscribeWithin(agent, endOf(turn, state), {
          next: (content) => subscriber.next(content),
          error: fail,
          complete: () => subscriber.complete(),
        });
      },
    });
  });
};
