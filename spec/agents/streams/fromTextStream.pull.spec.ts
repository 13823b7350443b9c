import { firstValueFrom, map, range, Subject, take } from 'rxjs';
import { trace } from '../../../lib';
import type { Trace, Turn } from '../../../lib';
import { fromTextStream } from '../../../lib/agents/streams/fromTextStream';
import { spyOn } from '../../../lib/testing';
import { flush } from '../../support/flush';

const turn: Turn = { projectID: 'p1', userID: 'ada', completionEvents: true };

const contentOf = ({ payload, type }: Trace): readonly string[] =>
  type === 'completion' && payload.state === 'content' ? [payload.content] : [];

/** A stream that makes its texts when they are asked for: `0`, `1`, and so on without end. */
const counted = () => {
  let asked = 0;
  const stream = new ReadableStream<string>(
    {
      pull: (controller) => {
        controller.enqueue(String(asked));
        asked += 1;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, asked: () => asked };
};

describe('a ReadableStream', () => {
  it('is asked for a text when the one before was delivered, and not sooner', async () => {
    const { asked, stream } = counted();
    const ahead: number[] = [];
    let delivered = 0;
    const turn$ = fromTextStream(() => stream)(turn);
    const spy = spyOn(turn$.pipe(take(101)), (one) => {
      delivered += contentOf(one).length;
      ahead.push(asked() - delivered);
    });
    await flush();

    expect(spy.completed).toBe(true);
    expect(delivered).toBe(100);
    // Before the first text stands the start.
    expect(ahead).toEqual([1, ...Array.from({ length: 100 }, () => 0)]);
    expect(asked()).toBe(100);
  });

  it('is asked no more where the turn was left with the first of it', async () => {
    const { asked, stream } = counted();
    const turn$ = fromTextStream(() => stream)(turn);
    await firstValueFrom(turn$.pipe(map(() => expect(asked()).toBe(1))));
    await flush();

    expect(asked()).toBe(1);
  });
});

describe('an async iterable', () => {
  it('is asked for a text when the one before was delivered, and one at a time', async () => {
    let asked = 0;
    let answered = 0;
    let delivered = 0;
    const ahead: number[] = [];
    const iterable: AsyncIterable<string> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          expect(asked).toBe(answered);
          asked += 1;
          await Promise.resolve();
          answered += 1;
          return asked > 100 ? { done: true, value: 'not a text' } : { done: false, value: 'x' };
        },
      }),
    };
    const spy = spyOn(fromTextStream(() => iterable)(turn), (one) => {
      delivered += contentOf(one).length;
      ahead.push(asked - delivered);
    });
    await flush();

    expect(spy.completed).toBe(true);
    expect(ahead).toEqual([1, ...Array.from({ length: 100 }, () => 0), 1]);
    expect(asked).toBe(101);
  });

  it('takes no more stack or memory for 100,000 texts than for a few', async () => {
    async function* many(): AsyncGenerator<string, void> {
      for (let index = 0; index < 100_000; index += 1) yield Promise.resolve('x');
    }
    let deltas = 0;
    const spy = spyOn(
      fromTextStream(many)(turn).pipe(
        map((one) => {
          deltas += contentOf(one).length;
        }),
      ),
    );
    await new Promise((resolve) => spy.subscription.add(() => resolve(undefined)));

    expect(deltas).toBe(100_000);
  });
});

describe('an Observable', () => {
  it('is left at once where it says more than anybody wants', () => {
    const endless = () => range(0, Infinity).pipe(map((index) => String(index)));

    expect(spyOn(fromTextStream(endless)(turn).pipe(take(3))).values).toEqual([
      trace.completionStart({ ai: true }),
      trace.completionContent('0'),
      trace.completionContent('1'),
    ]);
  });

  it('keeps the order where a consumer makes it say more', () => {
    const source = new Subject<string>();
    const spy = spyOn(fromTextStream(() => source)(turn), (one) => {
      if (contentOf(one)[0] === 'a') source.next('b');
      if (contentOf(one)[0] === 'b') source.complete();
    });
    source.next('a');

    expect(spy.values.flatMap(contentOf)).toEqual(['a', 'b']);
    expect(spy).toMatchObject({ completed: true });
    expect(spy.values.at(-1)).toEqual(trace.completionEnd());
  });
});
