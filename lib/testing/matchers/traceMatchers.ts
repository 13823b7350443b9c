import { answer } from './answer';
import type { MatcherContext, MatcherResult } from './answer';
import { judgeEmitted } from './judges/judgeEmitted';
import type { ExpectedTraces } from './judges/judgeEmitted';
import { judgeEnd } from './judges/judgeEnd';
import type { TurnOutcome } from './judges/judgeEnd';
import { judgeOffered } from './judges/judgeOffered';
import { judgeOpen } from './judges/judgeOpen';
import { judgeSaid } from './judges/judgeSaid';
import type { MessagePattern } from './judges/judgeSaid';
import { observe } from './observe';
import type { MatcherConfig, ToEmitTracesConfig, ToStayOpenConfig } from './types/TraceMatchers';

const defaultWithin = 4_000;

/**
 * Matchers for what a turn says, offers and ends with, for Jest and Vitest.
 *
 * They take an Observable, a spy of `spyOn`, or a timeline.
 *
 * - An Observable is subscribed to, once a matcher, and listened to until its end: `await` it. If
 *   it is still open after `within` ms, the test fails, with `.not` too, for nobody can tell.
 * - A spy and a timeline are judged as they stand, at once.
 *
 * The ms are those of the platform's timers, so virtual ones inside `virtualTime`. A failure tells in
 * words what the turn does instead.
 *
 * @throws InvalidInputError for what a matcher cannot take, with `.not` too.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { trace } from 'voiceflow-rx';
 * import { spyOn, traceMatchers } from 'voiceflow-rx/testing';
 * import { expect, it } from 'vitest';
 * import type { TraceMatchers } from 'voiceflow-rx/testing';
 *
 * declare module 'vitest' {
 *   interface Matchers<T = any> extends TraceMatchers<void, T> {}
 * }
 *
 * expect.extend(traceMatchers);
 *
 * it('greets', async () => {
 *   const turn$ = of(trace.text('Hello'), trace.choice(['Yes', 'No']));
 *   await expect(turn$).toSay('Hello');
 *
 *   const spy = spyOn(turn$);
 *   expect(spy).toOffer(['Yes', 'No']);
 *   expect(spy).toEndWith('end');
 * });
 * ```
 *
 * @example
 * With Jest and its global `expect` (`@types/jest`) the types are merged so:
 * ```ts
 * import type { TraceMatchers } from 'voiceflow-rx/testing';
 *
 * declare global {
 *   namespace jest {
 *     interface Matchers<R, T> extends TraceMatchers<R, T> {}
 *   }
 * }
 * ```
 *
 * @example
 * With `@jest/globals` they are merged so:
 * ```ts
 * import type { TraceMatchers } from 'voiceflow-rx/testing';
 *
 * declare module 'expect' {
 *   interface Matchers<R extends void | Promise<void>, T> extends TraceMatchers<R, T> {}
 * }
 * ```
 */
export const traceMatchers = {
  /** What `TraceMatchers` says of `toEmitTraces`. */
  toEmitTraces(
    this: MatcherContext,
    received: unknown,
    expected: ExpectedTraces,
    { times = false, within = defaultWithin }: ToEmitTracesConfig = {},
  ): MatcherResult | Promise<MatcherResult> {
    return answer(observe(received, within, 'within'), this.isNot, (observed) =>
      judgeEmitted(observed, expected, times),
    );
  },

  /** What `TraceMatchers` says of `toSay`. */
  toSay(
    this: MatcherContext,
    received: unknown,
    expected: MessagePattern | readonly MessagePattern[],
    { within = defaultWithin }: MatcherConfig = {},
  ): MatcherResult | Promise<MatcherResult> {
    return answer(observe(received, within, 'within'), this.isNot, (observed) =>
      judgeSaid(observed, expected),
    );
  },

  /** What `TraceMatchers` says of `toOffer`. */
  toOffer(
    this: MatcherContext,
    received: unknown,
    names: readonly string[],
    { within = defaultWithin }: MatcherConfig = {},
  ): MatcherResult | Promise<MatcherResult> {
    return answer(observe(received, within, 'within'), this.isNot, (observed) =>
      judgeOffered(observed, names),
    );
  },

  /** What `TraceMatchers` says of `toEndWith`. */
  toEndWith(
    this: MatcherContext,
    received: unknown,
    outcome: TurnOutcome,
    { within = defaultWithin }: MatcherConfig = {},
  ): MatcherResult | Promise<MatcherResult> {
    return answer(observe(received, within, 'within'), this.isNot, (observed) =>
      judgeEnd(observed, outcome),
    );
  },

  /** What `TraceMatchers` says of `toStayOpen`. */
  toStayOpen(
    this: MatcherContext,
    received: unknown,
    { for: ms }: ToStayOpenConfig = {},
  ): MatcherResult | Promise<MatcherResult> {
    return answer(observe(received, ms ?? 1_000, 'for'), this.isNot, (observed) =>
      judgeOpen(observed, ms),
    );
  },
};
