import { concat, defer, finalize, NEVER, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Agent } from '../../lib/agents/Agent';
import { AgentError, InvalidInputError } from '../../lib/errors';
import type { Trace } from '../../lib/protocol/Trace';
import { trace } from '../../lib/protocol/traces/builders';
import { createHandler } from '../../lib/server';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { readServerBody } from '../support/serverBody';
import { turnPath, turnRequest } from '../support/serverRequest';
import { startServerTurn } from '../support/serverTurn';

const secret = new Error('the password is hunter2');
const fail = (error: unknown): Observable<never> => throwError(() => error);

const turn = {
  projectID: 'p1',
  userID: 'ada',
  completionEvents: false,
  action: { type: 'launch' },
};

/** Something that JSON cannot write. */
const loop = (): Record<string, unknown> => {
  const self: Record<string, unknown> = {};
  return Object.assign(self, { self });
};

const throwing = (): never => {
  throw secret;
};

expectNoUnhandledRejection();

describe('an agent that fails', () => {
  it.each<[string, Agent]>([
    ['when it is called', throwing],
    ['when it is subscribed to', () => fail(secret)],
    ['in a promise', () => defer(() => Promise.reject(secret))],
  ])('%s is an error event, and nothing more', async (_, agent) => {
    for (const agents of [
      agent,
      { p1: agent },
      (id: string) => (id === 'p1' ? agent : undefined),
    ]) {
      const { body, clock, response, told } = await startServerTurn(agents);

      expect(response.status).toBe(200);
      expect(body.text()).toBe('\nevent: error\nid: 1\ndata: agent_error\n\n');
      expect(body.outcome()).toBe('closed');
      expect(told).toEqual([[secret, turn]]);
      expect(clock.timers()).toBe(0);
    }
  });

  it('after traces keeps them', async () => {
    const { body, told } = await startServerTurn(() => concat(of(trace.text('a')), fail(secret)));

    expect(body.events()).toEqual([
      { event: 'trace', id: '1', data: JSON.stringify(trace.text('a')) },
      { event: 'error', id: '2', data: 'agent_error' },
    ]);
    expect(body.text()).not.toContain('hunter2');
    expect(told).toEqual([[secret, turn]]);
  });

  it('inside a message gives what there is of it first', async () => {
    const traces = [trace.completionStart(), trace.completionContent('Hel')];
    const { body } = await startServerTurn(() => concat(traces, fail(secret)));

    expect(body.events()).toEqual([
      {
        event: 'trace',
        id: '1',
        data: '{"type":"text","payload":{"message":"Hel","interrupted":true}}',
      },
      { event: 'error', id: '2', data: 'agent_error' },
    ]);
  });

  it.each<[string, () => Trace]>([
    ['a bigint', () => trace.custom('x', 1n)],
    ['a cycle', () => trace.custom('x', loop())],
    ['a toJSON that throws', () => trace.custom('x', { toJSON: throwing })],
  ])('to give JSON (%s) leaves no gap in the ids, and is stopped', async (_, bad) => {
    let stopped = false;
    const agent: Agent = () =>
      concat(of(trace.text('a'), bad(), trace.text('b')), NEVER).pipe(
        finalize(() => {
          stopped = true;
        }),
      );
    const { body, told } = await startServerTurn(agent);

    expect(body.events()).toEqual([
      { event: 'trace', id: '1', data: JSON.stringify(trace.text('a')) },
      { event: 'error', id: '2', data: 'agent_error' },
    ]);
    expect(body.outcome()).toBe('closed');
    expect(stopped).toBe(true);
    expect(told).toHaveLength(1);
  });

  it('with undefined is told of all the same', async () => {
    const { body, told } = await startServerTurn(() => fail(undefined));

    expect(body.events()).toEqual([{ event: 'error', id: '1', data: 'agent_error' }]);
    expect(told).toEqual([[undefined, turn]]);
  });

  it('with an InvalidInputError is no bad request', async () => {
    const error = new InvalidInputError('userID', 'must be known');
    const { body, response } = await startServerTurn(() => {
      throw error;
    });

    expect(response.status).toBe(200);
    expect(body.text()).toBe('\nevent: error\nid: 1\ndata: agent_error\n\n');
  });
});

describe('the code of an AgentError', () => {
  const dataFor = async (error: Error) => {
    const { body } = await startServerTurn(() => fail(error));
    return body.events()[0]?.data;
  };

  it.each(['out_of_credit', 'E-42', 'upstream.http:503', 'x'.repeat(64)])(
    'is passed on: %s',
    async (code) => {
      expect(await dataFor(new AgentError(code, 'and a secret', { cause: secret }))).toBe(code);
    },
  );

  it.each(['', 'two words', 'a\nb', 'a\r\nevent: end', 'é', '{}', 'x'.repeat(65)])(
    'is not passed on where it is none: %j',
    async (code) => {
      expect(await dataFor(new AgentError(code))).toBe('agent_error');
    },
  );

  it('is known from another copy of the library, and not from any other error', async () => {
    const tagged = (tag: string) => Object.assign(new Error('x'), { _tag: tag, code: 'mine' });

    expect(await dataFor(tagged('AgentError'))).toBe('mine');
    expect(await dataFor(tagged('ResponseError'))).toBe('agent_error');
    expect(await dataFor(Object.assign(new Error('x'), { code: 'ENOENT' }))).toBe('agent_error');
  });
});

describe('onError', () => {
  it('is console.error by default', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const clock = createClock();
      const config = { authorize: () => true, scheduler: clock.scheduler };
      const body = readServerBody(await createHandler(() => fail(secret), config)(turnRequest()));
      await flush();
      await clock.advance(0);

      expect(log.mock.calls).toEqual([[secret]]);
      expect(body.text()).toContain('agent_error');
    } finally {
      log.mockRestore();
    }
  });

  it('that throws fails neither the turn nor the handler, and is seen', async () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const broken = new Error('the log is full');
      const onError = () => {
        throw broken;
      };
      const { body } = await startServerTurn(() => fail(secret), {}, { onError });
      const authorize = () => {
        throw secret;
      };
      const refused = await createHandler(() => NEVER, { authorize, onError })(turnRequest());

      expect(body.text()).toBe('\nevent: error\nid: 1\ndata: agent_error\n\n');
      expect(refused.status).toBe(500);
      expect(log.mock.calls).toEqual([[broken], [broken]]);
    } finally {
      log.mockRestore();
    }
  });

  it('is not told of what is the fault of the caller', async () => {
    const onError = jest.fn();
    const handler = createHandler(() => NEVER, { authorize: () => true, onError });
    const statuses = [
      await handler(turnRequest({ body: '{' })),
      await handler(turnRequest({ path: '/' })),
      await handler(turnRequest({ path: `${turnPath}?state=true` })),
    ].map(({ status }) => status);

    expect(statuses).toEqual([400, 404, 400]);
    expect(onError).not.toHaveBeenCalled();
  });
});
