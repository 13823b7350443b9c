import { Observable, take } from 'rxjs';
import type { Turn } from '../../../lib';
import { fromTextStream } from '../../../lib/agents/streams/fromTextStream';
import { spyOn } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { deferred, iterated } from './support/byHand';
import { untyped } from './support/untyped';

const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

const text = (value: string) => Promise.resolve({ done: false, value });
const left = async () => Promise.resolve();
const aborted = new DOMException('aborted', 'AbortError');

describe('at teardown', () => {
  expectNoUnhandledRejection();

  it('an async generator runs its finally', async () => {
    const calls: string[] = [];
    const agent = fromTextStream(async function* (_, signal) {
      try {
        yield 'a';
        yield Promise.resolve('b');
      } finally {
        calls.push(`finally, ${signal.aborted ? 'aborted' : 'not aborted'}`);
      }
    });
    const spy = spyOn(agent(turn).pipe(take(2)));
    expect(spy.values).toEqual([]);
    await flush();

    expect(spy.completed).toBe(true);
    expect(calls).toEqual(['finally, aborted']);
  });

  it('an async generator runs its finally once where it comes to its end', async () => {
    const calls: string[] = [];
    const agent = fromTextStream(async function* (_, signal) {
      try {
        yield Promise.resolve('a');
      } finally {
        calls.push(`finally, ${signal.aborted ? 'aborted' : 'not aborted'}`);
      }
    });
    spyOn(agent(turn));
    await flush();

    expect(calls).toEqual(['finally, not aborted']);
  });

  it('a generator that is stuck is freed by the signal', async () => {
    const calls: string[] = [];
    const agent = fromTextStream(async function* (_, signal) {
      try {
        yield 'a';
        await new Promise((__, reject) => {
          signal.addEventListener('abort', () => reject(aborted));
        });
        yield 'b';
      } finally {
        calls.push('finally');
      }
    });
    const spy = spyOn(agent(turn));
    await flush();
    expect(spy.values).toHaveLength(2);
    spy.subscription.unsubscribe();
    await flush();

    expect(calls).toEqual(['finally']);
    expect(spy).toMatchObject({ errors: [], completed: false });
    expect(spy.values).toHaveLength(2);
  });

  it('a generator that is stuck for good is not waited for', async () => {
    const agent = fromTextStream(async function* () {
      yield 'a';
      await new Promise(() => undefined);
    });
    const spy = spyOn(agent(turn));
    await flush();
    spy.subscription.unsubscribe();
    await flush();

    expect(spy.values).toHaveLength(2);
  });

  it('an iterator is told to return, once, in the same task, while it is asked', async () => {
    const answer = deferred<IteratorResult<string>>();
    const { calls, stream } = iterated(() => answer.promise, left);
    const spy = spyOn(fromTextStream(() => stream)(turn));
    await flush();
    spy.subscription.unsubscribe();
    expect(calls).toEqual(['next', 'return']);

    answer.reject(aborted);
    await flush();
    expect(calls).toEqual(['next', 'return']);
    expect(spy.errors).toEqual([]);
  });

  it('a text that comes too late is nobody’s, and no other is asked for', async () => {
    const answer = deferred<IteratorResult<string>>();
    const { calls, stream } = iterated(() => answer.promise, left);
    const spy = spyOn(fromTextStream(() => stream)(turn));
    spy.subscription.unsubscribe();
    answer.resolve({ done: false, value: 'a' });
    await flush();

    expect(calls).toEqual(['next', 'return']);
    expect(spy.values).toEqual([]);
  });

  it.each<readonly [string, () => Promise<unknown>]>([
    ['rejects', () => Promise.reject(new Error('no return'))],
    [
      'throws',
      () => {
        throw new Error('no return');
      },
    ],
    ['never comes back', () => new Promise(() => undefined)],
  ])('a return that %s is nobody’s', async (_, leave) => {
    const { calls, stream } = iterated(() => text('a'), leave);
    const spy = spyOn(fromTextStream(() => stream)(turn).pipe(take(1)));
    await flush();

    expect(spy).toMatchObject({ errors: [], completed: true });
    expect(calls).toEqual(['next', 'return']);
  });

  it('an iterator without return is let be', async () => {
    const stream = { [Symbol.asyncIterator]: () => ({ next: () => text('a') }) };
    const spy = spyOn(fromTextStream(() => stream)(turn).pipe(take(3)));
    await flush();

    expect(spy.completed).toBe(true);
  });

  it.each<readonly [string, () => Promise<IteratorResult<string>>]>([
    ['is at its end', () => Promise.resolve({ done: true, value: undefined })],
    ['has failed', () => Promise.reject(new Error('no'))],
  ])('an iterator that %s is not told to return', async (_, next) => {
    const { calls, stream } = iterated(next, left);
    spyOn(fromTextStream(() => stream)(turn));
    await flush();

    expect(calls).toEqual(['next']);
  });

  it('a ReadableStream is cancelled, also where that fails', async () => {
    const cancel = jest.fn(() => Promise.reject(new Error('no cancel')));
    const stream = new ReadableStream<string>({ pull: (own) => own.enqueue('a'), cancel });
    const spy = spyOn(fromTextStream(() => stream)(turn).pipe(take(3)));
    await flush();

    expect(spy).toMatchObject({ errors: [], completed: true });
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('a ReadableStream is cancelled while it is asked, and not at its end', async () => {
    const cancel = jest.fn();
    const open = spyOn(fromTextStream(() => new ReadableStream<string>({ cancel }))(turn));
    await flush();
    open.subscription.unsubscribe();
    expect(cancel).toHaveBeenCalledTimes(1);

    const short = new ReadableStream<string>({ start: (own) => own.close(), cancel });
    expect(spyOn(fromTextStream(() => short)(turn)).completed).toBe(false);
    await flush();
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('an Observable is unsubscribed from', () => {
    let isLeft = false;
    const source = new Observable<string>(() => () => {
      isLeft = true;
    });
    spyOn(fromTextStream(() => source)(turn)).subscription.unsubscribe();

    expect(isLeft).toBe(true);
  });

  it('what is no text has the stream let go of, and the signal aborted', async () => {
    const { calls, stream } = iterated(
      () => Promise.resolve({ done: false, value: untyped(7) }),
      left,
    );
    const signals: AbortSignal[] = [];
    const agent = fromTextStream((_, signal) => {
      signals.push(signal);
      return stream;
    });
    expect(spyOn(agent(turn)).errors).toEqual([]);
    await flush();

    expect(calls).toEqual(['next', 'return']);
    expect(signals.map(({ aborted: isAborted }) => isAborted)).toEqual([true]);
  });
});
