import type { Cut } from './planAnswer';

/** `response` with a body that, where it ends without more, ends as `cut` says. */
export const withCut = (response: Response, { cause, phase }: Cut): Response => {
  if (response.body === null) return response;
  const reader = response.body.getReader();
  /** A `pull` that never settles is silence. */
  const finish = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (phase === 'closed') controller.close();
    else if (phase === 'reset') controller.error(cause);
    else await new Promise<never>(() => undefined);
  };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) await finish(controller);
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, response);
};
