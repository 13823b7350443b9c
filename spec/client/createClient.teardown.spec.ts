import type { Observable } from 'rxjs';
import type { Trace } from '../../lib/protocol/Trace';
import { expectNoUnhandledRejection } from '../support/expectNoUnhandledRejection';
import { flush } from '../support/flush';
import { endFrame, frame, text, textFrame } from '../support/frames';
import { spyOn } from '../../lib/testing';
import { scriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import type { ScriptedFetch } from '../../lib/testing/fakes/scriptedFetch';
import { ada, connectTo } from './support/connectTo';

const manners = [
  ['that heeds its signal', false],
  ['that ignores its signal', true],
] as const;

describe.each(manners)('unsubscribing from a turn over a fetch %s', (_, ignoresSignal) => {
  expectNoUnhandledRejection();

  const started = async (): Promise<[ScriptedFetch, Observable<Trace>]> => {
    const server = scriptedFetch({ ignoresSignal, script: ({ respond }) => respond() });
    const turn$ = connectTo(server).interact(ada);
    await flush();
    return [server, turn$];
  };

  it('in next delivers nothing more of the chunk', async () => {
    const [server, turn$] = await started();
    const turn = spyOn(turn$, () => turn.subscription.unsubscribe());
    await flush();
    server.exchange().send(textFrame(1, 'a') + textFrame(2, 'b') + endFrame(3));
    await flush();

    expect(turn.values).toEqual([text('a')]);
    expect([turn.completed, turn.errors]).toEqual([false, []]);
    expect(server.exchange().aborted).toBe(true);
  });

  it('in next reads nothing more of the chunk', async () => {
    const [server] = await started();
    const onIssue = jest.fn();
    const turn$ = connectTo(server).interact({ ...ada, onIssue });
    const turn = spyOn(turn$, () => turn.subscription.unsubscribe());
    await flush();
    server.exchange().send(textFrame(1, 'a') + frame('stranger', 2, {}));
    await flush();

    expect(onIssue).not.toHaveBeenCalled();
  });

  it('in the task of a chunk, before it is read, delivers nothing of it', async () => {
    const [server, turn$] = await started();
    const turn = spyOn(turn$);
    await flush();
    server.exchange().send(textFrame(1, 'a'));
    turn.subscription.unsubscribe();
    await flush();

    expect(turn.values).toEqual([]);
  });

  it('between the arrival of a chunk and its delivery delivers nothing of it', async () => {
    // How many microtasks lie between is no promise of ours: none of these may leak.
    for (let microtasks = 0; microtasks < 8; microtasks += 1) {
      const [server] = await started();
      const onIssue = jest.fn();
      const turn = spyOn(connectTo(server).interact({ ...ada, onIssue }));
      await flush();
      server.exchange().send(frame('stranger', 1, {}) + textFrame(2, 'a'));
      for (let passed = 0; passed < microtasks; passed += 1) await Promise.resolve();
      const before = [...turn.values];
      const issues = onIssue.mock.calls.length;
      turn.subscription.unsubscribe();
      await flush();

      expect(turn.values).toEqual(before);
      expect(onIssue).toHaveBeenCalledTimes(issues);
      expect([turn.completed, turn.errors]).toEqual([false, []]);
    }
  });

  it('while connecting aborts the request, and cancels a body that comes all the same', async () => {
    const server = scriptedFetch({ ignoresSignal });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    turn.subscription.unsubscribe();

    expect(server.exchange().aborted).toBe(true);

    server.exchange().respond();
    server.exchange().send(textFrame(1, 'late'), endFrame(2));
    await flush();

    expect([turn.values, turn.errors, turn.completed]).toEqual([[], [], false]);
    expect(server.exchange().cancelled).toBe(ignoresSignal);
  });

  it('while connecting cancels the body of a refusal that comes all the same', async () => {
    const server = scriptedFetch({ ignoresSignal });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    turn.subscription.unsubscribe();
    server.exchange().respond({ status: 500, headers: {} });
    await flush();

    expect([turn.values, turn.errors, turn.completed]).toEqual([[], [], false]);
    expect(server.exchange().cancelled).toBe(ignoresSignal);
  });

  it('while connecting says nothing of a fetch that fails later', async () => {
    const server = scriptedFetch({ ignoresSignal });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    turn.subscription.unsubscribe();
    server.exchange().refuse(new TypeError('fetch failed'));
    await flush();

    expect([turn.values, turn.errors, turn.completed]).toEqual([[], [], false]);
  });

  it('while the body of a refusal is read cancels it at once', async () => {
    const server = scriptedFetch({
      ignoresSignal,
      script: ({ respond, send }) => {
        respond({ status: 500, headers: {} });
        send('<html>');
      },
    });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    turn.subscription.unsubscribe();
    await flush();

    expect(server.exchange().aborted).toBe(true);
    expect(server.exchange().cancelled).toBe(ignoresSignal);
    expect(turn.errors).toEqual([]);
  });

  it('in the middle of an event delivers nothing of it', async () => {
    const [server, turn$] = await started();
    const turn = spyOn(turn$);
    await flush();
    const whole = textFrame(1, 'a');
    server.exchange().send(whole.slice(0, 20));
    await flush();
    turn.subscription.unsubscribe();
    server.exchange().send(whole.slice(20));
    await flush();

    expect(turn.values).toEqual([]);
    expect(server.exchange().aborted).toBe(true);
    expect(server.exchange().cancelled).toBe(ignoresSignal);
  });

  it('while waiting for a chunk aborts the request and cancels the body', async () => {
    const [server, turn$] = await started();
    const turn = spyOn(turn$);
    await flush();
    server.exchange().send(textFrame(1, 'a'));
    await flush();
    turn.subscription.unsubscribe();
    await flush();

    expect(turn.values).toEqual([text('a')]);
    expect(server.exchange().aborted).toBe(true);
    expect(server.exchange().cancelled).toBe(ignoresSignal);
    expect([turn.completed, turn.errors]).toEqual([false, []]);
  });

  it('cancels a body whose cancelling fails', async () => {
    const cancel = jest.fn(() => Promise.reject(new Error('no')));
    const body = new ReadableStream<Uint8Array>({ cancel });
    const headers = { 'content-type': 'text/event-stream' };
    const server = scriptedFetch({
      ignoresSignal,
      script: ({ respond }) => respond({ body, headers }),
    });
    const turn = spyOn(connectTo(server).interact(ada));
    await flush();
    turn.subscription.unsubscribe();
    await flush();

    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('twice is the same as once', async () => {
    const [server, turn$] = await started();
    const turn = spyOn(turn$);
    turn.subscription.unsubscribe();
    turn.subscription.unsubscribe();
    await flush();

    expect(server.exchanges).toHaveLength(1);
    expect(turn.errors).toEqual([]);
  });
});

describe('a turn that fails', () => {
  expectNoUnhandledRejection();

  it('is hung up on before the subscriber hears of it', async () => {
    const server = scriptedFetch({ script: ({ respond }) => respond() });
    const aborted: boolean[] = [];
    connectTo(server)
      .interact(ada)
      .subscribe({ error: () => aborted.push(server.exchange().aborted) });
    await flush();
    server.exchange().send(frame('trace', 1, { type: 'text', payload: {} }));
    await flush();

    expect(aborted).toEqual([true]);
  });
});
