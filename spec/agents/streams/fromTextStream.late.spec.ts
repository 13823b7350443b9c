import { concat, NEVER, Observable, of, take, throwError } from 'rxjs';
import type { Turn } from '../../../lib';
import { fromTextStream } from '../../../lib/agents/streams/fromTextStream';
import type { TextStream } from '../../../lib/agents/streams/fromTextStream';
import { spyOn } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { deferred, iterated } from './support/byHand';
import { untyped } from './support/untyped';

const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };
const text = (value: string) => Promise.resolve({ done: false, value });
const left = async () => Promise.resolve();
const aborted = new DOMException('aborted', 'AbortError');

describe('a promise of a stream, left while it waits,', () => {
  expectNoUnhandledRejection();

  const expectNothingAfter = async (
    settle: (given: ReturnType<typeof deferred<TextStream>>) => void,
  ) => {
    const given = deferred<TextStream>();
    const spy = spyOn(fromTextStream(() => given.promise)(turn));
    spy.subscription.unsubscribe();
    settle(given);
    await flush();
    expect(spy).toMatchObject({ values: [], errors: [], completed: false });
  };

  it('may reject', () => expectNothingAfter(({ reject }) => reject(aborted)));

  it('has an iterator return that comes then', async () => {
    const { calls, stream } = iterated(() => text('a'), left);
    await expectNothingAfter(({ resolve }) => resolve(stream));

    expect(calls).toEqual(['return']);
  });

  it('has a generator not even begin that comes then', async () => {
    const begun = jest.fn();
    async function* texts(): AsyncGenerator<string, void> {
      begun();
      yield Promise.resolve('a');
    }
    await expectNothingAfter(({ resolve }) => resolve(texts()));

    expect(begun).not.toHaveBeenCalled();
  });

  it('has a ReadableStream cancelled that comes then, also where that fails', async () => {
    const cancel = jest.fn(() => Promise.reject(new Error('no cancel')));
    await expectNothingAfter(({ resolve }) => resolve(new ReadableStream<string>({ cancel })));
    expect(cancel).toHaveBeenCalledTimes(1);

    const locked = new ReadableStream<string>();
    locked.getReader();
    await expectNothingAfter(({ resolve }) => resolve(locked));
  });

  it('does not subscribe to an Observable that comes then, and takes what is no stream', async () => {
    const subscribed = jest.fn();
    await expectNothingAfter(({ resolve }) => resolve(new Observable(subscribed)));
    await expectNothingAfter(({ resolve }) => resolve(untyped('text')));

    expect(subscribed).not.toHaveBeenCalled();
  });

  it('is let go of likewise where `open` itself is the end of the turn', async () => {
    const { calls, stream } = iterated(() => text('a'), left);
    const subscribed = jest.fn();
    for (const given of [stream, new Observable<string>(subscribed)]) {
      let leave = (): void => undefined;
      const turn$ = fromTextStream(() => {
        leave();
        return given;
      })(turn);
      const outer = new Observable((subscriber) => {
        leave = () => subscriber.complete();
        return turn$.subscribe(subscriber);
      });
      spyOn(outer);
    }
    await flush();

    expect(calls).toEqual(['return']);
    expect(subscribed).not.toHaveBeenCalled();
  });
});

describe('the signal', () => {
  const signalOf = (given: () => TextStream) => {
    const signals: AbortSignal[] = [];
    const turn$ = fromTextStream((_, signal) => {
      signals.push(signal);
      return given();
    })(turn);
    return { turn$, isAborted: () => signals.map(({ aborted: is }) => is) };
  };

  it('is aborted where the turn is left, once for each subscription', () => {
    const { isAborted, turn$ } = signalOf(() => NEVER);
    const spies = [spyOn(turn$), spyOn(turn$)];
    expect(isAborted()).toEqual([false, false]);
    spies[0]?.subscription.unsubscribe();
    expect(isAborted()).toEqual([true, false]);
    spies[1]?.subscription.unsubscribe();
    expect(isAborted()).toEqual([true, true]);
  });

  it('is aborted in `next`', () => {
    const { isAborted, turn$ } = signalOf(() => concat(of('a'), NEVER));
    spyOn(turn$.pipe(take(1)));

    expect(isAborted()).toEqual([true]);
  });

  it('is aborted where the stream fails, or `open` throws', () => {
    const failing = signalOf(() => throwError(() => new Error('no')));
    spyOn(failing.turn$);
    const throwing = signalOf(() => {
      throw new Error('no');
    });
    spyOn(throwing.turn$);

    expect([...failing.isAborted(), ...throwing.isAborted()]).toEqual([true, true]);
  });

  it('is not aborted where the stream comes to its end', () => {
    const { isAborted, turn$ } = signalOf(() => of('a'));
    expect(spyOn(turn$).completed).toBe(true);

    expect(isAborted()).toEqual([false]);
  });
});
