import { concat, finalize, NEVER, of } from 'rxjs';
import { createClient, trace } from '../../../lib';
import { createHandler } from '../../../lib/server';
import type { Handler } from '../../../lib/server';
import { fetchFromHandler, spyOn } from '../../../lib/testing';
import { createClock } from '../../support/createClock';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { collectGarbage } from '../../support/serverGarbage';

const url = 'http://agent.test/x?y=1';

/** A handler that answers with a body which says `a` and stays open, and notes what it sees. */
const silentHandler = () => {
  const seen: { requests: Request[]; cancelled: number } = { requests: [], cancelled: 0 };
  const handler: Handler = (request) => {
    seen.requests.push(request);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Uint8Array.of(97)),
      cancel: () => {
        seen.cancelled += 1;
      },
    });
    return Promise.resolve(new Response(body, { status: 201, headers: { 'x-a': 'b' } }));
  };
  return { handler, seen };
};

const read = async (response: Response) => {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('no body');
  return { first: await reader.read(), next: reader.read(), reader };
};

expectNoUnhandledRejection();

describe('fetchFromHandler', () => {
  it('gives the handler the request, and the caller its answer', async () => {
    const handler: Handler = async (request) =>
      Response.json(
        [request.method, request.url, request.headers.get('x-a'), await request.text()],
        { status: 418, statusText: 'Teapot', headers: { 'x-c': 'd' } },
      );
    for (const signal of [undefined, new AbortController().signal]) {
      const response = await fetchFromHandler(handler)(url, {
        method: 'POST',
        headers: { 'x-a': 'b' },
        body: 'hello',
        ...(signal === undefined ? {} : { signal }),
      });

      expect([response.status, response.statusText]).toEqual([418, 'Teapot']);
      expect(response.headers.get('x-c')).toBe('d');
      expect(await response.json()).toEqual(['POST', url, 'b', 'hello']);
    }
  });

  it('passes an answer without a body', async () => {
    const handler = () => Promise.resolve(new Response(null, { status: 204 }));
    const { signal } = new AbortController();
    const response = await fetchFromHandler(handler)(url, { signal });

    expect([response.status, response.body]).toEqual([204, null]);
  });

  it('rejects as the handler does', async () => {
    const handler = () => Promise.reject(new TypeError('no'));
    const { signal } = new AbortController();

    await expect(fetchFromHandler(handler)(url, {})).rejects.toThrow('no');
    await expect(fetchFromHandler(handler)(url, { signal })).rejects.toThrow('no');
  });

  it('does not call the handler for a signal that is aborted already', async () => {
    const { handler, seen } = silentHandler();
    const signal = AbortSignal.abort('why not');

    await expect(fetchFromHandler(handler)(url, { signal })).rejects.toBe('why not');
    expect(seen.requests).toEqual([]);
  });

  it('rejects at once where it is aborted before the answer, and wants no body then', async () => {
    const { handler, seen } = silentHandler();
    let answer = (): void => undefined;
    const client = new AbortController();
    const late: Handler = async (request) => {
      await new Promise<void>((resolve) => (answer = resolve));
      return handler(request);
    };
    const pending = fetchFromHandler(late)(url, { signal: client.signal });
    client.abort('gone');

    await expect(pending).rejects.toBe('gone');
    answer();
    await flush();
    expect(seen.requests[0]?.signal.aborted).toBe(true);
    expect(seen.cancelled).toBe(1);
  });

  it('breaks a body that is being read, and cancels it at the handler', async () => {
    const { handler, seen } = silentHandler();
    const client = new AbortController();
    const response = await fetchFromHandler(handler)(url, { signal: client.signal });
    const { first, next, reader } = await read(response);
    client.abort('gone');

    await expect(next).rejects.toBe('gone');
    await expect(reader.read()).rejects.toBe('gone');
    expect(response.status).toBe(201);
    expect(first.value).toEqual(Uint8Array.of(97));
    expect(seen.cancelled).toBe(1);
    expect(seen.requests[0]?.signal.aborted).toBe(true);
  });

  it('cancels the body at the handler where its reader cancels', async () => {
    const { handler, seen } = silentHandler();
    const { signal } = new AbortController();
    const { reader } = await read(await fetchFromHandler(handler)(url, { signal }));
    await reader.cancel();

    expect(seen.cancelled).toBe(1);
    expect(seen.requests[0]?.signal.aborted).toBe(false);
  });

  it('gives a body that fails as it is', async () => {
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.error(new Error('broken')),
      });
    const handler = () => Promise.resolve(new Response(body()));
    const { signal } = new AbortController();

    await expect((await fetchFromHandler(handler)(url, { signal })).text()).rejects.toThrow(
      'broken',
    );
  });

  it('leaves nothing on a signal that outlives the turn', async () => {
    const { signal } = new AbortController();
    const added = jest.spyOn(signal, 'addEventListener');
    const removed = jest.spyOn(signal, 'removeEventListener');
    const handler = () => Promise.resolve(new Response('whole'));
    await (await fetchFromHandler(handler)(url, { signal })).text();
    await (await fetchFromHandler(silentHandler().handler)(url, { signal })).body?.cancel();

    // Beside ours there is one of each Request, which goes when the Request is collected.
    expect(added).toHaveBeenCalledTimes(6);
    expect(removed).toHaveBeenCalledTimes(4);
  });

  it('aborts the request of a handler, though the handler does not hold it', async () => {
    let aborted = 0;
    const forgetful: Handler = ({ signal }) => {
      signal.addEventListener('abort', () => {
        aborted += 1;
      });
      return Promise.resolve(new Response(new ReadableStream()));
    };
    const clients = Array.from({ length: 20 }, () => new AbortController());
    const responses = [];
    for (const { signal } of clients) {
      responses.push(await fetchFromHandler(forgetful)(url, { signal }));
    }
    await collectGarbage();
    clients.forEach((client) => client.abort());
    await flush();

    expect(aborted).toBe(20);
    expect(responses).toHaveLength(20);
  });
});

describe('a client over a handler', () => {
  const clock = createClock();
  const counts = { stopped: 0 };
  const agent = () =>
    concat(of(trace.text('a')), NEVER).pipe(
      finalize(() => {
        counts.stopped += 1;
      }),
    );
  const { interact } = createClient({
    baseURL: 'http://agent.test',
    projectID: 'p1',
    fetch: fetchFromHandler(
      createHandler(agent, { authorize: () => true, scheduler: clock.scheduler }),
    ),
  });

  it('gets the traces, and stops the agent when it unsubscribes', async () => {
    const turn = spyOn(interact({ userID: 'ada' }));
    await flush();
    await clock.advance(0);
    expect(turn.values).toEqual([trace.text('a')]);

    turn.subscription.unsubscribe();
    await flush();
    expect(counts.stopped).toBe(1);
    expect(clock.timers()).toBe(0);
    expect([turn.completed, turn.errors]).toEqual([false, []]);
  });
});
