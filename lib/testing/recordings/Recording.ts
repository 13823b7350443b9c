/** An error of a recorded stream, as JSON. */
export interface RecordedError {
  /** The `_tag` of a `StreamError`, or the name of any other error. */
  readonly tag: string;
  readonly message: string;
  /** The fields of a `StreamError` that its message does not tell all of. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** What Node calls the failure: `ECONNRESET`. */
  readonly code?: string;
  /** What failed at each of several addresses. */
  readonly errors?: readonly RecordedError[];
  readonly cause?: RecordedError;
}

/** How a recorded stream ended, and when, in ms from its begin. */
export type RecordedOutcome =
  | { readonly type: 'end'; readonly time: number }
  | { readonly type: 'error'; readonly time: number; readonly error: RecordedError }
  /** Nobody listened any more: unsubscribed, aborted or cancelled. */
  | { readonly type: 'unsubscribed'; readonly time: number };

/** A trace and when it came, in ms from the subscription. */
export interface RecordedTrace {
  readonly time: number;
  /** As it stands on the wire, with what operators have added. */
  readonly trace: unknown;
}

/** What a stream of traces did. */
export interface TraceRecording {
  readonly format: 'voiceflow-rx recording';
  readonly version: 1;
  readonly of: 'traces';
  readonly traces: readonly RecordedTrace[];
  readonly outcome: RecordedOutcome;
}

/**
 * One chunk of a body, cut as it came, and when, in ms from the request. It is `text` where its
 * bytes are valid UTF-8, else `base64`.
 */
export type RecordedChunk =
  | { readonly time: number; readonly text: string }
  | { readonly time: number; readonly base64: string };

/** The request that was answered by what was recorded. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where it was text. */
  readonly body?: string;
}

/** The head of a response, and when it came, in ms from the request. */
export interface RecordedHead {
  readonly time: number;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What one request was answered with, byte by byte. */
export interface ByteRecording {
  readonly format: 'voiceflow-rx recording';
  readonly version: 1;
  readonly of: 'bytes';
  readonly request: RecordedRequest;
  /** Missing where none came. */
  readonly response?: RecordedHead;
  readonly chunks: readonly RecordedChunk[];
  /** `end` is the end of the body, whatever the body says. */
  readonly outcome: RecordedOutcome;
}

/**
 * A recorded turn: plain JSON, to be kept beside a spec. `record` and `recordFetch` make one,
 * `parseRecording` reads it back, `replay` plays it, `toMarbles` makes a spec of it.
 *
 * Its version is 1; what reads one refuses any other.
 */
export type Recording = TraceRecording | ByteRecording;
