import { concat, defer, from, ignoreElements, map, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import { InvalidInputError } from '../../errors/InvalidInputError';
import type { TraceOrderError } from '../../errors/TraceOrderError';
import type { Trace } from '../../protocol/Trace';
import { createTraceCheck } from '../support/failures/createTraceCheck';

/** How {@link verifyTraces} fails the stream. */
export interface VerifyTracesErrorConfig {
  /** `'error'`: the stream errors at the first fault. Default: `'error'`. */
  readonly mode?: 'error';
  /**
   * How many messages and tool calls may be open at once, of all speakers together.
   * Default: 10,000.
   */
  readonly maxOpen?: number;
}

/** How {@link verifyTraces} reports, and lets everything pass. */
export interface VerifyTracesReportConfig {
  /** `'report'`: each fault goes to `onViolation`, and everything passes. */
  readonly mode: 'report';
  /** Is given each fault, before its trace passes. What it throws errors the stream. */
  readonly onViolation: (error: TraceOrderError) => void;
  /**
   * How many messages and tool calls may be open at once, of all speakers together.
   * Default: 10,000.
   */
  readonly maxOpen?: number;
}

/** How {@link verifyTraces} checks. */
export type VerifyTracesConfig = VerifyTracesErrorConfig | VerifyTracesReportConfig;

const defaultMaxOpen = 10_000;

const fail = (error: TraceOrderError): never => {
  throw error;
};

/** What is done with a fault. */
const toTeller = (config: VerifyTracesConfig): ((error: TraceOrderError) => void) => {
  const mode: unknown = config.mode ?? 'error';
  if (mode !== 'error' && mode !== 'report') {
    throw new InvalidInputError('mode', "must be 'error' or 'report'");
  }
  if (config.mode !== 'report') return fail;
  const { onViolation } = config;
  if (typeof onViolation !== 'function') {
    throw new InvalidInputError('onViolation', 'must be a function');
  }
  return onViolation;
};

/**
 * Lets traces pass as they are, and fails where their order is wrong.
 *
 *     source   --s--a--e--b--|      s, e: start, end   a, b: content
 *              verifyTraces()
 *     result   --s--a--e--#         contentWithoutStart
 *
 * A completion, an audio message and a reasoning are a start, any content and an end. A tool call
 * is a start and an end of one `callID`. Each `source` has its own. These are faults:
 *
 * - `contentWithoutStart` and `endWithoutStart`: nothing is open.
 * - `startInsideStart`: the one before it has no end.
 * - `openAtEnd`: the source completes, and something has no end.
 * - `tooManyOpen`: it starts while `maxOpen` are open.
 *
 * An interrupted end is an end. The `completion-start`, `-continue` and `-end` of the `v2beta1`
 * dialect are one more completion. Whole audio (`src`) and a `final` reasoning need no start; a
 * `final` ends what is open. Other traces may stand anywhere, also after a trace of type `end`.
 *
 * Nothing is held back. The error stands in the place of the trace, and carries it. With
 * `mode: 'report'` each fault goes to `onViolation` and everything passes. After a fault the check
 * goes on with what the trace says: content opens a message, a start begins it anew. A start past
 * `maxOpen` opens nothing. An error of the source passes, and then what is open is no fault.
 *
 * @throws TraceOrderError through the stream, at the first fault, unless it reports.
 * @throws InvalidInputError at once, where the configuration cannot be used.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { trace, verifyTraces } from 'voiceflow-rx';
 *
 * of(trace.completionStart(), trace.completionContent('Hel'))
 *   .pipe(verifyTraces({ mode: 'report', onViolation: ({ message }) => console.warn(message) }))
 *   .subscribe(({ type }) => console.log(type));
 * // The stream completed after 2 traces with a completion open
 * ```
 */
export const verifyTraces = (
  config: VerifyTracesConfig = {},
): (<T extends Trace>(source: Observable<T>) => Observable<T>) => {
  const { maxOpen = defaultMaxOpen } = config;
  if (!(maxOpen > 0)) throw new InvalidInputError('maxOpen', 'must be above 0');
  const tell = toTeller(config);
  return (source) =>
    defer(() => {
      const { finish, push } = createTraceCheck(maxOpen);
      const checked = source.pipe(
        map((trace) => {
          const violation = push(trace);
          if (violation !== undefined) tell(violation);
          return trace;
        }),
      );
      return concat(checked, defer(() => from(finish())).pipe(tap(tell), ignoreElements()));
    });
};
