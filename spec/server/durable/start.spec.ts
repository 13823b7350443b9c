import { concat, NEVER, of, throwError } from 'rxjs';
import { AgentError, trace } from '../../../lib';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { readRefusal } from '../../support/serverBody';
import { turnPath } from '../../support/serverRequest';
import { createDurableServer, puppet, told } from './support';

expectNoUnhandledRejection();

describe('a POST to a server with a log', () => {
  it('is answered with where the turn can be attached to, before the agent runs', async () => {
    const { agent, turns } = puppet();
    const { ask } = createDurableServer(agent);
    const pending = ask({ headers: { 'idempotency-key': 'k1' } });
    const response = await pending;

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'turn-on-disconnect': 'continue',
      'turn-url': 'stream/k1',
    });
    expect(turns).toHaveLength(1);
  });

  it('names a turn without a key by chance', async () => {
    const { start } = createDurableServer(() => NEVER);
    const first = await start(undefined);
    const second = await start(undefined);
    const urls = [first, second].map(({ response }) => response.headers.get('turn-url'));

    expect(urls).toEqual([
      expect.stringMatching(/^stream\/[\w-]{36}$/),
      expect.stringMatching(/^stream\/[\w-]{36}$/),
    ]);
    expect(urls[0]).not.toBe(urls[1]);
  });

  it('streams what the agent says, with ids from 1, and the end', async () => {
    const { agent, turns } = puppet();
    const { settle, start } = createDurableServer(agent);
    const { body } = await start('k1');
    turns[0]?.says.next(trace.text('a'));
    await settle();
    const first = told(body.events());
    turns[0]?.says.next(trace.text('b'));
    turns[0]?.says.complete();
    await settle();

    expect(first).toEqual(['trace 1']);
    expect(told(body.events())).toEqual(['trace 1', 'trace 2', 'end 3']);
    expect(body.outcome()).toBe('closed');
  });

  it('ends with the code of an agent that fails, which is told in full', async () => {
    const failure = new AgentError('no_seats', 'a secret');
    const { start, told: heard } = createDurableServer(() =>
      concat(
        of(trace.text('a')),
        throwError(() => failure),
      ),
    );
    const { body } = await start('k1');

    expect(body.events().at(-1)).toEqual({ event: 'error', id: '2', data: 'no_seats' });
    expect(body.text()).not.toContain('secret');
    expect(heard).toEqual([failure]);
  });

  it('holds no timer when the turn is over', async () => {
    const { clock, start } = createDurableServer(() => of(trace.text('a')));
    await start('k1');

    expect(clock.timers()).toBe(0);
  });
});

describe('the same key again', () => {
  it('attaches to the turn that runs, from its first event; the agent runs once', async () => {
    const { agent, turns } = puppet();
    const { settle, start } = createDurableServer(agent);
    const first = await start('k1');
    turns[0]?.says.next(trace.text('a'));
    await settle();
    const second = await start('k1');
    turns[0]?.says.complete();
    await settle();

    expect(turns).toHaveLength(1);
    expect(told(second.body.events())).toEqual(['trace 1', 'end 2']);
    expect(second.body.text()).toBe(first.body.text());
    expect(second.response.headers.get('turn-url')).toBe('stream/k1');
  });

  it('gives a turn that is over once more', async () => {
    const { agent, turns } = puppet();
    const { settle, start } = createDurableServer(agent);
    const first = await start('k1');
    turns[0]?.says.complete();
    await settle();
    const second = await start('k1');

    expect(second.body.text()).toBe(first.body.text());
    expect(turns).toHaveLength(1);
  });

  it('runs one agent of ten that come at once', async () => {
    const { agent, turns } = puppet();
    const { settle, start } = createDurableServer(agent);
    const answers = await Promise.all(Array.from({ length: 10 }, () => start('k1')));
    turns[0]?.says.next(trace.text('a'));
    turns[0]?.says.complete();
    await settle();

    expect(turns).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.text())).size).toBe(1);
    expect(told(answers[9]?.body.events() ?? [])).toEqual(['trace 1', 'end 2']);
  });

  it.each([
    ['body', { body: '{"action":{"type":"text","payload":"b"}}' }],
    ['query', { path: `${turnPath}?completion_events=true` }],
  ])('with another %s is refused with 422, and runs nothing', async (_, change) => {
    const { agent, turns } = puppet();
    const { ask, start } = createDurableServer(agent);
    await start('k1');
    const refused = await ask({ ...change, headers: { 'idempotency-key': 'k1' } });

    expect(await readRefusal(refused)).toEqual([
      422,
      {
        statusCode: 422,
        error: 'Unprocessable Content',
        message: 'The Idempotency-Key was used for another turn',
      },
    ]);
    expect(turns).toHaveLength(1);
  });

  it('of another user or project is another turn', async () => {
    const { agent, turns } = puppet();
    const { start } = createDurableServer(agent);
    await start('k1');
    await start('k1', { path: '/v2/project/p1/user/bob/interact/stream' });
    await start('k1', { path: '/v2/project/p2/user/ada/interact/stream' });

    expect(turns.map(({ turn }) => [turn.projectID, turn.userID])).toEqual([
      ['p1', 'ada'],
      ['p1', 'bob'],
      ['p2', 'ada'],
    ]);
  });

  it('of a turn whose events have expired is refused with 410, and runs nothing', async () => {
    const { agent, turns } = puppet();
    const { ask, log, settle, start } = createDurableServer(agent);
    await start('k1');
    turns[0]?.says.complete();
    await settle();
    await log.expire({ projectID: 'p1', userID: 'ada', turnID: 'k1' });
    const refused = await ask({ headers: { 'idempotency-key': 'k1' } });

    expect(refused.status).toBe(410);
    expect(turns).toHaveLength(1);
  });
});

describe('a project that is not known', () => {
  it('is refused with 404, and claims nothing', async () => {
    const claims: unknown[] = [];
    const { ask } = createDurableServer({ p1: () => NEVER }, {}, (log) => ({
      ...log,
      claim: (claim) => {
        claims.push(claim);
        return log.claim(claim);
      },
    }));
    const refused = await ask({ path: '/v2/project/p9/user/ada/interact/stream' });

    expect(refused.status).toBe(404);
    expect(claims).toEqual([]);
  });
});
