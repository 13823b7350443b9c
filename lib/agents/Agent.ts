import type { Observable } from 'rxjs';
import type { Trace } from '../protocol/Trace';
import type { Turn } from '../protocol/Turn';

/**
 * A function from a turn to a stream of traces: the idea that this library is built on.
 *
 * The `interact` of a client is one, a function of yours is one, and what composes agents gives
 * one. Keep it cold: do nothing before the Observable is subscribed to, and stop when it is
 * unsubscribed from. It completes when the turn is whole.
 *
 * @example
 * ```ts
 * import { concat, of, timer } from 'rxjs';
 * import { map } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import type { Agent } from 'voiceflow-rx';
 *
 * const clock: Agent = ({ action }) =>
 *   action?.type === 'text'
 *     ? concat(
 *         of(trace.text('Give me a moment…')),
 *         timer(800).pipe(map(() => trace.text(`You said: ${action.payload}`))),
 *       )
 *     : of(trace.text('Say something'));
 * ```
 */
export type Agent = (turn: Turn) => Observable<Trace>;
