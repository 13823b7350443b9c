/** The head of a response. */
export interface ScriptedHead {
  /** Default: 200. */
  readonly status?: number;
  /** Default: a content type of `text/event-stream`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A body of the test's own, or none; default: the one that `send` and `close` speak to. */
  readonly body?: ConstructorParameters<typeof Response>[0];
}

/** One request, and the other end of its connection. */
export interface Exchange {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  /** The body of the request, after `JSON.parse`; as it is where it is no JSON. */
  readonly sent: unknown;
  /** Whether the client has aborted the request. */
  readonly aborted: boolean;
  /** Whether the client has cancelled the body of the response. */
  readonly cancelled: boolean;
  /** Answers with a head. */
  readonly respond: (head?: ScriptedHead) => void;
  /** The request fails before a head. */
  readonly refuse: (error: unknown) => void;
  /** The body goes on; each argument is a chunk. To a client that is gone it goes nowhere. */
  readonly send: (...chunks: readonly (string | Uint8Array)[]) => void;
  /** The body ends. */
  readonly close: () => void;
  /** The body breaks. */
  readonly reset: (error: unknown) => void;
}
