import type { Observable } from 'rxjs';
import { hasTag, TaggedError } from './TaggedError';

/** What a {@link ConnectError} may hold beside its reason. */
export interface ConnectErrorOptions extends ErrorOptions {
  /** Asks for the same turn again, in a way that runs it once at most. */
  readonly resume?: (() => Observable<unknown>) | undefined;
}

/** No response came: the network refused the request, or the connection broke before its head. */
export class ConnectError extends TaggedError<'ConnectError'> {
  /** Whether the same turn can be sent again without being run twice. */
  readonly safeToResend: boolean;
  /**
   * Asks for the same turn again: attaches to it, or repeats its POST under its idempotency key, which
   * runs it once at most; `undefined` where it can be neither attached to nor is the server known to
   * honour the key.
   */
  readonly resume: (() => Observable<unknown>) | undefined;

  constructor(
    /**
     * `'no'`: the request certainly never left (the cause has the code `ENOTFOUND`, `EAI_AGAIN` or
     * `ECONNREFUSED`). `'unknown'`: it may have arrived, and the turn may be running. A browser
     * never tells, so there it is always `'unknown'`.
     */
    readonly sent: 'no' | 'unknown',
    options?: ConnectErrorOptions,
  ) {
    super(
      'ConnectError',
      sent === 'no'
        ? 'The service could not be reached: the request never left'
        : 'The connection failed before a response came: the turn may be running',
      options,
    );
    this.safeToResend = sent === 'no';
    this.resume = options?.resume;
  }
}

/** Whether `error` is a {@link ConnectError} of any copy of this library. */
export const isConnectError = (error: unknown): error is ConnectError =>
  hasTag(error, 'ConnectError');
