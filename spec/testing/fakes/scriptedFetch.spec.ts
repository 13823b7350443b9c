import { createClient } from '../../../lib';
import { scriptedFetch } from '../../../lib/testing/fakes/scriptedFetch';
import type { ScriptedAnswer } from '../../../lib/testing/fakes/ScriptedAnswer';
import { turnBody } from '../../../lib/testing/fakes/turnBody';
import { virtualTime } from '../../../lib/testing/virtualTime/virtualTime';
import { flush } from '../../support/flush';

const decoder = new TextDecoder();
const url = 'http://agent.test/turn';

/** Every chunk of a response, with its time. */
const chunksOf = async (response: Response, now: () => number) => {
  const chunks: [number, string][] = [];
  const reader = response.body?.getReader();
  for (;;) {
    const result = await reader?.read();
    if (result?.value === undefined) return chunks;
    chunks.push([now(), decoder.decode(result.value)]);
  }
};

describe('scriptedFetch', () => {
  it('plays chunks and waits as they stand', async () => {
    await virtualTime(async ({ now }) => {
      const { assertDone, fetch } = scriptedFetch({
        script: [{ delay: 5, body: ['ab', { wait: 10 }, 'c', Uint8Array.of(100), { wait: 1 }] }],
      });
      const response = await fetch(url, {});

      expect([now(), response.status]).toEqual([5, 200]);
      expect(response.headers.get('content-type')).toBe('text/event-stream');
      expect(await chunksOf(response, now)).toEqual([
        [5, 'ab'],
        [15, 'c'],
        [15, 'd'],
      ]);
      expect(now()).toBe(16);

      assertDone();
    });
  });

  it('answers with a status and headers, and fails before a head', async () => {
    const failure = new TypeError('no');
    const { fetch } = scriptedFetch({
      script: [
        { status: 429, headers: { 'retry-after': '1' }, body: ['slow'] },
        { refuse: failure },
      ],
    });
    const response = await fetch(url, {});

    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await response.text()).toBe('slow');
    await expect(fetch(url, {})).rejects.toBe(failure);
  });

  it.each([204, 205, 304])('answers with %d, which has no body', async (status) => {
    const script = [{ status }, `#{http ${status}}`];
    const { assertDone, fetch } = scriptedFetch({ script });

    expect(await fetch(url, {})).toMatchObject({ status, body: null });
    expect(await fetch(url, {})).toMatchObject({ status, body: null });

    assertDone();
  });

  it.each<[string, ScriptedAnswer]>([
    ['script[1].delay', { delay: NaN }],
    ['script[1].delay', { delay: -1, refuse: new Error('no') }],
    ['script[1].status', { status: 99 }],
    ['script[1].body', { status: 204, body: ['a'] }],
    ['script[1].body[1].wait', { body: ['a', { wait: 2 ** 31 }] }],
  ])('refuses at once what cannot be played: %s', (field, answer) => {
    expect(() => scriptedFetch({ script: ['|', answer] })).toThrow(`${field} must be `);
  });

  it('breaks a body, and lets one fall silent', async () => {
    await virtualTime(async ({ advance }) => {
      const { fetch } = scriptedFetch({
        script: [
          { body: ['a', { wait: 1 }, { reset: new Error('cut') }] },
          { body: [{ stall: true }] },
        ],
      });

      await expect((await fetch(url, {})).text()).rejects.toThrow('cut');

      const silence = jest.fn();
      void (await fetch(url, {})).text().then(silence);
      await advance(100_000);

      expect(silence).not.toHaveBeenCalled();
    });
  });

  it('takes diagrams for turns on the wire', async () => {
    const turnOf = async (answer: ScriptedAnswer) => {
      const { fetch } = scriptedFetch({ script: [answer] });
      return (await fetch(url, {})).text();
    };

    expect(await turnOf('(A|)')).toBe(
      '\nevent: trace\nid: 1\ndata: {"type":"text","payload":{"message":"A"}}\n\n' +
        'event: end\nid: 2\ndata: {}\n\n',
    );
    expect(await turnOf('#{disconnect}')).toBe('\n');
    expect(await turnOf('#{agent "boom"}')).toBe('\nevent: error\nid: 1\ndata: boom\n\n');
    expect(await turnOf('#{lost}')).toBe('\nevent: error\nid: 1\ndata: turn_lost\n\n');
    expect(await turnOf('#{cancelled}')).toBe('\nevent: error\nid: 1\ndata: turn_cancelled\n\n');
    expect(await turnOf('#{http 500 "oops"}')).toBe('oops');
    await expect(turnOf('#{connect no}')).rejects.toMatchObject({
      message: 'fetch failed',
      cause: { code: 'ECONNREFUSED' },
    });
    await expect(turnOf('a#{http 500}')).rejects.toThrow(
      'diagram can fail with disconnect, agent, lost or cancelled',
    );
    await expect(turnOf('1')).rejects.toThrow('column 1');
  });

  it('refuses what is no script, which would wait for ever', () => {
    const unchecked: (config: unknown) => unknown = (config) =>
      Reflect.apply(scriptedFetch, undefined, [config]);

    expect(() => unchecked({ script: 'a|' })).toThrow('script must be a list of answers');
    expect(() => unchecked(['a|'])).toThrow('config must be { script: […] }');
  });

  it('remembers every request', async () => {
    const server = scriptedFetch({ script: ['|', '|'] });
    const { fetch } = server;
    await fetch(url, { method: 'POST', headers: { 'x-a': '1' }, body: '{"a":1}' });
    await fetch(`${url}2`, { body: 'no JSON' });

    expect(server.exchanges.map((exchange) => exchange.url)).toEqual([url, `${url}2`]);
    expect(server.exchange().sent).toEqual({ a: 1 });
    expect(server.exchange(1).sent).toBe('no JSON');
    expect(server.exchange(0).headers.get('x-a')).toBe('1');
    expect(() => server.exchange(2)).toThrow('There was no request 2');
  });

  it('refuses what it does not expect, and says so again at the end, without the key', async () => {
    const { assertDone, fetch } = scriptedFetch({ script: ['|'] });
    const { interact } = createClient({ apiKey: 'VF.DM.secret', projectID: 'p1', fetch });
    const errors: unknown[] = [];
    const turn = interact({ userID: 'ada' });
    turn.subscribe();
    turn.subscribe({ error: (error: unknown) => errors.push(error) });
    await flush();

    const message =
      'request 2 (POST https://general-runtime.voiceflow.com/v2/project/p1/user/ada/interact/stream) was not expected: the script has 1 answer';
    expect(errors).toMatchObject([
      { _tag: 'ConnectError', cause: { message: `scriptedFetch: ${message}` } },
    ]);
    expect(assertDone).toThrow(`The script was not played as it stands:\n  ${message}`);
  });

  it('says what was not asked for, and what was not played to its end', async () => {
    await virtualTime(async () => {
      const script = ['A 9ms |', { delay: 5, body: [] }, 'A|'];
      const { assertDone, fetch } = scriptedFetch({ script });
      await fetch(url, {});
      void fetch(url, {});

      expect(assertDone).toThrow(
        [
          'The script was not played as it stands:',
          '  answer 1 was not played to its end: 1 of its 3 steps',
          '  answer 2 was not played to its end: its head has not come',
          '  answer 3 was not asked for',
        ].join('\n'),
      );
    });
  });

  it('is done with a client that has left', async () => {
    await virtualTime(async ({ timers }) => {
      const { assertDone, fetch } = scriptedFetch({ script: ['A 9ms |', 'A 9ms |'] });
      const controller = new AbortController();
      const aborted = fetch(url, { signal: controller.signal });
      await aborted;
      controller.abort();
      await (await fetch(url, {})).body?.cancel();

      expect(timers()).toBe(0);

      assertDone();
    });
  });

  it('breaks what an abort breaks', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const { fetch } = scriptedFetch({ script: [{ body: [{ stall: true }] }, { delay: 5 }] });
    const body = (await fetch(url, { signal })).text();
    const head = fetch(url, { signal });
    controller.abort(new Error('gone'));

    await expect(body).rejects.toThrow('gone');
    await expect(head).rejects.toThrow('gone');
    await expect(fetch(url, { signal })).rejects.toThrow('gone');
  });
});

describe('turnBody', () => {
  const text = (steps: ReturnType<typeof turnBody>) =>
    steps.map((step) => (step instanceof Uint8Array ? decoder.decode(step) : step));

  it('makes one chunk of what comes at one time', () => {
    expect(text(turnBody('(AB) 6ms |'))).toEqual([
      [
        '\nevent: trace\nid: 1\ndata: {"type":"text","payload":{"message":"A"}}\n\n',
        'event: trace\nid: 2\ndata: {"type":"text","payload":{"message":"B"}}\n\n',
      ].join(''),
      { wait: 10 },
      'event: end\nid: 3\ndata: {}\n\n',
    ]);
  });

  it('ends without data where it is told to, as the hosted service has', async () => {
    const steps = turnBody('A|', { endData: false });

    expect(text(steps).at(-1)).toBe('event: end\nid: 2\n\n');

    await virtualTime(async ({ expectObservable }) => {
      const { fetch } = scriptedFetch({ script: [{ body: steps }] });
      const { interact } = createClient({ baseURL: url, projectID: 'p1', fetch });

      await expectObservable(interact({ userID: 'ada' })).toBe('A|');
    });
  });

  it.each([
    ['chunkBytes', { chunkBytes: 0 }],
    ['chunkBytes', { chunkBytes: NaN }],
    ['cutAt', { cutAt: [1, 2.5] }],
    ['cutAt', { cutAt: [-1] }],
  ])('refuses a %s that is no number of bytes: %j', (field, config) => {
    expect(() => turnBody('|', config)).toThrow(`${field} must be `);
  });

  it('falls silent without an end, and breaks', () => {
    expect(turnBody('').at(-1)).toEqual({ stall: true });
    expect(turnBody('a#{disconnect idle}').at(-1)).toEqual({ stall: true });
    expect(turnBody('a#{disconnect reset}').at(-1)).toEqual({ reset: new TypeError('terminated') });
  });

  it('cuts bytes where it is told to, in the middle of characters too', () => {
    const [whole] = turnBody('({text "é😀"}|)');
    const bytes = whole instanceof Uint8Array ? whole.length : NaN;
    const lengths = (steps: ReturnType<typeof turnBody>) =>
      steps.map((step) => (step instanceof Uint8Array ? step.length : -1));

    expect(lengths(turnBody('({text "é😀"}|)', { chunkBytes: 1 }))).toEqual(Array(bytes).fill(1));
    expect(lengths(turnBody('({text "é😀"}|)', { chunkBytes: 60 }))).toEqual([60, bytes - 60]);
    expect(lengths(turnBody('({text "é😀"}|)', { cutAt: [1, 9, 9, 5000] }))).toEqual([
      1,
      8,
      bytes - 9,
    ]);
  });

  it('cuts by the offset in the whole body, waits or not', () => {
    const [first, second] = turnBody('A 9ms |').filter((step) => step instanceof Uint8Array);
    const offset = (first?.length ?? 0) + 5;
    const steps = turnBody('A 9ms |', { cutAt: [offset] });

    expect(steps.map((step) => (step instanceof Uint8Array ? step.length : step))).toEqual([
      first?.length,
      { wait: 10 },
      5,
      (second?.length ?? 0) - 5,
    ]);
  });
});
