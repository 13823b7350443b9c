import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { createClock } from '../support/createClock';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { text, textFrame } from '../support/frames';
import { ada, connectTo } from './support/connectTo';
import { durable, errorOf, turnURL } from './support/durable';

describe('the turnURL of an open event', () => {
  expectNoUnhandledRejection();

  it.each([
    ['stream/t1', 'http://agent.test', turnURL],
    ['stream/t1', 'http://agent.test/voice/', turnURL.replace('/v2', '/voice/v2')],
    ['/voice/turns/t1', 'http://agent.test/voice', 'http://agent.test/voice/turns/t1'],
    [turnURL, 'http://agent.test', turnURL],
    ['/v2/turns/t1', 'http://agent.test/voice', undefined],
    ['../../../../../../../x', 'http://agent.test/voice', undefined],
    ['/voices/t1', 'http://agent.test/voice', undefined],
    ['http://agent.test:81/voice/t1', 'http://agent.test/voice', undefined],
    ['http://ada@agent.test/voice/t1', 'http://agent.test/voice', undefined],
  ])('of %s under %s is %s', async (reference, baseURL, expected) => {
    const headers = {
      'content-type': 'text/event-stream',
      'turn-url': reference,
      'turn-on-disconnect': 'perhaps',
    };
    const server = scriptedFetch({ script: ({ respond }) => respond({ headers }) });
    const turn = spyOn(connectTo(server, { baseURL }).events({ ...ada, completionEvents: true }));
    await flush();

    expect(turn.values).toEqual([
      { event: 'open', ...(expected === undefined ? {} : { turnURL: expected }) },
    ]);
  });

  it('is not there where it is elsewhere: that is told, and the ids mean nothing', async () => {
    for (const reference of ['https://evil.test/VF.DM.1', '//evil.test/t', 'http://[', 'ftp:x']) {
      const onIssue = jest.fn();
      const headers = { 'content-type': 'text/event-stream', 'turn-url': reference };
      const server = scriptedFetch({
        script: ({ respond, send, close }) => {
          respond({ headers });
          send(textFrame(7, 'a'));
          close();
        },
      });
      const turn = spyOn(connectTo(server, { apiKey: 'VF.DM.1', onIssue }).events(ada));
      await flush();

      expect(turn.values).toEqual([
        { event: 'open' },
        { event: 'trace', id: '7', trace: text('a') },
      ]);
      expect(errorOf(turn)).toMatchObject({ _tag: 'DisconnectError', resume: undefined });
      expect(onIssue.mock.calls).toMatchObject([
        [{ _tag: 'ProtocolError', received: reference.replace('VF.DM.1', '[redacted]') }],
      ]);
    }
  });

  it('may fail the turn, where the one who is told of it throws', async () => {
    const headers = { 'content-type': 'text/event-stream', 'turn-url': 'https://evil.test' };
    const server = scriptedFetch({ script: ({ respond }) => respond({ headers }) });
    const onIssue = () => {
      throw new Error('told');
    };
    const turn = spyOn(connectTo(server, { onIssue }).interact(ada));
    await flush();

    expect(errorOf(turn)).toMatchObject({ message: 'told' });
    expect(server.exchange().aborted).toBe(true);
  });

  it('is not looked at once the turn was left', async () => {
    const onIssue = jest.fn();
    const headers = { 'content-type': 'text/event-stream', 'turn-url': 'https://evil.test' };
    const server = scriptedFetch({ ignoresSignal: true });
    const turn = spyOn(connectTo(server, { onIssue }).interact(ada));
    turn.subscription.unsubscribe();
    server.exchange().respond({ headers });
    await flush();

    expect(onIssue).not.toHaveBeenCalled();
    expect(server.exchange().cancelled).toBe(true);
  });
});

describe('an open event', () => {
  expectNoUnhandledRejection();

  it('comes with the head of the response, before anything else', async () => {
    const server = scriptedFetch();
    const turn = spyOn(connectTo(server).events(ada));
    await flush();

    expect(turn.values).toEqual([]);

    server.exchange().respond(durable);
    await flush();

    expect(turn.values).toEqual([{ event: 'open', turnURL, onDisconnect: 'continue' }]);
  });

  it.each(['continue', 'cancel'])('says what becomes of a turn that is left: %s', async (name) => {
    const headers = { 'content-type': 'text/event-stream', 'turn-on-disconnect': name };
    const server = scriptedFetch({ script: ({ respond }) => respond({ headers }) });
    const turn = spyOn(connectTo(server).events(ada));
    await flush();

    expect(turn.values).toEqual([{ event: 'open', onDisconnect: name }]);
  });

  it('comes of no refusal', async () => {
    const server = scriptedFetch({
      script: ({ respond }) => respond({ ...durable, status: 500, body: 'no' }),
    });
    const turn = spyOn(connectTo(server).events(ada));
    await flush();

    expect([turn.values, errorOf(turn)]).toMatchObject([[], { status: 500 }]);
  });

  it('is no trace, and does not end the wait for the first one', async () => {
    const clock = createClock();
    const server = scriptedFetch({ script: ({ respond }) => respond(durable) });
    const config = { scheduler: clock.scheduler, timeouts: { firstTrace: 50 } };
    const turn = spyOn(connectTo(server, config).interact(ada));
    await flush();
    await clock.advance(50);

    expect([turn.values, errorOf(turn)]).toMatchObject([[], { phase: 'firstTrace' }]);
  });

  it.each([false, true])(
    'can be left at: the fetch ignores its signal: %s',
    async (ignoresSignal) => {
      const server = scriptedFetch({
        ignoresSignal,
        script: ({ respond, send }) => {
          respond(durable);
          send(textFrame(1, 'a'));
        },
      });
      const turn = spyOn(connectTo(server).events(ada), () => turn.subscription.unsubscribe());
      await flush();

      expect(turn.values).toHaveLength(1);
      expect([server.exchange().aborted, server.exchange().cancelled]).toEqual([
        true,
        ignoresSignal,
      ]);
    },
  );
});
