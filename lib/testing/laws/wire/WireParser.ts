/** One event, as a parser of yours reports it. */
export interface ParsedEvent {
  /** Its name; for none `''`, `'message'` or nothing. */
  readonly event?: string | undefined;
  /** Its id; nothing for none. */
  readonly id?: string | undefined;
  /** Its data; nothing, or `''`, for an event without data. */
  readonly data?: string | undefined;
}

/** A parser of one stream of server-sent events, for {@link wireLaws}. */
export interface WireParser {
  /** Takes the next bytes, and gives the events that they complete. */
  readonly push: (bytes: Uint8Array) => readonly ParsedEvent[];
  /** Called when the stream has ended, where there is one. */
  readonly end?: () => readonly ParsedEvent[];
}

/** What {@link wireLaws} may ask of a parser. */
export interface WireLawsConfig {
  /**
   * What the `id` of an event without one is: nothing (`'own'`), or, as the HTML standard has it,
   * the last that there was (`'last'`). Default: `'own'`.
   */
  readonly ids?: 'own' | 'last';
  /** What the random cuts are made up from; a failure names it. Default: 1. */
  readonly seed?: number;
  /** How many random cuts each stream is given. Default: 50. */
  readonly runs?: number;
}
