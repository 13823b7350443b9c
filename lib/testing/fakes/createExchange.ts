import { bodiless } from './bodiless';
import type { Exchange } from './Exchange';

/** A request that has come in, and what the client gets for it. */
export interface OpenExchange {
  readonly exchange: Exchange;
  readonly response: Promise<Response>;
}

const utf8 = (chunk: string | Uint8Array): Uint8Array =>
  typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;

const contentOf = ({ body }: RequestInit): unknown => {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};

/**
 * Opens an exchange. As with a real `fetch`, an abort rejects the request, or breaks the body that
 * is being read.
 *
 * @param ignoresSignal - Whether it goes on after an abort, as some home-made ones do.
 * @param onGone - Is told when the client has aborted, or cancelled the body.
 */
export const createExchange = (
  url: string,
  init: RequestInit,
  ignoresSignal: boolean,
  onGone: () => void,
): OpenExchange => {
  const { signal } = init;
  let cancelled = false;
  let isOpen = true;
  const whileOpen = (act: () => void): void => {
    if (isOpen) act();
  };
  let body: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      body = controller;
    },
    cancel: () => {
      cancelled = true;
      isOpen = false;
      onGone();
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
    onGone();
  };
  if (!ignoresSignal) {
    if (signal?.aborted === true) abort();
    signal?.addEventListener('abort', abort);
  }
  const exchange: Exchange = {
    url,
    init,
    headers: new Headers(init.headers),
    sent: contentOf(init),
    get aborted() {
      return signal?.aborted === true;
    },
    get cancelled() {
      return cancelled;
    },
    respond: (head = {}) => {
      const { status = 200, headers = { 'content-type': 'text/event-stream' } } = head;
      const own = bodiless.includes(status) ? null : stream;
      resolve(new Response(head.body === undefined ? own : head.body, { status, headers }));
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
