/** One step of a body: a chunk, a wait in ms, a failure, or silence for ever. */
export type BodyStep =
  | string
  | Uint8Array
  | { readonly wait: number }
  | { readonly reset: unknown }
  | { readonly stall: true };

/** A response to play. */
export interface ScriptedResponse {
  /** How long the head takes, in ms. Default: it is there at once. */
  readonly delay?: number;
  /** Default: 200. */
  readonly status?: number;
  /** Default: a content type of `text/event-stream`. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * What comes, step by step; each text and each array of bytes is one chunk. After the last step
   * the body closes, unless it was reset or stalls. Default: nothing.
   */
  readonly body?: readonly BodyStep[];
}

/** A request that fails before a head. */
export interface ScriptedRefusal {
  /** How long it takes to fail, in ms. Default: it fails at once. */
  readonly delay?: number;
  /** What the request rejects with. */
  readonly refuse: unknown;
}

/**
 * What one request is answered with. A diagram, as `traceMarbles` reads it, is a turn as it stands
 * on the wire, at these times: see `answerOf`.
 */
export type ScriptedAnswer = string | ScriptedResponse | ScriptedRefusal;
