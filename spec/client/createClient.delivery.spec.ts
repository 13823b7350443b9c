import { isDisconnectError } from '../../lib/errors';
import { flush } from '../support/flush';
import { endFrame, frame, text, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

/** A server that has sent the head of a stream. */
const streaming = () => scriptedFetch({ script: ({ respond }) => respond() });

/** What a whole turn of `frames` gives. */
const outcomeOf = async (...frames: readonly string[]) => {
  const server = scriptedFetch({
    script: ({ respond, send, close }) => {
      respond();
      send(...frames);
      close();
    },
  });
  const client = connectTo(server);
  const [traces, events] = [spyOn(client.interact(ada)), spyOn(client.events(ada))];
  await flush();
  return { traces, events };
};

describe('a turn', () => {
  it('delivers a trace in the task in which its last byte came', async () => {
    const server = streaming();
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    const [head, last] = [textFrame(1, 'a').slice(0, -1), textFrame(1, 'a').slice(-1)];
    server.exchange().send(head);
    await flush();

    expect(turn.values).toEqual([]);

    server.exchange().send(last);
    // Node runs this when all microtasks of the task are done, and before any other task.
    await new Promise((resolve) => process.nextTick(resolve));

    expect(turn.values).toEqual([text('a')]);
  });

  it('delivers the traces of one chunk in one run', async () => {
    const log: string[] = [];
    const server = streaming();
    connectTo(server)
      .interact(ada)
      .subscribe({
        next: ({ type }) => {
          log.push(type);
          queueMicrotask(() => log.push('microtask'));
        },
        complete: () => log.push('complete'),
      });
    await flush();
    server
      .exchange()
      .send(
        frame('trace', 1, { type: 'block', payload: { blockID: 'b' } }) +
          textFrame(2, 'a') +
          endFrame(3),
      );
    await flush();

    expect(log).toEqual(['block', 'text', 'complete', 'microtask', 'microtask']);
  });

  it('delivers in the order of arrival, whatever time and ids say', async () => {
    const { traces } = await outcomeOf(
      frame('trace', 9, { ...text('first'), time: 2000 }),
      frame('trace', 3, { ...text('second'), time: 1 }),
      frame('trace', undefined, text('third')),
      endFrame(4),
    );

    expect(traces.values.map(({ payload }) => payload)).toEqual(
      ['first', 'second', 'third'].map((message) => ({ message })),
    );
  });

  it('gives the ids, the state and the end as events, and the traces alone as traces', async () => {
    const { traces, events } = await outcomeOf(
      textFrame(1, 'a'),
      frame('state', 2, { stack: [] }),
      endFrame(3),
    );

    expect(events.values).toEqual([
      { event: 'open' },
      { event: 'trace', id: '1', trace: text('a') },
      { event: 'state', id: '2', state: { stack: [] } },
      { event: 'end', id: '3' },
    ]);
    expect(traces.values).toEqual([text('a')]);
    expect([traces.completed, events.completed]).toEqual([true, true]);
  });

  it.each([
    ['without data', endFrame(2)],
    ['without data and id', frame('end', undefined)],
    ['with data', frame('end', 2, {})],
    ['with any data', 'event: end\nid: 2\ndata: bye\n\n'],
    ['with its id first', 'id: 2\nevent: end\n\n'],
    ['with CRLF', 'event: end\r\nid: 2\r\n\r\n'],
    ['with nothing after the colons', 'event:end\nid:2\ndata:\n\n'],
  ])('completes at an end %s', async (_, end) => {
    const { traces } = await outcomeOf(textFrame(1, 'a'), end);

    expect([traces.values.length, traces.completed, traces.errors]).toEqual([1, true, []]);
  });

  it('completes at the end, while the connection is still open', async () => {
    const server = streaming();
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    server.exchange().send(textFrame(1, 'a'));
    await flush();

    expect(turn.completed).toBe(false);

    server.exchange().send(endFrame(2));
    await flush();

    expect(turn.completed).toBe(true);
  });

  it('goes on after a trace of the type end', async () => {
    const { traces } = await outcomeOf(
      frame('trace', 1, { type: 'end', payload: null }),
      textFrame(2, 'after'),
      endFrame(3),
    );

    expect(traces.values.map(({ type }) => type)).toEqual(['end', 'text']);
    expect(traces.completed).toBe(true);
  });

  it('is cut where a trace of the type end is all that ends it', async () => {
    const { traces } = await outcomeOf(frame('trace', 1, { type: 'end' }));

    expect(traces.values).toHaveLength(1);
    expect(traces.errors.map(isDisconnectError)).toEqual([true]);
  });

  it('delivers nothing of what follows the end', async () => {
    const { traces, events } = await outcomeOf(
      textFrame(1, 'a') + endFrame(2) + textFrame(3, 'b') + endFrame(4),
      textFrame(5, 'c'),
    );

    expect(traces.values).toEqual([text('a')]);
    expect(events.values.map(({ event }) => event)).toEqual(['open', 'trace', 'end']);
    expect([traces.errors, events.errors]).toEqual([[], []]);
  });

  it('delivers a trace of an unknown type as a custom trace', async () => {
    const raw = { type: 'Pay Credit Card', name: 'n', payload: '{"a":1}', time: 7, more: [1] };
    const { traces } = await outcomeOf(frame('trace', 1, raw), endFrame(2));

    expect(traces.values).toEqual([
      { type: 'custom', name: 'Pay Credit Card', payload: '{"a":1}', time: 7, raw },
    ]);
  });

  it('keeps the unknown fields of known traces', async () => {
    const trace = { type: 'text', payload: { message: 'a', shade: 'blue' }, weight: { kg: 1 } };
    const { traces } = await outcomeOf(frame('trace', 1, trace), endFrame(2));

    expect(traces.values).toEqual([trace]);
  });

  it('delivers a trace with raw control characters in its JSON', async () => {
    const { traces } = await outcomeOf(
      'event: trace\ndata: {"type":"text","payload":{"message":"a\tb\u0001"}}\n\n',
      endFrame(2),
    );

    expect(traces.values).toEqual([text('a\tb\u0001')]);
  });

  it('passes over comments, retry and empty lines', async () => {
    const { traces } = await outcomeOf(
      `\n: hello\n\nretry: 2000\n\n${': ping\n\n'.repeat(10_000)}`,
      textFrame(1, 'a') + endFrame(2),
    );

    expect([traces.values, traces.completed]).toEqual([[text('a')], true]);
  });

  it.each(['text/event-stream; charset=utf-8', 'Text/Event-Stream', 'text/event-stream ; x=y'])(
    'is read from a body of the content type %s',
    async (type) => {
      const server = scriptedFetch({
        script: ({ respond, send }) => {
          respond({ headers: { 'content-type': type } });
          send(textFrame(1, 'a'), endFrame(2));
        },
      });
      const turn = spyOn(connectTo(server).interact(ada));
      await flush();

      expect([turn.values, turn.completed]).toEqual([[text('a')], true]);
    },
  );

  it('is read from any bytes that a fetch gives', async () => {
    const bytes = new TextEncoder().encode(textFrame(1, 'a') + endFrame(2));
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(Buffer.from(bytes));
        controller.close();
      },
    });
    const fetch = () =>
      Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    const turn = spyOn(connectTo({ fetch }).interact(ada));
    await flush();

    expect([turn.values, turn.completed]).toEqual([[text('a')], true]);
  });
});
