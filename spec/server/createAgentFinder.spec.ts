import { defer, NEVER, of } from 'rxjs';
import type { Agent } from '../../lib/agents/Agent';
import type { Turn } from '../../lib/protocol/Turn';
import { trace } from '../../lib/protocol/traces/builders';
import { createHandler } from '../../lib/server';
import type { Agents } from '../../lib/server';
import { createClock } from '../support/createClock';
import { flush } from '../support/flush';
import { readRefusal } from '../support/serverBody';
import { turnRequest } from '../support/serverRequest';
import { createTestServer, startServerTurn } from '../support/serverTurn';

const projectPath = (id: string) =>
  `/v2/project/${encodeURIComponent(id)}/user/ada/interact/stream`;

/** An agent that says its name, and notes each call. */
const noting = (name: string) => {
  const calls: unknown[] = [];
  const agent: Agent = (turn) => {
    calls.push(turn);
    return of(trace.text(name));
  };
  return { agent, calls };
};

const unknownProject = [
  404,
  { statusCode: 404, error: 'Not Found', message: 'The project was not found' },
];

const refusalFor = async (agents: Agents, id: string) =>
  readRefusal(
    await createHandler(agents, { authorize: () => true })(turnRequest({ path: projectPath(id) })),
  );

const saidBy = async (agents: Agents, id = 'p1') =>
  (await startServerTurn(agents, { path: projectPath(id) })).body.events()[0]?.data;

const texts = (name: string) => JSON.stringify(trace.text(name));

describe('an agent', () => {
  it('is called once a turn, with the whole turn', async () => {
    const { agent, calls } = noting('a');
    const query = new URLSearchParams({
      completion_events: 'true',
      environment: 'main',
      audio_events: 'true',
      audio_encoding: 'mp3',
      state: 'false',
      stranger: 'x',
    });
    const action = { type: 'text' as const, payload: 'hi', metadata: { a: [1] } };
    const body = { action, variables: { seat: null }, sessionID: 's1', projectID: 'p9', extra: 1 };
    await startServerTurn(agent, {
      path: `/v2/project/p%2F1/user/..%2F..%2Fx%3Fy%23z/interact/stream?${String(query)}`,
      body: JSON.stringify(body),
    });

    expect(calls).toEqual([
      {
        projectID: 'p/1',
        userID: '../../x?y#z',
        completionEvents: true,
        environment: 'main',
        audioEvents: true,
        audioEncoding: 'mp3',
        state: false,
        action,
        variables: { seat: null },
        sessionID: 's1',
      },
    ] satisfies Turn[]);
  });

  it('answers for every project, called once in each of many turns', async () => {
    const { agent, calls } = noting('a');
    const server = createTestServer(agent);
    const ids = ['p1', 'constructor', '__proto__'];
    for (const id of ids) await server.turn({ path: projectPath(id) });

    expect(calls).toEqual(ids.map((projectID): unknown => expect.objectContaining({ projectID })));
  });

  it('is not called before its turn is read, but where it is not known yet', async () => {
    const { agent, calls } = noting('a');
    const handler = createHandler(agent, { authorize: () => true });
    await handler(turnRequest());
    await handler(turnRequest());

    expect(calls).toHaveLength(1);
  });

  it('that throws is called with the turn alone, once it is known to be an agent', async () => {
    const inputs: unknown[] = [];
    let broken = false;
    const server = createTestServer((turn: Turn) => {
      inputs.push(typeof turn);
      if (broken) throw new Error('broken');
      return of(trace.text('a'));
    });
    const first = await server.turn();
    broken = true;
    const second = await server.turn();

    expect(first.body.text()).toContain('event: end');
    expect(second.body.text()).toContain('agent_error');
    expect(inputs).toEqual(['object', 'object']);
  });

  it('that throws at its very first turn is told of that one failure', async () => {
    let calls = 0;
    const server = createTestServer(({ userID }: Turn) => {
      calls += 1;
      if (calls < 3) throw new Error(`broken ${calls}`);
      return of(trace.text(userID));
    });
    const first = await server.turn();
    const second = await server.turn();

    expect(first.body.text()).toContain('agent_error');
    expect(second.body.text()).toContain('event: end');
    expect(server.told).toEqual([[new Error('broken 1'), expect.anything()]]);
  });

  it('that throws at what it is asked, and not at an id, is known from then on', async () => {
    const inputs: string[] = [];
    const server = createTestServer((turn: Turn) => {
      inputs.push(typeof turn);
      if (turn.action?.type === 'launch') throw new Error('no launch');
      return of(trace.text('a'));
    });
    await server.turn();
    await server.turn();

    expect(inputs).toEqual(['object', 'string', 'object']);
    expect(server.told).toHaveLength(2);
  });

  it('is subscribed to once someone reads past the blank line, and not before', async () => {
    let subscriptions = 0;
    const agent: Agent = () =>
      defer(() => {
        subscriptions += 1;
        return of(trace.text('a'));
      });
    const clock = createClock();
    const config = { authorize: () => true, scheduler: clock.scheduler };
    const response = await createHandler(agent, config)(turnRequest());
    const reader = response.body?.getReader();
    await flush();
    await clock.advance(60_000);
    expect((await reader?.read())?.value).toEqual(Uint8Array.of(10));
    await flush();
    await clock.advance(60_000);
    expect([subscriptions, clock.timers()]).toEqual([0, 0]);

    const rest = reader?.read();
    await clock.advance(0);
    expect(subscriptions).toBe(1);
    expect((await rest)?.done).toBe(false);
  });
});

describe('a record of agents', () => {
  it('finds the agent of a project', async () => {
    const [a, b] = [noting('a'), noting('b')];
    const agents = { p1: a.agent, 'p 2': b.agent };

    expect([await saidBy(agents), await saidBy(agents, 'p 2')]).toEqual([texts('a'), texts('b')]);
    expect([a.calls.length, b.calls.length]).toEqual([1, 1]);
  });

  it.each(['p2', 'P1', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'does not know %s',
    async (id) => {
      expect(await refusalFor({ p1: () => NEVER }, id)).toEqual(unknownProject);
    },
  );

  it('does not call the agent before its turn is read', async () => {
    const { agent, calls } = noting('a');
    await createHandler({ p1: agent }, { authorize: () => true })(turnRequest());

    expect(calls).toEqual([]);
  });
});

describe('a look-up', () => {
  it('finds the agent of a project', async () => {
    const [a, b] = [noting('a'), noting('b')];
    const agents = new Map([
      ['p1', a.agent],
      ['p2', b.agent],
    ]);
    const find = (id: string) => agents.get(id);

    expect([await saidBy(find), await saidBy(find, 'p2')]).toEqual([texts('a'), texts('b')]);
    expect(a.calls).toEqual([expect.objectContaining({ projectID: 'p1', userID: 'ada' })]);
  });

  it('that needs a string is not put off by being asked what it is', async () => {
    const find = (id: string) => (id.startsWith('p') ? noting(id).agent : undefined);

    expect(await saidBy(find, 'p7')).toEqual(texts('p7'));
    expect(await refusalFor(find, 'x')).toEqual(unknownProject);
  });

  it('that answers to everything is asked for the id', async () => {
    const find = (id: string) => noting(id).agent;

    expect(await saidBy(find, 'p7')).toEqual(texts('p7'));
  });

  it.each(['p2', 'constructor', '__proto__'])('does not know %s', async (id) => {
    const find = (asked: string) => (asked === 'p1' ? noting('a').agent : undefined);

    expect(await refusalFor(find, id)).toEqual(unknownProject);
  });

  it('is asked once a turn, once it is known to be one', async () => {
    const asked: unknown[] = [];
    const { agent, calls } = noting('a');
    const find = (id: string) => {
      asked.push(id);
      return id === 'p1' ? agent : undefined;
    };
    const server = createTestServer(find);
    await server.turn();
    const before = asked.length;
    await server.turn();
    const unknown = await server.turn({ path: projectPath('p2') });

    expect(unknown.response.status).toBe(404);
    expect(asked.slice(before)).toEqual(['p1', 'p2']);
    expect(calls).toHaveLength(2);
  });

  it('that throws is a failure of the turn', async () => {
    const find = (id: string): Agent | undefined => {
      throw new Error(`no database for ${id}`);
    };
    const { body, told } = await startServerTurn(find);

    expect(body.text()).toBe('\nevent: error\nid: 1\ndata: agent_error\n\n');
    expect(told).toHaveLength(1);
  });
});

describe('code without types', () => {
  /** What JavaScript can write where TypeScript says no. */
  const untyped = (fields: object): Partial<{ readonly p1: Agent }> => fields;

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a number', 7],
  ])('that makes an agent return %s is a failure of the turn', async (_, value) => {
    const agents = { p1: () => NEVER, ...untyped({ p1: () => value }) };
    const { body, told } = await startServerTurn(agents);

    expect(body.text()).toBe('\nevent: error\nid: 1\ndata: agent_error\n\n');
    expect(told).toEqual([[expect.objectContaining({ name: 'TypeError' }), expect.anything()]]);
  });

  it('that makes the only agent return a number is a failure of the turn', async () => {
    const { p1 } = { p1: () => NEVER, ...untyped({ p1: () => 7 }) };
    const { told } = await startServerTurn(p1);

    expect(told).toEqual([
      [new TypeError('An agent must return an Observable'), expect.anything()],
    ]);
  });
});
