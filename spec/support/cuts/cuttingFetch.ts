import type { ClientConfig } from '../../../lib';

type Fetch = NonNullable<ClientConfig['fetch']>;

/** A network that breaks, and what was sent over it. */
export interface CuttingFetch {
  readonly fetch: Fetch;
  /** The methods of the requests, in order. */
  readonly methods: readonly string[];
}

/**
 * A `fetch` whose first responses break: the body of the nth one after `cuts[n]` bytes. Those that
 * have no such place pass whole. What it breaks, the other end sees cancelled.
 *
 * @param how - Whether a body that breaks fails, or just ends.
 */
export const cuttingFetch = (
  fetch: Fetch,
  cuts: readonly number[],
  how: (response: number) => 'reset' | 'closed' = () => 'reset',
): CuttingFetch => {
  const methods: string[] = [];
  return {
    methods,
    fetch: async (url, init) => {
      const index = methods.push(init.method ?? 'GET') - 1;
      const response = await fetch(url, init);
      const cut = cuts[index];
      if (cut === undefined || response.body === null) return response;
      return new Response(breakAfter(response.body, cut, how(index)), response);
    },
  };
};

/** `body` up to so many bytes; one that is shorter passes whole. */
const breakAfter = (
  body: ReadableStream<Uint8Array>,
  bytes: number,
  how: 'reset' | 'closed',
): ReadableStream<Uint8Array> => {
  const reader = body.getReader();
  let room = bytes;
  const end = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    void reader.cancel().catch(() => undefined);
    if (how === 'closed') controller.close();
    else controller.error(new TypeError('terminated'));
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        if (room === 0) {
          end(controller);
          return;
        }
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          return;
        }
        const chunk = value.subarray(0, room);
        room -= chunk.byteLength;
        if (chunk.byteLength > 0) controller.enqueue(chunk);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
};
