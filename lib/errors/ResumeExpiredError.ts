import { hasTag, TaggedError } from './TaggedError';

/**
 * The turn cannot be gone on with: its server has let go of its events (410), and runs it no second
 * time. What came before the cut was delivered; how the turn ended is not known.
 */
export class ResumeExpiredError extends TaggedError<'ResumeExpiredError'> {
  /** The turn has run. */
  readonly safeToResend = false;

  constructor(
    /** How many events the subscriber was given before, over all connections of the turn. */
    readonly received: number,
    /** The id of the last of them; `undefined` where there was none. */
    readonly cursor: string | undefined,
    options?: ErrorOptions,
  ) {
    const last = cursor === undefined ? '' : ` (the last has id ${cursor})`;
    super(
      'ResumeExpiredError',
      `The events of the turn have expired; ${received} of them were received${last}`,
      options,
    );
  }
}

/** Whether `error` is a {@link ResumeExpiredError} of any copy of this library. */
export const isResumeExpiredError = (error: unknown): error is ResumeExpiredError =>
  hasTag(error, 'ResumeExpiredError');
