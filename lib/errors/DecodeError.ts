import { hasTag, TaggedError } from './TaggedError';

/** One place where a value is not what its codec asks for. */
export interface DecodeIssue {
  /** Where, inside the trace or the action: `payload.buttons.0.name`; empty for the whole. */
  readonly path: string;
  /** What the codec asks for there. */
  readonly expected: string;
  /** What stands there instead. */
  readonly actual: unknown;
}

/** A value off the wire breaks its codec: a trace we know, an action, a custom trace of yours. */
export class DecodeError extends TaggedError<'DecodeError'> {
  /** The turn has run, or still runs. */
  readonly safeToResend = false;

  constructor(
    /** Every place that failed, the first one first. */
    readonly issues: readonly DecodeIssue[],
    /** The whole value, as it came; the text of the event where it was not JSON. */
    readonly value: unknown,
    /** The id of the event that carried it, where there was one. */
    readonly eventID?: string,
  ) {
    const where = eventID === undefined ? '' : `event ${eventID}: `;
    const what = issues.map(({ path, expected, actual }) => {
      const found = actual === null ? 'null' : Array.isArray(actual) ? 'array' : typeof actual;
      return `${path === '' ? 'the value' : path} must be ${expected}, not ${found}`;
    });
    super('DecodeError', where + what.join('; '));
  }
}

/** Whether `error` is a {@link DecodeError} of any copy of this library. */
export const isDecodeError = (error: unknown): error is DecodeError => hasTag(error, 'DecodeError');
