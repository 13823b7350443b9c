import { createClient } from '../../../lib';
import { scriptedFetch } from '../../../lib/testing/fakes/scriptedFetch';
import type { ScriptedAnswer } from '../../../lib/testing/fakes/ScriptedAnswer';
import type { ByteRecording } from '../../../lib/testing/recordings/Recording';
import { recordFetch } from '../../../lib/testing/recordings/recordFetch';
import { virtualTime } from '../../../lib/testing/virtualTime/virtualTime';

const frame = 'event: trace\nid: 1\ndata: {"type":"text","payload":{"message":"Hé"}}\n\n';
const end = 'event: end\nid: 2\n\n';

const open = (...script: readonly ScriptedAnswer[]) => {
  const recorded: ByteRecording[] = [];
  const server = scriptedFetch({ script });
  const fetch = recordFetch({ fetch: server.fetch, onRecorded: (it) => recorded.push(it) });
  const { interact } = createClient({
    projectID: 'p1',
    baseURL: 'http://agent.test',
    idempotencyKey: () => 'k1',
    fetch,
  });
  return { fetch, interact, recorded, server };
};

describe('recordFetch', () => {
  it('records request, head and chunks with their times and cuts, to the end of the body', async () => {
    await virtualTime(async ({ advance, expectObservable }) => {
      const bytes = new TextEncoder().encode(frame);
      const cut = bytes.indexOf(0xc3) + 1;
      const { interact, recorded } = open({
        delay: 5,
        body: [bytes.slice(0, cut), { wait: 7 }, bytes.slice(cut), { wait: 3 }, end, { wait: 1 }],
      });
      await expectObservable(interact({ userID: 'ada' })).toBe('12ms {text "Hé"} 2ms |');
      await advance(1);

      expect(recorded).toEqual([
        {
          format: 'voiceflow-rx recording',
          version: 1,
          of: 'bytes',
          request: {
            method: 'POST',
            url: 'http://agent.test/v2/project/p1/user/1xx/interact/stream',
            headers: {
              accept: 'text/event-stream',
              'content-type': 'application/json',
              'idempotency-key': 'k1',
            },
            body: '{}',
          },
          response: { time: 5, status: 200, headers: { 'content-type': 'text/event-stream' } },
          chunks: [
            { time: 5, base64: btoa(String.fromCharCode(...bytes.slice(0, cut))) },
            { time: 12, base64: btoa(String.fromCharCode(...bytes.slice(cut))) },
            { time: 15, text: end },
          ],
          outcome: { type: 'end', time: 16 },
        },
      ]);
    });
  });

  it('ends where it would hold more than maxBytes, and the response goes on', async () => {
    await virtualTime(async ({ expectObservable }) => {
      const recorded: ByteRecording[] = [];
      const server = scriptedFetch({ script: ['A 9ms B 9ms |'] });
      const fetch = recordFetch({
        fetch: server.fetch,
        maxBytes: 100,
        onRecorded: (it) => recorded.push(it),
      });
      const { interact } = createClient({ projectID: 'p1', baseURL: 'http://agent.test', fetch });
      await expectObservable(interact({ userID: 'ada' })).toBe('A 9ms B 9ms |');

      expect(recorded).toMatchObject([
        { chunks: [{ time: 0 }], outcome: { type: 'unsubscribed', time: 10 } },
      ]);
    });
    expect(() => recordFetch({ maxBytes: 0, onRecorded: () => undefined })).toThrow(
      'maxBytes must be above 0',
    );
  });

  it('records that the client left, and passes its abort on', async () => {
    await virtualTime(async ({ advance }) => {
      const { interact, recorded, server } = open({ body: [frame, { wait: 50 }, end] });
      const turn = interact({ userID: 'ada' }).subscribe();
      await advance(14);
      turn.unsubscribe();

      expect(server.exchange().aborted).toBe(true);
      expect(recorded.map(({ chunks, outcome }) => [chunks.length, outcome])).toEqual([
        [1, { type: 'unsubscribed', time: 14 }],
      ]);
    });
  });

  it('records that the client left before there was a head', async () => {
    await virtualTime(async ({ advance }) => {
      const { interact, recorded } = open({ delay: 100, body: [] });
      const turn = interact({ userID: 'ada' }).subscribe();
      await advance(30);
      turn.unsubscribe();

      expect(recorded).toMatchObject([{ chunks: [], outcome: { type: 'unsubscribed', time: 30 } }]);
    });
  });

  it('records failures before and after the head, and passes them on as they are', async () => {
    const refused = Object.assign(new TypeError('fetch failed'), { code: 'ECONNREFUSED' });
    const reset = new TypeError('terminated');
    const { fetch, recorded } = open({ refuse: refused }, { body: [frame, { reset }] });

    await expect(fetch('http://agent.test', {})).rejects.toBe(refused);
    const response = await fetch('http://agent.test', {});
    await expect(response.text()).rejects.toBe(reset);
    expect(recorded.map((it) => [it.response?.status, it.outcome])).toMatchObject([
      [
        undefined,
        {
          type: 'error',
          error: { tag: 'TypeError', message: 'fetch failed', code: 'ECONNREFUSED' },
        },
      ],
      [
        200,
        {
          type: 'error',
          error: { tag: 'TypeError', message: 'terminated' },
        },
      ],
    ]);
  });

  it('reads no chunk before it is asked for one, and passes a cancel on', async () => {
    let pulls = 0;
    const cancelled: unknown[] = [];
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => {
          pulls += 1;
          controller.enqueue(Uint8Array.of(97));
        },
        cancel: (reason) => void cancelled.push(reason),
      },
      { highWaterMark: 0 },
    );
    const outcomes: string[] = [];
    const fetch = recordFetch({
      fetch: () => Promise.resolve(new Response(body)),
      onRecorded: ({ outcome }) => outcomes.push(outcome.type),
    });
    const reader = (await fetch('http://agent.test', {})).body?.getReader();

    expect(pulls).toBe(0);
    await reader?.read();
    expect(pulls).toBe(1);
    await reader?.cancel('enough');
    expect([cancelled, outcomes]).toEqual([['enough'], ['unsubscribed']]);
  });

  it('keeps address and status, and a response without a body', async () => {
    const fetch = recordFetch({
      fetch: () =>
        Promise.resolve(
          Object.defineProperty(new Response('x', { status: 418, statusText: 'Tea' }), 'url', {
            value: 'http://agent.test/there',
          }),
        ),
      onRecorded: () => undefined,
    });
    const { status, statusText, url } = await fetch('http://agent.test', {});

    expect([status, statusText, url]).toEqual([418, 'Tea', 'http://agent.test/there']);
    const outcomes: string[] = [];
    const empty = recordFetch({
      fetch: () => Promise.resolve(new Response(null, { status: 204 })),
      onRecorded: ({ outcome }) => outcomes.push(outcome.type),
    });
    expect((await empty('http://agent.test', {})).status).toBe(204);
    expect(outcomes).toEqual(['end']);
  });
});
