/** How long a turn took. All times are ms, and count from the moment of subscription. */
export interface TurnMeasure {
  /** How it ended. A turn that the consumer left is `'unsubscribed'`. */
  readonly outcome: 'completed' | 'failed' | 'unsubscribed';
  /** When the first trace came. Missing where none did. */
  readonly firstTrace?: number;
  /**
   * When the first words came: the first `text`, `speak` or content of a completion that is not
   * empty. Missing where none did.
   */
  readonly firstText?: number;
  /** How long the whole turn took. */
  readonly total: number;
  /** How many traces came, of any type. */
  readonly traces: number;
  /**
   * How steadily completions came: the gaps between neighbouring deltas of one message. The wait for
   * the first delta of a message is none of them.
   */
  readonly deltas: {
    /** How many deltas came, of all messages. */
    readonly count: number;
    /** The mean gap. Missing where no message had two deltas. */
    readonly mean?: number;
    /** The longest gap. Missing where no message had two deltas. */
    readonly longest?: number;
  };
}
