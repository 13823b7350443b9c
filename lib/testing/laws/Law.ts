/**
 * One law of a suite, as a test of any framework: `it(law.name, law.check)`.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import { agentLaws } from 'voiceflow-rx/testing';
 *
 * for (const { check } of agentLaws(() => () => of(trace.text('Hello')))) await check();
 * ```
 */
export interface Law {
  /** A sentence: `law 1: does nothing before it is subscribed to`. */
  readonly name: string;
  /**
   * Rejects with an Error where the law is broken: the message says with which case, what was
   * expected, what came, and what to do.
   */
  readonly check: () => Promise<void>;
}
