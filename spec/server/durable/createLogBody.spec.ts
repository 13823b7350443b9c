import { toStream } from '../../../lib/server/answer/toStream';
import type { FollowedPage, Follower } from '../../../lib/server/durable/createFollower';
import { createLogBody } from '../../../lib/server/durable/createLogBody';
import type { LogBodyConfig } from '../../../lib/server/durable/createLogBody';
import { createClock } from '../../support/createClock';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { readServerBody } from '../../support/serverBody';
import { turnRequest } from '../../support/serverRequest';

type Step = FollowedPage | 'gone' | 'closed';

const page = (ids: readonly number[], isOver = false): FollowedPage => ({
  events: ids.map((id) => ({ id, event: id < 9 ? 'trace' : 'end', data: `${id}` })),
  isOver,
});

/** A body of a follower that is answered by hand. */
const open = ({
  request = turnRequest(),
  ...config
}: Partial<LogBodyConfig & { readonly request: Request }> = {}) => {
  const asked: { resolve: (step: Step) => void; reject: (error: unknown) => void }[] = [];
  const counts = { closed: 0 };
  const ends: boolean[] = [];
  const told: unknown[] = [];
  const follower: Follower = {
    next: () => new Promise((resolve, reject) => asked.push({ resolve, reject })),
    close: () => {
      counts.closed += 1;
      asked.at(-1)?.resolve('closed');
    },
  };
  const clock = createClock();
  const opened = createLogBody(follower, {
    scheduler: clock.scheduler,
    heartbeatInterval: 1_000,
    stallTimeout: 5_000,
    onError: (error) => told.push(error),
    onClose: (isWhole) => ends.push(isWhole),
    ...config,
  });
  const body = toStream(opened, request);
  const answer = async (step: Step) => {
    asked.at(-1)?.resolve(step);
    await flush();
  };
  return { answer, asked, body, clock, counts, ends, told };
};

/** The same with a reader that takes all there is. */
const read = async (config?: Parameters<typeof open>[0]) => {
  const opened = open(config);
  const reader = readServerBody(new Response(opened.body));
  await flush();
  return { ...opened, reader };
};

expectNoUnhandledRejection();

describe('a body of a log', () => {
  it('asks for nothing, and has no timer, before it is read', async () => {
    const { asked, clock } = open();
    await flush();

    expect([asked.length, clock.timers()]).toEqual([0, 0]);
  });

  it('opens with an empty line', async () => {
    const { reader } = await read();

    expect(reader.chunks).toEqual(['\n']);
  });

  it('writes a page as one chunk, with the ids of the log', async () => {
    const { answer, reader } = await read();
    await answer(page([4, 5]));

    expect(reader.chunks.slice(1)).toEqual([
      'event: trace\nid: 4\ndata: 4\n\nevent: trace\nid: 5\ndata: 5\n\n',
    ]);
  });

  it('closes behind the last page', async () => {
    const { answer, clock, counts, ends, reader } = await read();
    await answer(page([8, 9], true));

    expect(reader.outcome()).toBe('closed');
    expect(reader.events().map(({ event }) => event)).toEqual(['trace', 'end']);
    expect([ends, counts.closed, clock.timers()]).toEqual([[true], 1, 0]);
  });

  it('closes at once where the cursor was at the end', async () => {
    const { answer, ends, reader } = await read();
    await answer(page([], true));

    expect([reader.text(), reader.outcome(), ends]).toEqual(['\n', 'closed', [true]]);
  });

  it('sends a comment after each silence, and loses nothing of what it waits for', async () => {
    const { answer, asked, clock, reader } = await read();
    await clock.advance(1_000);
    await clock.advance(1_000);
    await answer(page([1]));

    expect(reader.chunks.slice(1)).toEqual([
      ': heartbeat\n\n',
      ': heartbeat\n\n',
      'event: trace\nid: 1\ndata: 1\n\n',
    ]);
    expect(asked).toHaveLength(2);
  });

  it('asks the log for no more than its reader takes', async () => {
    const { answer, asked, body } = open();
    const reader = body.getReader();
    await reader.read();
    const first = reader.read();
    await answer(page([1]));
    await first;
    await flush();

    expect(asked).toHaveLength(1);
  });

  it('cuts a reader that stalls, so that it knows of it', async () => {
    const { answer, body, clock, counts, ends, told } = open();
    const reader = body.getReader();
    await reader.read();
    const first = reader.read();
    await answer(page([1]));
    await first;
    await clock.advance(4_999);
    const before = counts.closed;
    await clock.advance(1);

    expect([before, counts.closed]).toEqual([0, 1]);
    await expect(reader.read()).rejects.toThrow('The reader has stalled (stallTimeout)');
    expect([ends, told, clock.timers()]).toEqual([[false], [], 0]);
  });

  it('cuts no reader for a silence of the agent', async () => {
    const { clock, counts, reader } = await read();
    for (let second = 0; second < 60; second += 1) await clock.advance(1_000);

    expect([reader.outcome(), counts.closed]).toEqual(['open', 0]);
  });

  it('breaks where the log has let go of the turn: nobody takes that for the end', async () => {
    const { answer, ends, reader } = await read();
    await answer('gone');

    expect(reader.outcome()).toMatchObject({ message: 'The events of the turn are gone' });
    expect(ends).toEqual([false]);
  });

  it('breaks where the log cannot be read, and tells why', async () => {
    const { asked, clock, reader, told } = await read();
    const failure = new Error('no log');
    asked.at(-1)?.reject(failure);
    await flush();

    expect([reader.outcome(), told, clock.timers()]).toEqual([failure, [failure], 0]);
  });

  it('lets go of everything when it is cancelled', async () => {
    const { clock, counts, ends, reader } = await read();
    await reader.cancel();
    await flush();

    expect([counts.closed, ends, clock.timers()]).toEqual([1, [false], 0]);
  });

  it('ends when its request is aborted, read or not', async () => {
    const client = new AbortController();
    const request = turnRequest({ signal: client.signal });
    const { clock, counts, reader } = await read({ request });
    const unread = open({ request });
    client.abort();
    await flush();

    expect([reader.outcome(), counts.closed, clock.timers()]).toEqual(['closed', 1, 0]);
    expect([unread.counts.closed, unread.ends]).toEqual([1, [false]]);
  });

  it('ends where its request was aborted before', async () => {
    const { counts, ends } = open({ request: turnRequest({ signal: AbortSignal.abort() }) });
    await flush();

    expect([counts.closed, ends]).toEqual([1, [false]]);
  });

  it('is over once: a reader that leaves after the end tells nothing new', async () => {
    const client = new AbortController();
    const { answer, ends } = await read({ request: turnRequest({ signal: client.signal }) });
    await answer(page([9], true));
    client.abort();

    expect(ends).toEqual([true]);
  });
});
