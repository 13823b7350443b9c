/** Where a body goes: a stream of the web, or the socket of Node. */
export interface BodySink {
  /** @returns how many bytes that is; of a text that goes out at once, how many characters. */
  readonly write: (text: string) => number;
  /** How many bytes wait to be taken. */
  readonly waiting: () => number;
  readonly close: () => void;
  /** Breaks the body off, so that nobody takes that for its end. */
  readonly fail: (reason: unknown) => void;
}

/** A body that has somewhere to go. */
export interface RunningBody {
  /**
   * Says that the other side has taken all there is, and would take more.
   *
   * @returns whether it wants to be told again. Else it writes when it has something, at any time.
   */
  readonly pull: () => boolean;
  /**
   * Says that the other side has gone: nothing more is written.
   *
   * @returns `false` where the body was over already.
   */
  readonly stop: () => boolean;
}

/** Has a body begin. To be called once; it may write at once. */
export type OpenBody = (sink: BodySink) => RunningBody;

/** What a request is answered with, however that is sent. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** A text, or one that is written as it comes; `undefined` for none. */
  readonly body: string | OpenBody | undefined;
}
