import { catchError, concat, defer, tap, throwError } from 'rxjs';
import { isAbortError } from '../../errors/AbortError';
import { InvalidInputError } from '../../errors/InvalidInputError';
import { isTurnCancelledError } from '../../errors/TurnCancelledError';
import type { Trace } from '../../protocol/Trace';
import type { Agent } from '../Agent';
import { runPart } from '../support/runPart';
import { createOpenTraces } from './support/createOpenTraces';

/** How {@link fallbackAgent} steps in before the first agent has said anything, and only then. */
export interface FallbackBeforeConfig {
  /** Until when the second agent steps in. Default: `'firstTrace'`. */
  readonly before?: 'firstTrace';
  readonly after?: never;
  /**
   * Which failures the second agent steps in for. Default: all but an `AbortError` and a
   * `TurnCancelledError`, for who left on purpose wants no other answer.
   */
  readonly when?: (error: unknown) => boolean;
  /** Is told of each failure that the second agent steps in for, before it runs. */
  readonly onFallback?: (error: unknown) => void;
}

/** How {@link fallbackAgent} steps in also where the first agent has begun to speak. */
export interface FallbackAfterConfig {
  /**
   * The trace that stands between what the first agent said and what the second says, or what makes
   * it: `trace.text('Let me start again.')`, or one of yours for your screen to react to.
   */
  readonly after: Trace | ((error: unknown) => Trace);
  readonly before?: never;
  /** As in {@link FallbackBeforeConfig}. */
  readonly when?: (error: unknown) => boolean;
  /** As in {@link FallbackBeforeConfig}. */
  readonly onFallback?: (error: unknown) => void;
  /**
   * Of how many open messages and tool calls at once it is known that they need an end; what begins
   * past that gets none. Default: 10,000.
   */
  readonly maxOpen?: number;
}

/** When the second agent of {@link fallbackAgent} steps in, and how. */
export type FallbackConfig = FallbackBeforeConfig | FallbackAfterConfig;

const isNoLeaving = (error: unknown): boolean =>
  !isAbortError(error) && !isTurnCancelledError(error);

/** What callers without types may have given. */
interface Given {
  readonly after?: unknown;
  readonly before?: unknown;
}

const check = ({ after, before }: Given, maxOpen: number): void => {
  if (before !== undefined && before !== 'firstTrace') {
    throw new InvalidInputError('before', "must be 'firstTrace'");
  }
  if (after !== undefined && before !== undefined) {
    throw new InvalidInputError('after', 'must not be given with before');
  }
  if (!(maxOpen > 0)) throw new InvalidInputError('maxOpen', 'must be above 0');
};

/**
 * Has the turn of a second agent where the first fails.
 *
 *     first     ---#
 *     second       --c--|
 *               fallbackAgent(first, second)
 *     result    -----c--|
 *
 * - The second agent is given the same turn, once the first has failed and is torn down.
 * - Once the first has said anything, its error comes out: two halves of two answers are none.
 * - An error of the second agent comes out, and is not `safeToResend`, for the first may have run.
 * - `when` sees an error as the first agent failed with it, but without `resume`.
 * - What `when`, `onFallback` or `after` throws errors the stream, in the place of the failure.
 *
 * With `after` the second agent steps in also where the first has spoken, and nothing is taken back:
 *
 *     first     --s--a--#                 s, a: a message that gets no end
 *     second            --c--|
 *               fallbackAgent(first, second, { after: m })
 *     result    --s--a--(em)--c--|        e: its end, interrupted
 *
 * - What is open gets an end first, for each speaker: a completion one with `interrupted: true`;
 *   audio, a reasoning, a tool call and a completion of the `v2beta1` dialect the one they have.
 * - Then comes the trace `after`. Where the first agent has said nothing it does not come.
 *
 * @param first - Who is asked first.
 * @param second - Who is asked where that fails.
 * @throws InvalidInputError at the call, for `before` and `after` at once, and where `maxOpen` is not
 *   above 0.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { createClient, fallbackAgent, trace } from 'voiceflow-rx';
 *
 * const { interact } = createClient({ apiKey: 'VF.DM.…', projectID: '66d9…' });
 * const sorry = () => of(trace.text('I cannot answer right now.'));
 *
 * const safe = fallbackAgent(interact, sorry);
 * const safer = fallbackAgent(interact, sorry, {
 *   after: trace.text('Something went wrong.'),
 *   onFallback: (error) => console.warn(error),
 * });
 * ```
 */
export const fallbackAgent = (first: Agent, second: Agent, config: FallbackConfig = {}): Agent => {
  const { after, onFallback, when = isNoLeaving } = config;
  const maxOpen = ('maxOpen' in config ? config.maxOpen : undefined) ?? 10_000;
  check(config, maxOpen);
  return (turn) =>
    defer(() => {
      const open = createOpenTraces(maxOpen);
      let hasSpoken = false;
      return runPart(first, turn, { hasCompany: false }).pipe(
        tap((trace) => {
          hasSpoken = true;
          if (after !== undefined) open.push(trace);
        }),
        catchError((error: unknown) => {
          const isTooLate = hasSpoken && after === undefined;
          if (isTooLate || !when(error)) return throwError(() => error);
          const marker = typeof after === 'function' && hasSpoken ? after(error) : after;
          onFallback?.(error);
          const between = hasSpoken && typeof marker === 'object' ? [...open.ends(), marker] : [];
          return concat(between, runPart(second, turn, { hasCompany: true }));
        }),
      );
    });
};
