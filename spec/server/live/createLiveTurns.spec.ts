import { concat, defer, EMPTY, finalize, NEVER, of, Subject, throwError } from 'rxjs';
import { trace } from '../../../lib';
import type { Agent, Trace } from '../../../lib';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { createTestServer } from '../../support/serverTurn';

/** An agent that says what it is told to, and counts. */
const puppet = () => {
  const turns: { readonly says: Subject<Trace>; isStopped: boolean }[] = [];
  const agent: Agent = () =>
    defer(() => {
      const turn = { says: new Subject<Trace>(), isStopped: false };
      turns.push(turn);
      return turn.says.pipe(finalize(() => (turn.isStopped = true)));
    });
  return { agent, turns };
};

const names = (events: readonly { readonly event?: string }[]) => events.map(({ event }) => event);

expectNoUnhandledRejection();

describe('two turns of one user', () => {
  it('run one after the other', async () => {
    const { agent, turns } = puppet();
    const server = createTestServer(agent);
    const first = await server.turn();
    const second = await server.turn();
    turns[0]?.says.next(trace.text('one'));
    await flush();
    const before = [names(first.body.events()), names(second.body.events())];
    turns[0]?.says.complete();
    await flush();
    turns[1]?.says.next(trace.text('two'));
    await flush();

    expect(before).toEqual([['trace'], []]);
    expect(names(first.body.events())).toEqual(['trace', 'end']);
    expect(names(second.body.events())).toEqual(['trace']);
    expect(second.body.events()[0]).toMatchObject({ id: '1' });
  });

  it.each<[string, Agent]>([
    ['fails', () => throwError(() => new Error('no'))],
    ['completes', () => EMPTY],
  ])('lets the second run when the first %s', async (_, agent) => {
    const server = createTestServer(agent);
    await server.turn();
    const second = await server.turn();

    expect(second.body.outcome()).toBe('closed');
  });

  it('lets the second run when the caller of the first leaves', async () => {
    const server = createTestServer(() => concat(of(trace.text('a')), NEVER));
    const first = await server.turn();
    const second = await server.turn();
    await first.body.cancel();
    await flush();

    expect(names(second.body.events())).toEqual(['trace']);
  });

  it.each<[string, 'cancel' | 'continue']>([
    ['has let go', 'cancel'],
    ['is over', 'continue'],
  ])('lets the second run when the first %s', async (_, onDisconnect) => {
    const order: string[] = [];
    const says = new Subject<Trace>();
    let turns = 0;
    const agent: Agent = () =>
      defer(() => {
        const turn = (turns += 1);
        order.push(`begin ${turn}`);
        return says.pipe(finalize(() => order.push(`let go ${turn}`)));
      });
    const server = createTestServer(agent, { onDisconnect });
    const first = await server.turn();
    await server.turn();
    await first.body.cancel();
    await flush();
    says.complete();
    await flush();

    expect(order).toEqual(['begin 1', 'let go 1', 'begin 2', 'let go 2']);
  });

  it('never runs a turn whose caller leaves while it waits', async () => {
    const { agent, turns } = puppet();
    const server = createTestServer(agent);
    await server.turn();
    const client = new AbortController();
    const second = await server.turn({ signal: client.signal });
    client.abort();
    await flush();
    turns[0]?.says.complete();
    await flush();
    await server.clock.advance(0);

    expect(second.body.outcome()).toBe('closed');
    expect(turns).toHaveLength(1);
    expect(server.clock.timers()).toBe(0);
  });

  it('are refused past maxQueued with 429, and when to come again', async () => {
    const server = createTestServer(() => NEVER, { maxQueued: 1 });
    await server.turn();
    await server.turn();
    const { response } = await server.turn();

    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
  });

  it('are refused at once where the server rejects', async () => {
    const server = createTestServer(() => NEVER, { whenBusy: 'reject' });
    await server.turn();
    const { response } = await server.turn();

    expect(response.status).toBe(429);
  });

  it('run side by side where the server says so', async () => {
    const server = createTestServer(() => concat(of(trace.text('a')), NEVER), {
      whenBusy: 'parallel',
    });
    const first = await server.turn();
    const second = await server.turn();

    expect([names(first.body.events()), names(second.body.events())]).toEqual([
      ['trace'],
      ['trace'],
    ]);
  });
});

describe('a turn that continues without its caller', () => {
  const config = { onDisconnect: 'continue' } as const;

  it('says so in the head', async () => {
    const { response } = await createTestServer(() => NEVER, config).turn();

    expect(response.headers.get('turn-on-disconnect')).toBe('continue');
    expect(response.headers.get('turn-url')).toBeNull();
  });

  it('runs to its end, once, and only then lets the next one run', async () => {
    const { agent, turns } = puppet();
    const server = createTestServer(agent, config);
    const first = await server.turn();
    await first.body.cancel();
    const second = await server.turn();
    const whileItRuns = [turns.length, turns[0]?.isStopped];
    turns[0]?.says.complete();
    await flush();
    turns[1]?.says.complete();
    await flush();

    expect(whileItRuns).toEqual([1, false]);
    expect(turns.map(({ isStopped }) => isStopped)).toEqual([true, true]);
    expect(names(second.body.events())).toEqual(['end']);
    expect(server.clock.timers()).toBe(0);
  });

  it('runs too where its caller left before it began', async () => {
    const { agent, turns } = puppet();
    const server = createTestServer(agent, config);
    const client = new AbortController();
    const started = server.turn({ signal: client.signal });
    client.abort();
    await started;
    await flush();

    expect(turns).toHaveLength(1);
  });

  it('runs once where its caller stays', async () => {
    const { agent, turns } = puppet();
    const server = createTestServer(agent, config);
    const { body } = await server.turn();
    turns[0]?.says.next(trace.text('a'));
    turns[0]?.says.complete();
    await flush();

    expect(names(body.events())).toEqual(['trace', 'end']);
    expect(turns).toHaveLength(1);
  });

  it('tells of an agent that fails when nobody hears it', async () => {
    const { agent, turns } = puppet();
    const server = createTestServer(agent, config);
    const { body } = await server.turn();
    await body.cancel();
    const failure = new Error('too late');
    turns[0]?.says.error(failure);
    await flush();

    expect(server.told).toEqual([[failure, expect.objectContaining({ userID: 'ada' })]]);
  });
});

describe('without a log', () => {
  it.each(['GET', 'DELETE'])('there is no turn to %s', async (method) => {
    const path = '/v2/project/p1/user/ada/interact/stream/abc';
    const { response } = await createTestServer(() => NEVER).turn({ method, path, body: null });

    expect(response.status).toBe(404);
  });

  it('takes an idempotency key, and promises nothing for it', async () => {
    const { response } = await createTestServer(() => NEVER).turn({
      headers: { 'idempotency-key': 'abc' },
    });

    expect(response.status).toBe(200);
    expect(response.headers.has('turn-url')).toBe(false);
  });

  it.each(['', 'a b', 'é', 'a'.repeat(65), '"quoted"'])(
    'refuses an idempotency key that is none: %j',
    async (key) => {
      const { response } = await createTestServer(() => NEVER).turn({
        headers: { 'idempotency-key': key },
      });

      expect(response.status).toBe(400);
    },
  );
});
