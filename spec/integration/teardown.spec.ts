import { setTimeout } from 'node:timers/promises';
import { concat, finalize, interval, map, NEVER, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { createClient, trace } from '../../lib';
import type { Client, Trace } from '../../lib';
import type { HandlerConfig } from '../../lib/server';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { endFrame, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { doors, until, useServers } from '../support/serverSockets';

/** How long the tests look whether something comes that must not. */
const aWhile = 60;

const clientOf = (baseURL: string): Client => createClient({ baseURL, projectID: 'p1' });
const ada = { userID: 'ada' };

/** An agent that says something every 5 ms, and counts how often it runs and was stopped. */
const chatter = (traces$: Observable<Trace> = NEVER) => {
  const counts = { running: 0, stopped: 0, reported: 0 };
  const ticks$ = interval(5).pipe(map((n) => trace.text(String(n))));
  const agent = () => {
    counts.running += 1;
    return concat(traces$ === NEVER ? ticks$ : traces$, NEVER).pipe(
      finalize(() => {
        counts.stopped += 1;
      }),
    );
  };
  const onError = () => {
    counts.reported += 1;
  };
  const config: HandlerConfig = { authorize: () => true, onError };
  return { served: [agent, config] as const, counts };
};

expectNoUnhandledRejection();

describe.each(doors)('the end of a subscription closes the side of %s within a second', (door) => {
  const servers = useServers();
  it('unsubscribed in next', async () => {
    const { served, counts } = chatter();
    const server = await servers.agents(door, ...served);
    const turn = spyOn(clientOf(server.url).interact(ada), () => turn.subscription.unsubscribe());
    await until(() => counts.stopped === 1 && server.hungUp());
    await setTimeout(aWhile);

    expect(turn.values).toHaveLength(1);
    expect([turn.completed, turn.errors]).toEqual([false, []]);
    expect(counts.reported).toBe(0);
  });

  it('unsubscribed in next, in the middle of a chunk', async () => {
    const { served, counts } = chatter(of(...['a', 'b', 'c'].map((said) => trace.text(said))));
    const server = await servers.agents(door, ...served);
    const turn = spyOn(clientOf(server.url).interact(ada), ({ type, payload }) => {
      if (type === 'text' && payload.message === 'b') turn.subscription.unsubscribe();
    });
    await until(() => counts.stopped === 1 && server.hungUp());
    await setTimeout(aWhile);

    expect(turn.values).toEqual([trace.text('a'), trace.text('b')]);
    expect([turn.completed, turn.errors]).toEqual([false, []]);
  });

  it('unsubscribed between two traces', async () => {
    const { served, counts } = chatter(of(trace.text('a')));
    const server = await servers.agents(door, ...served);
    const turn = spyOn(clientOf(server.url).interact(ada));
    await until(() => turn.values.length === 1);
    expect(server.closed()).toBe(0);
    turn.subscription.unsubscribe();
    await until(() => counts.stopped === 1 && server.hungUp());

    expect([turn.completed, turn.errors]).toEqual([false, []]);
  });

  it('unsubscribed while connecting to a server that never answers', async () => {
    const server = await servers.net(() => undefined);
    const turn = spyOn(clientOf(server.url).interact(ada));
    await until(() => server.sockets.size === 1);
    turn.subscription.unsubscribe();
    await until(() => server.hungUp());
    await setTimeout(aWhile);

    expect([turn.values, turn.completed, turn.errors]).toEqual([[], false, []]);
  });

  it('unsubscribed at once', async () => {
    const { served, counts } = chatter();
    const server = await servers.agents(door, ...served);
    const turn = spyOn(clientOf(server.url).interact(ada));
    turn.subscription.unsubscribe();
    await setTimeout(aWhile);

    expect(counts).toEqual({ running: 0, stopped: 0, reported: 0 });
    expect([turn.values, turn.completed, turn.errors]).toEqual([[], false, []]);
  });

  it('unsubscribed after a head without a body', async () => {
    const server = await servers.http((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    });
    const turn = spyOn(clientOf(server.url).interact(ada));
    await until(() => server.sockets.size === 1);
    await setTimeout(20);
    turn.subscription.unsubscribe();
    await until(() => server.hungUp());

    expect([turn.values, turn.completed, turn.errors]).toEqual([[], false, []]);
  });

  it('unsubscribed within a frame', async () => {
    const server = await servers.http((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(textFrame(1, 'a') + textFrame(2, 'b').slice(0, -2));
    });
    const turn = spyOn(clientOf(server.url).interact(ada));
    await until(() => turn.values.length === 1);
    turn.subscription.unsubscribe();
    await until(() => server.hungUp());

    expect([turn.values.length, turn.completed, turn.errors]).toEqual([1, false, []]);
  });

  it('and logs nothing, for a client that goes is no failure', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const { served, counts } = chatter();
      const server = await servers.agents(door, ...served);
      const turn = spyOn(clientOf(server.url).interact(ada));
      await until(() => turn.values.length === 2);
      turn.subscription.unsubscribe();
      await until(() => counts.stopped === 1 && server.hungUp());
      await setTimeout(aWhile);

      expect(log.mock.calls).toEqual([]);
      expect(counts.reported).toBe(0);
    } finally {
      log.mockRestore();
    }
  });

  it('left with break', async () => {
    const { served, counts } = chatter();
    const server = await servers.agents(door, ...served);
    const seen: Trace[] = [];
    for await (const each of clientOf(server.url).iterate(ada)) {
      seen.push(each);
      if (seen.length === 3) break;
    }
    await until(() => counts.stopped === 1 && server.hungUp());

    expect(seen).toEqual(['0', '1', '2'].map((said) => trace.text(said)));
  });

  it('left with an error of the loop', async () => {
    const { served, counts } = chatter();
    const server = await servers.agents(door, ...served);
    const loop = async () => {
      for await (const each of clientOf(server.url).iterate(ada)) throw new Error(each.type);
    };

    await expect(loop()).rejects.toThrow('text');
    await until(() => counts.stopped === 1 && server.hungUp());
  });

  it('aborted by its signal', async () => {
    const { served, counts } = chatter();
    const server = await servers.agents(door, ...served);
    const user = new AbortController();
    const turn = spyOn(clientOf(server.url).interact({ ...ada, signal: user.signal }));
    await until(() => turn.values.length > 0);
    user.abort();
    const { length } = turn.values;
    await until(() => counts.stopped === 1 && server.hungUp());
    await setTimeout(aWhile);

    expect(turn.values).toHaveLength(length);
    expect(turn.errors).toEqual([expect.objectContaining({ _tag: 'AbortError' })]);
  });
});

describe('a body that goes on after its end', () => {
  const servers = useServers();

  it('is hung up on, and the turn is whole', async () => {
    const server = await servers.http((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(textFrame(1, 'a') + endFrame(2));
      const more = setInterval(() => response.write(textFrame(3, 'b')), 5);
      response.on('close', () => clearInterval(more));
    });
    const turn = spyOn(clientOf(server.url).interact(ada));
    await until(() => server.hungUp(), 2_000);

    expect(turn.values).toEqual([trace.text('a')]);
    expect([turn.completed, turn.errors]).toEqual([true, []]);
  });
});
