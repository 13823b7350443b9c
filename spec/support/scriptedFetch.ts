/** The head of a response. */
export interface Head {
  /** Default: 200. */
  readonly status?: number;
  /** Default: a content type of `text/event-stream`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A body of the spec's own, or none; default: the one that `send` and `close` speak to. */
  readonly body?: BodyInit | null;
}

/** One request, and the other end of its connection. */
export interface Exchange {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  /** The body of the request, after `JSON.parse`. */
  readonly sent: unknown;
  /** Whether the client has aborted the request. */
  readonly aborted: boolean;
  /** Whether the client has cancelled the body of the response. */
  readonly cancelled: boolean;
  /** Answers with a head. */
  readonly respond: (head?: Head) => void;
  /** The request fails before a head. */
  readonly refuse: (error: unknown) => void;
  /** The body goes on; each argument is a chunk. To a client that is gone it goes nowhere. */
  readonly send: (...chunks: readonly (string | Uint8Array)[]) => void;
  /** The body ends. */
  readonly close: () => void;
  /** The body breaks. */
  readonly reset: (error: unknown) => void;
}

/** A `fetch` under the hand of a spec. */
export interface ScriptedFetch {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Every request so far. */
  readonly exchanges: readonly Exchange[];
  /** The request at `index`, which must have been made. */
  readonly exchange: (index?: number) => Exchange;
}

/** How a {@link ScriptedFetch} answers. */
export interface ScriptedFetchConfig {
  /** Plays its part at each request; default: nothing happens until the spec says so. */
  readonly script?: (exchange: Exchange, index: number) => void;
  /** Whether it goes on after an abort, as some home-made ones do. Default: false. */
  readonly ignoresSignal?: boolean;
}

const utf8 = (chunk: string | Uint8Array): Uint8Array =>
  typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;

const converse = (
  url: string,
  init: RequestInit,
  ignoresSignal: boolean,
): { readonly exchange: Exchange; readonly response: Promise<Response> } => {
  const { signal } = init;
  let cancelled = false;
  let isOpen = true;
  const whileOpen = (action: () => void): void => {
    if (isOpen) action();
  };
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      body = controller;
    },
    cancel: () => {
      cancelled = true;
      isOpen = false;
    },
  });
  let resolve: (response: Response) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const response = new Promise<Response>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  const reset = (error: unknown): void =>
    whileOpen(() => {
      isOpen = false;
      body?.error(error);
    });
  const abort = (): void => {
    reject(signal?.reason);
    reset(signal?.reason);
  };
  if (!ignoresSignal) {
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort);
  }
  const exchange: Exchange = {
    url,
    init,
    headers: new Headers(init.headers),
    sent: typeof init.body === 'string' ? JSON.parse(init.body) : init.body,
    get aborted() {
      return signal?.aborted === true;
    },
    get cancelled() {
      return cancelled;
    },
    respond: (head = {}) => {
      const { status = 200, headers = { 'content-type': 'text/event-stream' } } = head;
      resolve(new Response(head.body === undefined ? stream : head.body, { status, headers }));
    },
    refuse: (error) => reject(error),
    send: (...chunks) => whileOpen(() => chunks.forEach((chunk) => body?.enqueue(utf8(chunk)))),
    close: () =>
      whileOpen(() => {
        isOpen = false;
        body?.close();
      }),
    reset,
  };
  return { exchange, response };
};

/**
 * Makes a `fetch` whose other end is the spec: it answers when and what it is told to.
 *
 * As with a real one, an abort rejects the request, or breaks the body that is being read.
 */
export const scriptedFetch = (config: ScriptedFetchConfig = {}): ScriptedFetch => {
  const { script = () => undefined, ignoresSignal = false } = config;
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    exchange: (index = 0) => {
      const exchange = exchanges[index];
      if (exchange === undefined) throw new Error(`There was no request ${index}`);
      return exchange;
    },
    fetch: (url, init) => {
      const { exchange, response } = converse(url, init, ignoresSignal);
      exchanges.push(exchange);
      script(exchange, exchanges.length - 1);
      return response;
    },
  };
};
