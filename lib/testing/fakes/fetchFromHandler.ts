import type { ClientConfig } from '../../client/ClientConfig';
import type { Handler } from '../../server/HandlerConfig';

/**
 * A `fetch` that is a handler: a client that is given it talks to an agent without a port.
 *
 * As with a real `fetch`, an aborted signal rejects at once, and breaks a body that is being read;
 * the handler sees its request aborted and its body cancelled.
 *
 * @example
 * ```ts
 * import { of } from 'rxjs';
 * import { createClient, trace } from 'voiceflow-rx';
 * import { createHandler } from 'voiceflow-rx/server';
 * import { fetchFromHandler } from 'voiceflow-rx/testing';
 *
 * const handler = createHandler(() => of(trace.text('Hello!')), { authorize: () => true });
 * const client = createClient({
 *   baseURL: 'http://agent.test',
 *   projectID: 'p1',
 *   fetch: fetchFromHandler(handler),
 * });
 * ```
 */
export const fetchFromHandler =
  (handler: Handler): NonNullable<ClientConfig['fetch']> =>
  async (url, init) => {
    const request = new Request(url, init);
    const { signal } = init;
    if (signal == null) return handler(request);
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const abort = () => reject(reasonOf(request));
      signal.addEventListener('abort', abort);
      void handler(request)
        .then((response) => {
          // Nobody waits for an answer that comes too late.
          if (signal.aborted) void response.body?.cancel().catch(() => undefined);
          else resolve(withBreakableBody(response, request, signal));
        }, reject)
        .finally(() => signal.removeEventListener('abort', abort));
    });
  };

/**
 * Why the request is aborted. It is read off the request so that what listens to the caller's
 * signal holds the request: Node forgets to abort the signal of one that was collected.
 */
const reasonOf = (request: Request): unknown => request.signal.reason;

/** `response` with a body that errors as soon as `signal` aborts. */
const withBreakableBody = (response: Response, request: Request, signal: AbortSignal): Response => {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  let stop = (): void => undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const abort = () => {
          stop();
          controller.error(reasonOf(request));
          // Where the handler has ended the body already there is nothing to cancel.
          void reader.cancel().catch(() => undefined);
        };
        signal.addEventListener('abort', abort);
        stop = () => signal.removeEventListener('abort', abort);
      },
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (signal.aborted) return;
        if (done) {
          stop();
          controller.close();
        } else {
          controller.enqueue(value);
        }
      },
      cancel: (reason) => {
        stop();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
};
