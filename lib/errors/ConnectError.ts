import { hasTag, TaggedError } from './TaggedError';

/** No response came: the network refused the request, or the connection broke before its head. */
export class ConnectError extends TaggedError<'ConnectError'> {
  /** Whether the same turn can be sent again without being run twice. */
  readonly safeToResend: boolean;

  constructor(
    /**
     * `'no'`: the request certainly never left (the cause has the code `ENOTFOUND`, `EAI_AGAIN` or
     * `ECONNREFUSED`). `'unknown'`: it may have arrived, and the turn may be running. A browser
     * never tells, so there it is always `'unknown'`.
     */
    readonly sent: 'no' | 'unknown',
    options?: ErrorOptions,
  ) {
    super(
      'ConnectError',
      sent === 'no'
        ? 'The service could not be reached: the request never left'
        : 'The connection failed before a response came: the turn may be running',
      options,
    );
    this.safeToResend = sent === 'no';
  }
}

/** Whether `error` is a {@link ConnectError} of any copy of this library. */
export const isConnectError = (error: unknown): error is ConnectError =>
  hasTag(error, 'ConnectError');
