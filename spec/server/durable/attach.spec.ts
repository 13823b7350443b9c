import { concat, NEVER, of } from 'rxjs';
import { trace } from '../../../lib';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { readRefusal } from '../../support/serverBody';
import { createDurableServer, pathOf, puppet, told } from './support';

expectNoUnhandledRejection();

describe('a GET of a turn', () => {
  it('gives what comes after the cursor, then the tail, then the end', async () => {
    const { agent, turns } = puppet();
    const { attach, settle, start } = createDurableServer(agent);
    await start('k1');
    for (const text of ['a', 'b', 'c']) turns[0]?.says.next(trace.text(text));
    await settle();
    const { body, response } = await attach('k1', 1);
    const replayed = told(body.events());
    turns[0]?.says.next(trace.text('d'));
    await settle();
    turns[0]?.says.complete();
    await settle();

    expect(response.status).toBe(200);
    expect(replayed).toEqual(['trace 2', 'trace 3']);
    expect(told(body.events())).toEqual(['trace 2', 'trace 3', 'trace 4', 'end 5']);
    expect(body.outcome()).toBe('closed');
    expect(turns).toHaveLength(1);
  });

  it.each([undefined, 0])('gives all of it from the cursor %s', async (after) => {
    const { attach, start } = createDurableServer(() => of(trace.text('a')));
    await start('k1');
    const { body } = await attach('k1', after);

    expect(told(body.events())).toEqual(['trace 1', 'end 2']);
  });

  it('gives the very bytes that the first reader got', async () => {
    const { attach, start } = createDurableServer(() => of(trace.text('Zürich 🌏'), trace.end()));
    const first = await start('k1');
    const { body } = await attach('k1');

    expect(body.text()).toBe(first.body.text());
  });

  it('has no content behind the last event: nothing was cut', async () => {
    const { ask, start } = createDurableServer(() => of(trace.text('a')));
    await start('k1');
    const headers = { 'last-event-id': '2' };
    const response = await ask({ method: 'GET', path: pathOf('k1'), body: null, headers });

    expect([response.status, response.body]).toEqual([204, null]);
  });

  it('waits behind the last event of a turn that runs', async () => {
    const { attach, settle, start } = createDurableServer(() => concat(of(trace.text('a')), NEVER));
    await start('k1');
    const { body, response } = await attach('k1', 1);
    await settle();

    expect([response.status, body.text(), body.outcome()]).toEqual([200, '\n', 'open']);
  });

  it('says where it is, and what becomes of the turn', async () => {
    const { attach, start } = createDurableServer(() => NEVER);
    await start('k1');
    const { response } = await attach('k1');

    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('turn-on-disconnect')).toBe('continue');
    const turnURL = response.headers.get('turn-url') ?? '';
    expect(new URL(turnURL, `http://agent.test${pathOf('k1')}`).pathname).toBe(pathOf('k1'));
  });

  it('gives two readers everything, and lets one leave without the other', async () => {
    const { agent, turns } = puppet();
    const { attach, settle, start } = createDurableServer(agent);
    const one = await start('k1');
    const two = await attach('k1');
    turns[0]?.says.next(trace.text('a'));
    await settle();
    await one.body.cancel();
    turns[0]?.says.next(trace.text('b'));
    turns[0]?.says.complete();
    await settle();

    expect(told(one.body.events())).toEqual(['trace 1']);
    expect(told(two.body.events())).toEqual(['trace 1', 'trace 2', 'end 3']);
  });

  it('replays a failure like an end', async () => {
    const { attach, start } = createDurableServer(() => {
      throw new Error('broken');
    });
    await start('k1');
    const { body } = await attach('k1');

    expect(told(body.events())).toEqual(['error 1']);
    expect(body.outcome()).toBe('closed');
  });
});

describe('a GET that cannot be answered', () => {
  it.each([
    ['another user', '/v2/project/p1/user/bob/interact/stream/k1'],
    ['another project', '/v2/project/p2/user/ada/interact/stream/k1'],
    ['another turn', pathOf('k2')],
    ['no turn', pathOf('k.1')],
  ])('is not found, of %s', async (_, path) => {
    const { ask, start } = createDurableServer(() => NEVER);
    await start('k1');
    const refused = await ask({ method: 'GET', path, body: null });

    expect(refused.status).toBe(404);
  });

  it.each(['-1', '1.5', 'x', '', '1e3', '0x1', '9'.repeat(16)])(
    'is refused, with the cursor %j',
    async (cursor) => {
      const { ask, start } = createDurableServer(() => of(trace.text('a')));
      await start('k1');
      const headers = { 'last-event-id': cursor };
      const refused = await ask({ method: 'GET', path: pathOf('k1'), body: null, headers });

      expect(await readRefusal(refused)).toEqual([
        400,
        {
          statusCode: 400,
          error: 'Bad Request',
          message: 'Last-Event-ID must be the id of an event',
        },
      ]);
    },
  );

  it('is refused, with a cursor ahead of the log', async () => {
    const { ask, start } = createDurableServer(() => of(trace.text('a')));
    await start('k1');
    const headers = { 'last-event-id': '3' };
    const refused = await ask({ method: 'GET', path: pathOf('k1'), body: null, headers });

    expect(await readRefusal(refused)).toMatchObject([
      400,
      { message: 'Last-Event-ID is ahead of the turn' },
    ]);
  });

  it('is gone, once the events have expired', async () => {
    const { attach, log, start } = createDurableServer(() => of(trace.text('a')));
    await start('k1');
    await log.expire({ projectID: 'p1', userID: 'ada', turnID: 'k1' });
    const { response } = await attach('k1');

    expect(response.status).toBe(410);
  });

  it('is not authorized for everybody', async () => {
    const asked: string[] = [];
    const { ask } = createDurableServer(() => NEVER, {
      authorize: ({ key, projectID, request, userID }) => {
        asked.push(`${request.method} ${projectID} ${userID} ${key ?? ''}`);
        return false;
      },
    });
    const path = pathOf('k1');
    const answers = [
      await ask({ method: 'GET', path, body: null }),
      await ask({ method: 'DELETE', path, body: null }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(asked).toEqual(['GET p1 ada the key', 'DELETE p1 ada the key']);
  });

  it('is no other method, and no other type', async () => {
    const { ask } = createDurableServer(() => NEVER);
    const path = pathOf('k1');
    const put = await ask({ method: 'PUT', path });
    const html = await ask({ method: 'GET', path, body: null, headers: { accept: 'text/html' } });

    expect([put.status, put.headers.get('allow'), html.status]).toEqual([405, 'GET, DELETE', 406]);
  });
});

describe('a reader whose turn expires while it reads', () => {
  it('is cut, and takes that for no end', async () => {
    const { log, settle, start } = createDurableServer(() => concat(of(trace.text('a')), NEVER));
    const { body } = await start('k1');
    await log.expire({ projectID: 'p1', userID: 'ada', turnID: 'k1' });
    await settle();

    expect(told(body.events())).toEqual(['trace 1']);
    expect(body.outcome()).toMatchObject({ message: 'The events of the turn are gone' });
  });
});
