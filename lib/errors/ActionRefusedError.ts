import { hasTag, TaggedError } from './TaggedError';

const reasons = {
  busy: 'a turn is running',
  full: 'as many actions wait as may wait',
  'stale-button': 'the button belongs to an older turn',
  'not-retryable': 'the newest turn may have run, or nothing has failed',
  ended: 'the conversation has ended; a launch begins it anew',
  closed: 'the conversation was closed',
};

/** A conversation did not send an action: nothing left, and sending it later does no harm. */
export class ActionRefusedError extends TaggedError<'ActionRefusedError'> {
  /** Nothing was sent. */
  readonly safeToResend = true;

  constructor(
    /** Why. */
    readonly reason: keyof typeof reasons,
  ) {
    super('ActionRefusedError', `The action was not sent: ${reasons[reason]}`);
  }
}

/** Whether `error` is an {@link ActionRefusedError} of any copy of this library. */
export const isActionRefusedError = (error: unknown): error is ActionRefusedError =>
  hasTag(error, 'ActionRefusedError');
