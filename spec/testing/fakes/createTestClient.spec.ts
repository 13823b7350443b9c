import { concat, delay, of, throwError, VirtualTimeScheduler } from 'rxjs';
import { action, retryOnDisconnect, trace } from '../../../lib';
import type { Agent } from '../../../lib';
import { createTestClient } from '../../../lib/testing/fakes/createTestClient';
import type { TestClientConfig } from '../../../lib/testing/fakes/createTestClient';
import { spyOn } from '../../../lib/testing/spies/spyOn';
import { virtualTime } from '../../../lib/testing/virtualTime/virtualTime';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';

const ada = { userID: 'ada' };
const streaming = { completionEvents: true };

/** Holds what a client makes of `script` to a diagram, with exact times. */
const expectTurn = (script: string, diagram: string, config: TestClientConfig = streaming) =>
  virtualTime(async ({ expectObservable }) => {
    await expectObservable(createTestClient(script, config).interact(ada)).toBe(diagram);
  });

/** The error that a client makes of `script`. */
const errorOf = (script: string, config: TestClientConfig = streaming) =>
  virtualTime(async ({ play }) => {
    const timeline = await play(createTestClient(script, config).interact(ada));
    const last = timeline.at(-1)?.notification;
    if (last?.kind !== 'E') throw new Error('It did not fail');
    const error: unknown = last.error;
    return error;
  });

expectNoUnhandledRejection();

describe('createTestClient', () => {
  it('plays a script over the wire, with exact times', async () => {
    await expectTurn('A 799ms [-a-b-]-(?|)', 'A 799ms [-a-b-]-(?|)');
    await expectTurn('|', '|');
    await expectTurn('-A--', '-A--');
  });

  it('folds completions where they are off, as a server does', async () => {
    await expectTurn('[-a-b-]-|', '------{text "ab"}-|', {});
  });

  it('has the ids and the end of the wire', async () => {
    await virtualTime(async ({ play }) => {
      const { events } = createTestClient('AB|');

      expect((await play(events(ada))).map(({ notification }) => notification)).toMatchObject([
        { value: { event: 'open', onDisconnect: 'cancel' } },
        { value: { event: 'trace', id: '1', trace: trace.text('A') } },
        { value: { event: 'trace', id: '2', trace: trace.text('B') } },
        { value: { event: 'end', id: '3' } },
        { kind: 'C' },
      ]);
    });
  });

  it('answers by action, and records the turns as the agent is given them', async () => {
    await virtualTime(async ({ play }) => {
      const client = createTestClient({ launch: 'A|', text: ['B|'] }, { environment: 'staging' });

      await play(client.interact({ ...ada, action: action.launch() }));
      await play(client.interact({ ...ada, action: action.text('Hi'), variables: { n: 1 } }));

      const turn = {
        ...ada,
        projectID: 'test-project',
        environment: 'staging',
        completionEvents: false,
      };
      expect(client.calls).toEqual([
        { ...turn, action: { type: 'launch' } },
        { ...turn, action: { type: 'text', payload: 'Hi' }, variables: { n: 1 } },
      ]);
      expect(() => client.assertDone()).not.toThrow();
    });
  });

  it('tells the client what the script has no answer to, and assertDone again', async () => {
    await virtualTime(async ({ play }) => {
      const client = createTestClient({ launch: 'A|' });
      const asked = client.interact({ ...ada, action: action.text('Hi') });

      expect(await play(asked)).toMatchObject([
        {
          notification: {
            error: {
              _tag: 'AgentError',
              message:
                'The agent failed: The scripted agent has no answer to call 1, text "Hi": its script has launch',
            },
          },
        },
      ]);
      expect(() => client.assertDone()).toThrow(
        'The scripted agent is not done:\n  - call 1, text "Hi", was refused\n  - launch was never asked for',
      );
    });
  });

  it('is cold, and stops the script where it is left', async () => {
    await virtualTime(async ({ advance, settle, timers }) => {
      const client = createTestClient('-A-B-|');
      const turn$ = client.interact(ada);
      await settle();
      expect(client.calls).toEqual([]);

      const spy = spyOn(turn$);
      await advance(2);
      expect(timers()).toBeGreaterThan(0);
      spy.subscription.unsubscribe();
      await settle();

      expect(spy.values).toEqual([trace.text('A')]);
      expect(timers()).toBe(0);
      expect(client.calls).toHaveLength(1);
    });
  });

  it('stops waiting with a refusal where it is left', async () => {
    await virtualTime(async ({ advance, settle, timers }) => {
      const spy = spyOn(createTestClient('800ms #{http 503}').interact(ada));
      await advance(2);
      expect(timers()).toBe(1);

      spy.subscription.unsubscribe();
      await settle();

      expect(timers()).toBe(0);
    });
  });

  it('plays on the scheduler that it is given', async () => {
    const scheduler = new VirtualTimeScheduler();
    const timeouts = { firstTrace: 500 };
    const spies = ['499ms A|', '500ms A|'].map((script) =>
      spyOn(createTestClient(script, { scheduler, timeouts }).interact(ada)),
    );
    await flush();
    for (const ms of [499, 500]) {
      scheduler.maxFrames = ms;
      scheduler.flush();
      await flush();
    }

    expect(scheduler.frame).toBe(500);
    expect(spies[0]).toMatchObject({ values: [trace.text('A')], completed: true });
    expect(spies[1]).toMatchObject({ values: [], errors: [{ _tag: 'TimeoutError' }] });
    spies.forEach(({ subscription }) => subscription.unsubscribe());
  });

  it('has the timeouts of any client', async () => {
    await expectTurn('A|', 'A|', { timeouts: { firstTrace: 5 } });
    await expectTurn('9ms A|', '5ms #{timeout firstTrace 5}', { timeouts: { firstTrace: 5 } });
  });
});

describe('the errors of a script', () => {
  it.each([
    '5ms #{http 429}',
    '5ms #{http 503 "busy" retry-after 2}',
    '#{http 304}',
    'A-#{disconnect}',
    '5ms #{disconnect}',
    'A-[ab#{disconnect reset}',
    '(AB#{disconnect reset})',
    'A--#{agent "sold_out"}',
    '#{agent "sold_out"}',
    'A--#{lost}',
    'A--#{cancelled}',
    'A--#{invalid}',
    '[a--#{invalid {"type":"choice"}}',
  ])('reach the client as they are: %p', async (script) => {
    await expectTurn(script, script);
  });

  it('reach it where the connection fails, and say whether the request left', async () => {
    expect(await errorOf('5ms #{connect no}')).toMatchObject({
      _tag: 'ConnectError',
      sent: 'no',
      safeToResend: true,
      cause: { message: 'fetch failed', cause: { code: 'ECONNREFUSED' } },
    });
    expect(await errorOf('#{connect unknown}')).toMatchObject({ sent: 'unknown' });
  });

  it('fall silent with a disconnect of the phase idle, which the timeouts find', async () => {
    await expectTurn('A--#{disconnect idle}', 'A 1999ms #{disconnect idle}', {
      timeouts: { idle: 2_000 },
    });
  });

  it('are agent_error where they are none of the wire, and are not logged', async () => {
    const log = jest.spyOn(console, 'error').mockReturnValue();

    await expectTurn('A--#', 'A--#{agent "agent_error"}');

    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });

  it('are passed over where the client skips what is invalid', async () => {
    await expectTurn('A--#{invalid}', 'A--|', { onInvalidTrace: 'skip' });
  });

  it.each([
    ['A#{http 429}', 'http 429', 'there can be no trace before it'],
    ['A#{connect no}', 'connect no', 'there can be no trace before it'],
    ['#{http 200}', 'http 200', 'the status must be 300 to 599'],
    ['#{abort}', 'abort', 'the client finds it itself'],
    ['#{timeout connect 5}', 'timeout connect 5', 'the client finds it itself'],
    ['#{protocol "why"}', 'protocol "why"', 'the client finds it itself'],
    ['#{agent "out of credits"}', 'agent "out of credits"', 'a code has at most 64 letters'],
    ['#{agent "turn_lost"}', 'agent "turn_lost"', 'its words are lost and cancelled'],
    ['#{gap}', 'gap 2 after 0', 'the client finds it itself'],
    ['#{expired}', 'expired after 0', 'the client finds it itself'],
    ['#{invalid [1]}', 'invalid [1]', 'the trace must be an object with a type'],
  ])('are refused at once where no server can cause them: %p', (script, words, reason) => {
    expect(() => createTestClient({ launch: ['A|', script] })).toThrow(
      `script has an error that a server cannot cause (${words}): ${reason}`,
    );
  });

  it('make a test of what retries', async () => {
    await virtualTime(async ({ play }) => {
      const client = createTestClient(['#{http 429 retry-after 2}', 'A|']);
      const timeline = await play(
        client.interact(ada).pipe(retryOnDisconnect({ random: () => 0 })),
      );

      expect(timeline).toMatchObject([
        { time: 2_000, notification: { value: trace.text('A') } },
        { time: 2_001, notification: { kind: 'C' } },
      ]);
      client.assertDone();
    });
  });
});

describe('createTestClient of an agent', () => {
  it('talks to it through the handler, and records its turns', async () => {
    await virtualTime(async ({ expectObservable }) => {
      const echo: Agent = ({ userID }) => of(trace.text(`Hi ${userID}`)).pipe(delay(10));
      const client = createTestClient(echo);

      await expectObservable(client.interact(ada)).toBe('10ms ({text "Hi ada"}|)');
      await expectObservable(client.interact({ userID: 'bob' })).toBe('10ms ({text "Hi bob"}|)');

      expect(client.calls.map(({ userID }) => userID)).toEqual(['ada', 'bob']);
      expect(() => client.assertDone()).not.toThrow();
    });
  });

  it('tells the client a code, and onError what was thrown', async () => {
    await virtualTime(async ({ expectObservable }) => {
      const thrown: unknown[] = [];
      const failure = new RangeError('a secret');
      const failing: Agent = () =>
        concat(
          of(trace.text('A')),
          throwError(() => failure),
        );
      const client = createTestClient(failing, { onError: (error) => thrown.push(error) });

      await expectObservable(client.interact(ada)).toBe('(A#{agent "agent_error"})');

      expect(thrown).toEqual([failure]);
    });
  });
});
