/** Who is told what is read of a body. */
export interface BodyListener {
  readonly chunk: (chunk: unknown) => void;
  readonly end: () => void;
  readonly fail: (error: unknown) => void;
  /** The body was cancelled. */
  readonly leave: () => void;
}

const copyField = (response: Response, from: Response, name: 'redirected' | 'type' | 'url') =>
  Object.defineProperty(response, name, { value: from[name], configurable: true });

/**
 * A response like `response`, whose body tells what is read of it. It reads no chunk before it is
 * asked for one, and passes on what it got as it is.
 */
export const tapBody = (response: Response, listener: BodyListener): Response => {
  const { body, headers, status, statusText } = response;
  // A response of such a status cannot be made; it has no body that anyone streams.
  if (body === null || body.locked || status < 200 || status > 599) {
    listener.end();
    return response;
  }
  const reader = body.getReader();
  const tapped = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const result = await reader.read().catch((error: unknown) => {
          listener.fail(error);
          throw error;
        });
        if (result.done) {
          listener.end();
          controller.close();
          return;
        }
        listener.chunk(result.value);
        controller.enqueue(result.value);
      },
      cancel: (reason) => {
        listener.leave();
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  const copy = new Response(tapped, { status, statusText, headers });
  for (const name of ['redirected', 'type', 'url'] as const) copyField(copy, response, name);
  return copy;
};
