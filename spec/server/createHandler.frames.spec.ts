import { concat, from, lastValueFrom, NEVER, of, Subject, throwError, toArray } from 'rxjs';
import { accumulateCompletions } from '../../lib/operators/messages/accumulateCompletions';
import { decodeTrace } from '../../lib/protocol/decodeTrace';
import type { Trace } from '../../lib/protocol/Trace';
import { trace } from '../../lib/protocol/traces/builders';
import { flush } from '../support/flush';
import { turnPath } from '../support/serverRequest';
import { startServerTurn } from '../support/serverTurn';

const tracesOf = (events: readonly { event?: string; data: string | undefined }[]): unknown[] =>
  events
    .filter(({ event }) => event === 'trace')
    .map(({ data }): unknown => JSON.parse(data ?? ''));

const spoken: readonly Trace[] = [
  trace.text('Hello'),
  { ...trace.completionStart({ messageID: 'm1' }), time: 5 },
  trace.debug('thinking'),
  { ...trace.completionContent('Where '), time: 6 },
  trace.completionContent('to?'),
  { ...trace.completionEnd(), time: 7 },
  trace.choice(['London']),
];

describe('a turn on the wire', () => {
  it('is a blank line, its traces and its end, with ids from 1', async () => {
    const agent = () => of(trace.text('Hello ⏎ 🎉'), trace.end());
    const { body, clock } = await startServerTurn(agent);

    expect(body.text()).toBe(
      '\nevent: trace\nid: 1\ndata: {"type":"text","payload":{"message":"Hello ⏎ 🎉"}}\n\n' +
        'event: trace\nid: 2\ndata: {"type":"end"}\n\n' +
        'event: end\nid: 3\ndata: {}\n\n',
    );
    expect(body.outcome()).toBe('closed');
    expect(clock.timers()).toBe(0);
  });

  it('has its end alone where the agent says nothing', async () => {
    const { body } = await startServerTurn(() => of());

    expect(body.text()).toBe('\nevent: end\nid: 1\ndata: {}\n\n');
    expect(body.outcome()).toBe('closed');
  });

  it('counts from 1 at each turn', async () => {
    const agent = () => of(trace.text('a'));
    const ids = async () => (await startServerTurn(agent)).body.events().map(({ id }) => id);

    expect([await ids(), await ids()]).toEqual([
      ['1', '2'],
      ['1', '2'],
    ]);
  });

  it('keeps line ends inside a message from cutting its frame', async () => {
    const message = 'a\n\nevent: end\r\ndata: {}\r\u2028b';
    const { body } = await startServerTurn(() => of(trace.text(message)));

    expect(tracesOf(body.events())).toEqual([trace.text(message)]);
    expect(body.events()).toHaveLength(2);
  });

  it('has the headers of an event stream, and no others', async () => {
    const { response } = await startServerTurn(() => NEVER);

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'turn-on-disconnect': 'cancel',
    });
  });
});

describe('a trace on the wire', () => {
  const onTheWire = async (...traces: readonly Trace[]) => {
    const path = `${turnPath}?completion_events=true`;
    return tracesOf((await startServerTurn(() => of(...traces), { path })).body.events());
  };

  it('is what it was, where it is custom', async () => {
    const raw = { type: 'Pay Credit Card', name: 'mine', payload: '{"a":1}', paths: [], more: [7] };
    const decoded = decodeTrace(raw);
    if (decoded._tag === 'Left') throw decoded.left;

    expect(await onTheWire(decoded.right, trace.custom('Stop'))).toEqual([raw, { type: 'Stop' }]);
  });

  it('keeps who is speaking', async () => {
    const source = ['router', 'flights'];

    expect(
      await onTheWire({ ...trace.text('a'), source }, { ...trace.custom('x'), source }),
    ).toEqual([
      { ...trace.text('a'), source },
      { type: 'x', source },
    ]);
  });

  it('loses the text that accumulateCompletions gave it', async () => {
    const accumulated = await lastValueFrom(from(spoken).pipe(accumulateCompletions(), toArray()));

    expect(accumulated).not.toEqual(spoken);
    expect(await onTheWire(...accumulated)).toEqual(spoken);
  });
});

describe('completion_events', () => {
  it('true: completions pass as they are', async () => {
    const path = `${turnPath}?completion_events=true`;
    const { body } = await startServerTurn(() => from(spoken), { path });

    expect(tracesOf(body.events())).toEqual(spoken);
  });

  it.each(['', '?completion_events=false'])('"%s": they are folded to text', async (query) => {
    const { body } = await startServerTurn(() => from(spoken), { path: turnPath + query });
    const message = { message: 'Where to?', messageID: 'm1' };

    expect(tracesOf(body.events())).toEqual([
      trace.text('Hello'),
      trace.debug('thinking'),
      { type: 'text', time: 7, payload: message },
      trace.choice(['London']),
    ]);
    expect(body.events().map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('false: a message that was cut is told as interrupted, before the end', async () => {
    const { body } = await startServerTurn(() => from(spoken.slice(0, 5)));

    expect(tracesOf(body.events()).at(-1)).toEqual({
      type: 'text',
      time: 6,
      payload: { message: 'Where to?', messageID: 'm1', interrupted: true },
    });
    expect(body.events().at(-1)).toMatchObject({ event: 'end' });
  });
});

describe('state=true', () => {
  const path = `${turnPath}?state=true`;
  const agent = () => of(trace.text('a'));
  const thrower = () => {
    throw new Error('secret');
  };

  it.each([
    ['a value', { variables: { seats: 2 } }, '{"variables":{"seats":2}}'],
    ['a promise', Promise.resolve([1, null]), '[1,null]'],
    ['null', null, 'null'],
    ['nothing', undefined, 'null'],
  ])('puts %s just before the end', async (_, value, data) => {
    const { body } = await startServerTurn(agent, { path }, { state: () => value });

    expect(body.events().slice(1)).toEqual([
      { event: 'state', id: '2', data },
      { event: 'end', id: '3', data: '{}' },
    ]);
  });

  it('asks for it when the traces are over, once, with the turn', async () => {
    const traces$ = new Subject<Trace>();
    const state = jest.fn(() => 1);
    const { body } = await startServerTurn(() => traces$, { path }, { state });
    traces$.next(trace.text('a'));
    await flush();
    expect(state).not.toHaveBeenCalled();

    traces$.complete();
    await flush();
    expect(state.mock.calls).toEqual([
      [
        {
          projectID: 'p1',
          userID: 'ada',
          completionEvents: false,
          state: true,
          action: { type: 'launch' },
        },
      ],
    ]);
    expect(body.events().map(({ event }) => event)).toEqual(['trace', 'state', 'end']);
  });

  it.each<[string, () => unknown]>([
    ['throws', thrower],
    ['rejects', () => Promise.reject(new Error('secret'))],
    ['is no JSON', () => 1n],
  ])('that %s is a failure of the turn', async (_, state) => {
    const { body, told } = await startServerTurn(agent, { path }, { state });

    expect(body.events().slice(1)).toEqual([{ event: 'error', id: '2', data: 'agent_error' }]);
    expect(body.outcome()).toBe('closed');
    expect(told).toHaveLength(1);
  });

  it('is not asked for by others, nor after a failure', async () => {
    const state = jest.fn(() => 1);
    await startServerTurn(agent, {}, { state });
    await startServerTurn(agent, { path: `${turnPath}?state=false` }, { state });
    const failing = () =>
      concat(
        agent(),
        throwError(() => new Error('x')),
      );
    const { body } = await startServerTurn(failing, { path }, { state });

    expect(state).not.toHaveBeenCalled();
    expect(body.events().map(({ event }) => event)).toEqual(['trace', 'error']);
  });

  it('is not waited for once the reader has gone', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const state = () => new Promise((resolve) => (answer = resolve));
    const { body, clock } = await startServerTurn(agent, { path }, { state });
    await body.cancel();
    answer(1);
    await flush();

    expect(clock.timers()).toBe(0);
    expect(body.text()).not.toContain('event: state');
  });
});
