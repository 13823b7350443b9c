import { trace } from '../../lib';
import type { ClientTurn } from '../../lib/client/ClientConfig';
import { isDecodeError, isProtocolError } from '../../lib/errors';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { endFrame, frame, text, textFrame } from '../support/frames';
import { ada, connectTo } from './support/connectTo';
import { durable, errorOf, restOf } from './support/durable';

/** A turn of a server that keeps it, whose connections bring these frames. */
const bring = async (
  connections: readonly (readonly string[])[],
  turn: ClientTurn = ada,
  key = 'VF.DM.1',
) => {
  const server = scriptedFetch({
    script: ({ respond, send, close }, index) => {
      respond(durable);
      send(...(connections[index] ?? []));
      close();
    },
  });
  const first = spyOn(connectTo(server, { apiKey: key }).interact(turn));
  await flush();
  return { first, server };
};

describe('the events of a turn that a server keeps', () => {
  expectNoUnhandledRejection();

  it('are given as they come where they are numbered from 1', async () => {
    const { first } = await bring([[textFrame(1, 'a'), textFrame(2, 'b'), endFrame(3)]]);

    expect([first.values, first.completed]).toEqual([[text('a'), text('b')], true]);
  });

  it('are given once, though the server sends some again', async () => {
    const { first } = await bring([
      [textFrame(1, 'a'), textFrame(1, 'a'), textFrame(2, 'b'), textFrame(1, 'a'), endFrame(3)],
    ]);

    expect([first.values, first.completed]).toEqual([[text('a'), text('b')], true]);
  });

  it('are given once where an attachment begins before its cursor', async () => {
    const all = [textFrame(1, 'a'), textFrame(2, 'b'), textFrame(3, 'c'), endFrame(4)];
    const { first } = await bring([all.slice(0, 2), all]);
    const rest = spyOn(restOf(first));
    await flush();

    expect([rest.values, rest.completed]).toEqual([[text('c')], true]);
  });

  it('are given once, though the server sends some deltas again', async () => {
    const deltas = ['a', 'b'].map((part) => trace.completionContent(part));
    const [a, b] = deltas.map((delta, index) => frame('trace', index + 1, delta));
    const { first } = await bring([[a ?? '', a ?? '', b ?? '', a ?? '', endFrame(3)]]);

    expect([first.values, first.completed]).toEqual([deltas, true]);
  });

  it.each<[string, string, number, string | undefined]>([
    ['a skipped id', textFrame(3, 'c'), 2, '3'],
    ['a skipped id at a delta', frame('trace', 3, trace.completionContent('c')), 2, '3'],
    ['a skipped id at the end', endFrame(3), 2, '3'],
    ['a skipped id at an error', frame('error', 4, 'oops'), 2, '4'],
    ['a skipped id at an unknown event', frame('stranger', 3, {}), 2, '3'],
    ['no id', frame('trace', undefined, text('b')), 2, undefined],
    ['no id at the end', frame('end', undefined), 2, undefined],
    ['no id at an error', frame('error', undefined, 'oops'), 2, undefined],
    ['an id that is no number', frame('trace', 'two', text('b')), 2, 'two'],
    ['an id that is a fraction', frame('trace', '2.0', text('b')), 2, '2.0'],
    ['an id in another notation', frame('trace', '0x2', text('b')), 2, '0x2'],
    ['an id with zeros', frame('trace', '02', text('b')), 2, '02'],
    ['a negative id', frame('trace', '-1', text('b')), 2, '-1'],
    ['an id beyond all numbers', frame('trace', '9'.repeat(400), text('b')), 2, '9'.repeat(400)],
    ['an id that spells NaN', frame('trace', 'NaN', text('b')), 2, 'NaN'],
    ['an empty id', frame('trace', '', text('b')), 2, ''],
  ])('end with a StreamGapError at %s', async (_, next, expected, actual) => {
    const { first } = await bring([[textFrame(1, 'a'), next + textFrame(2, 'b'), endFrame(3)]]);

    expect(first.values).toEqual([text('a')]);
    expect(first.completed).toBe(false);
    expect(errorOf(first)).toMatchObject({ _tag: 'StreamGapError', expected, actual });
  });

  it('end with a StreamGapError where the first is missing', async () => {
    const { first, server } = await bring([[textFrame(2, 'b')]]);

    expect(errorOf(first)).toMatchObject({ expected: 1, actual: '2' });
    expect(server.exchange().aborted).toBe(true);
  });

  it('end with a StreamGapError where an attachment begins after its cursor', async () => {
    const { first } = await bring([[textFrame(1, 'a')], [textFrame(3, 'c'), endFrame(4)]]);
    const rest = spyOn(restOf(first));
    await flush();

    expect(rest.values).toEqual([]);
    expect(errorOf(rest)).toMatchObject({ expected: 2, actual: '3' });
  });

  it('have no secret in their StreamGapError', async () => {
    const { first } = await bring(
      [[frame('trace', 'VF.DM.Planted', text('b'))]],
      ada,
      'VF.DM.Planted',
    );

    expect(errorOf(first)).toMatchObject({ actual: '[redacted]' });
  });

  it('that are skipped leave no gap, and are not told of again', async () => {
    const onIssue = jest.fn();
    const bad = frame('trace', 2, { type: 'text' });
    const strange = frame('stranger', 3, {});
    const { first, server } = await bring(
      [
        [textFrame(1, 'a'), bad, strange],
        [strange, textFrame(4, 'd'), endFrame(5)],
      ],
      { ...ada, onIssue, onInvalidTrace: 'skip' },
    );
    const rest = spyOn(restOf(first));
    await flush();

    expect(errorOf(first)).toMatchObject({ received: 1, cursor: '3' });
    expect(server.exchange(1).headers.get('last-event-id')).toBe('3');
    expect([rest.values, rest.completed]).toEqual([[text('d')], true]);
    expect(
      onIssue.mock.calls.map(([issue]) => [isDecodeError(issue), isProtocolError(issue)]),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('fail where a trace is bad and none may be skipped', async () => {
    const { first } = await bring([[textFrame(1, 'a'), frame('trace', 2, { type: 'text' })]]);

    expect(errorOf(first)).toMatchObject({ _tag: 'DecodeError', eventID: '2' });
  });

  it.each([
    ['"oops"', 'AgentError'],
    ['turn_lost', 'TurnLostError'],
    ['turn_cancelled', 'TurnCancelledError'],
  ])('end with the failure of the turn: %s', async (data, _tag) => {
    const failure = `event: error\nid: 2\ndata: ${data}\n\n`;
    const { first } = await bring([[textFrame(1, 'a')], [failure]]);
    const rest = spyOn(restOf(first));
    await flush();

    expect(errorOf(rest)).toMatchObject({ _tag });
  });
});

describe('the events of a turn that no server keeps', () => {
  expectNoUnhandledRejection();

  it('may have any ids', async () => {
    const server = scriptedFetch({
      script: ({ respond, send }) => {
        respond();
        send(
          textFrame(7, 'a'),
          textFrame(7, 'b'),
          frame('trace', 'x', text('c')),
          frame('end', undefined),
        );
      },
    });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();

    expect([turn.values, turn.completed]).toEqual([[text('a'), text('b'), text('c')], true]);
  });
});
