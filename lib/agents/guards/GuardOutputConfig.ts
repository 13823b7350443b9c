import type { Trace } from '../../protocol/Trace';
import type { OutputCheck } from './OutputCheck';

/** What `guardOutput` checks, how much it holds, and what it does with what does not pass. */
export type GuardOutputConfig = {
  /**
   * How much of a message in deltas is held back to be checked: a number of characters (UTF-16 code
   * units, 1 or more), each sentence until it is whole, or the whole message.
   */
  readonly window: 'sentence' | 'message' | number;
  /** Is asked about each text before it is shown, and never about an empty one. */
  readonly check: OutputCheck;
  /** The most characters (UTF-16 code units) that a message in deltas may have. Default: 8 Mi. */
  readonly maxCharacters?: number;
  /** The most messages that may be open at once, of as many speakers. Default: 10,000. */
  readonly maxOpen?: number;
  /**
   * The most traces that wait at once behind a check that has not answered, and the most that wait
   * behind text of their speaker that is held. Default: 10,000.
   */
  readonly maxTraces?: number;
} & (
  | {
      /** `'redact'`: the text that did not pass is masked, and the message goes on. */
      readonly onViolation: 'redact';
      /**
       * What stands in the place of the text; a function is given the text, and what it gives back
       * is shown without another check. Default: `'[redacted]'`.
       */
      readonly mask?: string | ((text: string) => string);
    }
  | {
      /** `'replace'`: the rest of the message is left out, and the turn goes on. */
      readonly onViolation: 'replace';
      /** What comes in its place; it is not checked. */
      readonly say: readonly Trace[];
    }
  | {
      /** `'stop'`: the agent is unsubscribed from, and the turn completes. */
      readonly onViolation: 'stop';
      /** What comes at the end; it is not checked. Default: nothing. */
      readonly say?: readonly Trace[];
    }
);
