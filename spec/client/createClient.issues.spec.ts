import {
  isAgentError,
  isDecodeError,
  isEventTooLargeError,
  isProtocolError,
} from '../../lib/errors';
import type { TurnOptions } from '../../lib/client/ClientConfig';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { endFrame, frame, text, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

const bad = { type: 'text', payload: { message: 42 } };

/** What comes of a turn whose server sends `frames`, and then holds the line. */
const turnOf = async (
  frames: readonly (string | Uint8Array)[],
  options: TurnOptions & { readonly maxEventBytes?: number } = {},
) => {
  const server = scriptedFetch({
    script: ({ respond, send }) => {
      respond();
      send(...frames);
    },
  });
  const turn = spyOn(connectTo(server, options).interact(ada));
  await flush();
  const { values, errors, completed } = turn;
  return { values, errors, completed, error: errors[0], exchange: server.exchange() };
};

describe('a trace that breaks its codec', () => {
  expectNoUnhandledRejection();

  it('errors the turn, naming the event and the path, after what was before it', async () => {
    const { values, errors, error, exchange } = await turnOf([
      textFrame(1, 'a'),
      frame('trace', 7, bad) + textFrame(8, 'b'),
    ]);

    expect(values).toEqual([text('a')]);
    expect(errors.map(isDecodeError)).toEqual([true]);
    expect(error).toMatchObject({
      eventID: '7',
      issues: [{ path: 'payload.message', actual: 42 }],
      value: bad,
    });
    expect(String(error)).toContain('event 7: payload.message');
    expect(exchange.aborted).toBe(true);
  });

  it.each([
    ['no JSON', '{"type":', ''],
    ['no data', undefined, ''],
    ['no object', '[1]', ''],
    ['null', 'null', ''],
    ['no type', '{"payload":1}', 'type'],
  ])('errors the turn where it is %s', async (_, data, path) => {
    const line = data === undefined ? '' : `data: ${data}\n`;
    const { errors, error } = await turnOf([`event: trace\nid: 3\n${line}\n`, endFrame(4)]);

    expect(errors.map(isDecodeError)).toEqual([true]);
    expect(error).toMatchObject({ eventID: '3', issues: [{ path }] });
  });

  it('errors the turn where it is a state that is no JSON', async () => {
    const { errors } = await turnOf(['event: state\ndata: {\n\n', endFrame(2)]);

    expect(errors.map(isDecodeError)).toEqual([true]);
  });

  it('is told of and skipped where that is asked for, and the rest arrives', async () => {
    const onIssue = jest.fn();
    const { values, errors, completed } = await turnOf(
      [
        textFrame(1, 'a'),
        frame('trace', 2, bad),
        'event: trace\ndata: {\n\n',
        textFrame(3, 'b') + endFrame(4),
      ],
      { onInvalidTrace: 'skip', onIssue },
    );

    expect(values).toEqual([text('a'), text('b')]);
    expect([errors, completed]).toEqual([[], true]);
    expect(onIssue.mock.calls.flat().map(isDecodeError)).toEqual([true, true]);
    expect(onIssue).toHaveBeenCalledWith(expect.objectContaining({ eventID: '2' }));
  });

  it('is skipped though nobody listens', async () => {
    const { completed } = await turnOf([frame('trace', 1, bad), endFrame(2)], {
      onInvalidTrace: 'skip',
    });

    expect(completed).toBe(true);
  });

  it('is treated as the turn says, over the client', async () => {
    const server = scriptedFetch({
      script: ({ respond, send }) => {
        respond();
        send(frame('trace', 1, bad), endFrame(2));
      },
    });
    const ours = jest.fn();
    const theirs = jest.fn();
    const client = connectTo(server, { onInvalidTrace: 'skip', onIssue: theirs });
    const strict = spyOn(client.interact({ ...ada, onInvalidTrace: 'error' }));
    const lenient = spyOn(client.interact({ ...ada, onIssue: ours }));
    await flush();

    expect(strict.errors.map(isDecodeError)).toEqual([true]);
    expect(lenient.completed).toBe(true);
    expect([ours.mock.calls.length, theirs.mock.calls.length]).toEqual([1, 0]);
  });
});

describe('an event that no turn has', () => {
  expectNoUnhandledRejection();

  it.each([
    ['an unknown name', 'event: stranger\nid: 1\ndata: {}\n\n', 'stranger'],
    ['no name', 'data: {"type":"text"}\n\n', 'message'],
    ['no name and no data', 'id: 7\n\n', 'message'],
    ['a name of every object', 'event: __proto__\ndata: {}\n\n', '__proto__'],
    ['the name open', 'event: open\ndata:\n\n', 'open'],
    ['a name in capitals', 'event: END\ndata: {}\n\n', 'END'],
  ])('is told of and skipped: %s', async (_, wire, name) => {
    const onIssue = jest.fn();
    const { values, completed } = await turnOf([wire, textFrame(2, 'a'), endFrame(3)], { onIssue });

    expect([values, completed]).toEqual([[text('a')], true]);
    expect(onIssue.mock.calls.flat().map(isProtocolError)).toEqual([true]);
    expect(String(onIssue.mock.calls[0])).toContain(JSON.stringify(name));
  });

  it('errors the turn where the listener throws', async () => {
    const failure = new RangeError('no strangers');
    const onIssue = () => {
      throw failure;
    };
    const { values, errors, completed, exchange } = await turnOf(
      [textFrame(1, 'a'), frame('stranger', 2, {}) + textFrame(3, 'b') + endFrame(4)],
      { onIssue },
    );

    expect([values, completed]).toEqual([[text('a')], false]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toBe(failure);
    expect(exchange.aborted).toBe(true);
  });
});

describe('an error event', () => {
  expectNoUnhandledRejection();

  it.each([
    ['a code', 'data: rate_limited\n', 'rate_limited', ''],
    ['a sentence', 'data: Something went wrong\n', 'unknown', 'Something went wrong'],
    ['two lines', 'data: one\ndata: two\n', 'unknown', 'one\ntwo'],
    ['nothing', '', 'unknown', ''],
  ])('is the failure of the agent, said by %s', async (_, data, code, detail) => {
    const { values, errors, error, exchange } = await turnOf([
      textFrame(1, 'a'),
      `event: error\nid: 2\n${data}\n` + textFrame(3, 'b') + endFrame(4),
    ]);

    expect(values).toEqual([text('a')]);
    expect(errors.map(isAgentError)).toEqual([true]);
    expect(error).toMatchObject({ code, detail, safeToResend: false });
    expect(exchange.aborted).toBe(true);
  });

  it('errors the turn also where bad traces are skipped', async () => {
    const { errors } = await turnOf(['event: error\ndata: x\n\n'], { onInvalidTrace: 'skip' });

    expect(errors.map(isAgentError)).toEqual([true]);
  });
});

describe('an event that is too large', () => {
  expectNoUnhandledRejection();

  it('errors the turn with the limit, after what was before it', async () => {
    const { values, errors, error, exchange } = await turnOf(
      [textFrame(1, 'a') + textFrame(2, 'x'.repeat(500)) + endFrame(3)],
      { maxEventBytes: 300 },
    );

    expect(values).toEqual([text('a')]);
    expect(errors.map(isEventTooLargeError)).toEqual([true]);
    expect(error).toMatchObject({ limit: 300 });
    expect(exchange.aborted).toBe(true);
  });

  it('errors the turn where a line does not end', async () => {
    const { errors, exchange } = await turnOf(
      Array.from({ length: 20 }, () => 'x'.repeat(100)),
      { maxEventBytes: 1000, onInvalidTrace: 'skip' },
    );

    expect(errors.map(isEventTooLargeError)).toEqual([true]);
    expect(exchange.aborted).toBe(true);
  });

  it('is one of more than 8 MiB where nothing else is said', async () => {
    const million = new Uint8Array(1_000_000).fill(0x78);
    const { errors, error } = await turnOf([
      'data: ',
      ...Array.from({ length: 100 }, () => million),
    ]);

    expect(errors.map(isEventTooLargeError)).toEqual([true]);
    expect(error).toMatchObject({ limit: 8 * 1024 * 1024 });
  });

  it('is none of 1 MB', async () => {
    const { values } = await turnOf([textFrame(1, 'x'.repeat(1_000_000))]);

    expect(values).toEqual([text('x'.repeat(1_000_000))]);
  });
});
