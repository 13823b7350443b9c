/**
 * A request as servers of Node have it, as far as it is looked at: that of `http`, `https` and
 * `http2`, and of the frameworks that are built on them.
 */
export interface NodeRequest {
  readonly method?: string | undefined;
  /** The path and the query; below the mount path, in a framework that has one. */
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Whether somebody has read the body. */
  readonly readableEnded: boolean;
  readonly destroyed: boolean;
  /** Listens to what comes of the body, its end, and how it breaks off. */
  readonly on: (
    event: 'close' | 'data' | 'end' | 'error',
    listener: (chunk: Uint8Array) => void,
  ) => unknown;
}

/** An answer as servers of Node have it, as far as it is written. */
export interface NodeResponse {
  readonly headersSent: boolean;
  /** How many bytes wait for the socket. */
  readonly writableLength: number;
  /** Writes the head. */
  readonly writeHead: (status: number, headers: Record<string, string>) => unknown;
  /** Writes some of the body; returns whether more should be written at once. */
  readonly write: (chunk: string | Uint8Array) => boolean;
  /** Ends the body. */
  readonly end: () => unknown;
  /** Breaks the body off, and its connection. */
  readonly destroy: () => unknown;
  /** Listens to whether the client has gone, and to when it has taken what waited. */
  readonly on: (event: 'close' | 'drain' | 'error', listener: () => void) => unknown;
}

/** Answers a request of the `v2` endpoint on a server of Node. It never throws. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => void;
