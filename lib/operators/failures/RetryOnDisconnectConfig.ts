import type { ObservableInput, SchedulerLike } from 'rxjs';
import type { DisconnectError } from '../../errors/DisconnectError';
import type { StreamError } from '../../errors/StreamError';

/** What `retryOnDisconnect` tells before it waits. */
export interface RetryAttempt {
  /** Which attempt it will be since the last trace, from 1. */
  readonly attempt: number;
  /** How long it waits first, in ms. */
  readonly delay: number;
  /** What failed. */
  readonly error: StreamError;
}

/** How `retryOnDisconnect` waits, and where it goes on. */
export interface RetryOnDisconnectConfig<O extends ObservableInput<unknown> = never> {
  /** Attempts with no trace between them: a whole number or `Infinity`. Default: 5. */
  readonly attempts?: number;
  /** The most that is waited by chance before the first attempt, in ms; then doubling. Default: 500. */
  readonly initialDelay?: number;
  /** The most that is waited by chance before any attempt, in ms. Default: 30,000. */
  readonly maxDelay?: number;
  /**
   * No attempt begins later than this after the first failure since the last trace, in ms; where
   * the wait would pass it, the error comes at once. Default: no limit.
   */
  readonly maxElapsed?: number;
  /** The most that is waited because the server asks for it, in ms. Default: 300,000. */
  readonly maxRetryAfter?: number;
  /** From 0 to 1: how much of the wait by chance it is. Default: `Math.random`. */
  readonly random?: () => number;
  /** The clock of the waits. Default: RxJS's `asyncScheduler`. */
  readonly scheduler?: SchedulerLike;
  /**
   * The rest of the turn after `error.cursor`, in place of `error.resume()`. It must not send the
   * turn again, nor repeat what was received. What it throws counts as a failed attachment.
   * Default: `error.resume()`, where the server offers it.
   */
  readonly resume?: (error: DisconnectError) => O;
  /**
   * Sends a turn again that may have run, while nothing of it has been delivered. It can run the
   * turn twice: the conversation advances twice, and what the agent books or pays, it does twice.
   *
   * A function is asked for a `ConnectError`, a `TimeoutError`, a `DisconnectError` and a
   * `ResponseError` of 408 or 5xx, each without `resume`; other failures are never replayed.
   * Default: `false`.
   */
  readonly replay?: boolean | ((error: StreamError) => boolean);
  /** Is told of each attempt, before the wait. What it throws errors the stream. */
  readonly onRetry?: (retry: RetryAttempt) => void;
}
