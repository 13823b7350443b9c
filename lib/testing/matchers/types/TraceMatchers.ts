import type { Observable } from 'rxjs';
import type { ExpectedTraces } from '../judges/judgeEmitted';
import type { TurnOutcome } from '../judges/judgeEnd';
import type { MessagePattern } from '../judges/judgeSaid';

/** How a matcher of `traceMatchers` listens. */
export interface MatcherConfig {
  /** For how many ms an Observable may take to its end. Default: 4,000. */
  readonly within?: number;
}

/** How `toEmitTraces` compares. */
export interface ToEmitTracesConfig extends MatcherConfig {
  /** Whether the times must be the same too, as in `runTraceMarbles`. Default: false. */
  readonly times?: boolean;
}

/** How `toStayOpen` listens. */
export interface ToStayOpenConfig {
  /** For how many ms the turn must not end. Default: 1,000. */
  readonly for?: number;
}

/** What a matcher returns of `T`: a promise where it has to listen to an Observable. */
export type MatcherAnswer<R, T> = T extends Observable<unknown> ? Promise<void> : R;

/**
 * The types of `traceMatchers`, to be merged into those of your test runner.
 *
 * @typeParam R - What a matcher returns that need not wait.
 * @typeParam T - What `expect` was given.
 */
export interface TraceMatchers<R, T> {
  /**
   * The turn emits these traces, no more, in order, and ends so.
   *
   * A list of traces ends with its last one. A diagram or a timeline says how it ends; one without
   * an end is of a turn that stays open, for as long as the matcher listens.
   */
  readonly toEmitTraces: (
    expected: ExpectedTraces,
    config?: ToEmitTracesConfig,
  ) => MatcherAnswer<R, T>;

  /**
   * The turn says this to a person. A string is a whole message; of a RegExp, a part is enough; a
   * list is all the messages, in order.
   *
   * Completions are whole messages, `text` and `speak` are. A message that was cut off counts with
   * what it had, and however the turn ends: see `toEndWith`.
   */
  readonly toSay: (
    expected: MessagePattern | readonly MessagePattern[],
    config?: MatcherConfig,
  ) => MatcherAnswer<R, T>;

  /**
   * The last buttons that the turn offers, of a choice, a card or all cards of a carousel, have
   * these names, in order. An empty list: it never offers any.
   */
  readonly toOffer: (names: readonly string[], config?: MatcherConfig) => MatcherAnswer<R, T>;

  /**
   * The turn ends so: `'end'` where it completes, else the tag or name of an error
   * (`'DisconnectError'`), or its words as in diagrams (`'http 429'`, `'disconnect reset'`). What
   * the words leave out may be anything.
   */
  readonly toEndWith: (outcome: TurnOutcome, config?: MatcherConfig) => MatcherAnswer<R, T>;

  /** The turn neither completes nor fails, so far or for a time. */
  readonly toStayOpen: (config?: ToStayOpenConfig) => MatcherAnswer<R, T>;
}
