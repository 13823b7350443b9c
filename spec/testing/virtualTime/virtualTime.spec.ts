import {
  concatMap,
  defer,
  delay,
  firstValueFrom,
  interval,
  map,
  NEVER,
  of,
  retry,
  throwError,
  timer,
} from 'rxjs';
import { trace } from '../../../lib';
import { virtualTime } from '../../../lib/testing';
import { expectRealTime } from '../../support/expectRealTime';
import { sleep } from './sleep';

expectRealTime();

describe('virtualTime', () => {
  it('jumps over the time that a test waits', async () => {
    const before = performance.now();
    const log = await virtualTime(async ({ now }) => {
      const times = [now()];
      await sleep(60_000);
      times.push(now());
      await sleep(1);
      return [...times, now()];
    });

    expect(log).toEqual([0, 60_000, 60_001]);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('has dates, performance.now, intervals, immediates and abort timeouts on one clock', async () => {
    await virtualTime(
      async ({ advance, now }) => {
        const ticks: number[] = [];
        const ticking = setInterval(() => ticks.push(now()), 100);
        const signal = AbortSignal.timeout(250);
        const start = performance.now();
        await advance(249);

        expect([signal.aborted, Date.now(), performance.now() - start]).toEqual([
          false,
          1_249,
          249,
        ]);

        await advance(1);
        clearInterval(ticking);

        expect(signal.aborted).toBe(true);
        expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
        expect(ticks).toEqual([100, 200]);

        await new Promise((resolve) => setImmediate(resolve));

        expect(new Date().getTime()).toBe(1_250);
      },
      { startTime: 1_000 },
    );
  });

  it('has requestAnimationFrame where there is one', async () => {
    const host: { requestAnimationFrame?: (run: () => void) => number } = globalThis;
    host.requestAnimationFrame = () => 0;
    try {
      const frame = await virtualTime(async ({ now }) => {
        await new Promise<void>((resolve) => host.requestAnimationFrame?.(resolve));
        return now();
      });

      expect(frame).toBe(16);
    } finally {
      delete host.requestAnimationFrame;
    }
  });

  it('has the schedulers of RxJS on its clock', async () => {
    await virtualTime(async ({ expectObservable, now }) => {
      await expectObservable(of('a').pipe(delay(50))).toBe('50ms (a|)', { a: 'a' });
      await expectObservable(timer(5, 10).pipe(map((n) => n))).toBe('5ms a 9ms b', { a: 0, b: 1 });
      const failure = new Error('no');
      const twice = defer(() => throwError(() => failure)).pipe(retry({ count: 2, delay: 100 }));
      await expectObservable(twice).toBe('200ms #', undefined, failure);

      expect(now()).toBe(50 + 16 + 200);
      expect(await firstValueFrom(interval(1_000))).toBe(0);
      expect(now()).toBe(1_266);
    });
  });

  it('reaches a promise inside a pipeline', async () => {
    await virtualTime(async ({ expectObservable }) => {
      const lookUp = async (word: string) => {
        await sleep(20);
        return trace.text(word.toUpperCase());
      };
      const turn = of('a', 'b').pipe(concatMap(lookUp));

      await expectObservable(turn).toBe('20ms A 19ms (B|)');
    });
  });

  it('reaches a web stream', async () => {
    await virtualTime(async ({ now }) => {
      const encoder = new TextEncoder();
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          setTimeout(() => controller.enqueue(encoder.encode('Hel')), 30);
          setTimeout(() => {
            controller.enqueue(encoder.encode('lo'));
            controller.close();
          }, 70);
        },
      }).pipeThrough(new TransformStream());

      expect(await new Response(stream).text()).toBe('Hello');
      expect(now()).toBe(70);
    });
  });

  it('lets everything that is due have run when advance has waited', async () => {
    await virtualTime(async ({ advance, timers }) => {
      const log: string[] = [];
      setTimeout(() => {
        log.push('first');
        setTimeout(() => {
          log.push('second');
          void sleep(40).then(() => log.push('third'));
        }, 40);
      }, 20);
      await advance(99);

      expect([...log, timers()]).toEqual(['first', 'second', 1]);

      await advance(1);

      expect([...log, timers()]).toEqual(['first', 'second', 'third', 0]);
    });
  });

  it('lets run in an advance what was set after it, and is due with its end', async () => {
    await virtualTime(async ({ advance, now }) => {
      const log: number[] = [];
      const note = () => void sleep(50).then(() => log.push(now()));
      setTimeout(() => {
        note();
        note();
      }, 50);
      await advance(100);

      expect(log).toEqual([100, 100]);
    });
  });

  it('advances further than a timer can reach, and begins at a date', async () => {
    const startTime = new Date('2026-11-25T00:00:00Z');
    await virtualTime(
      async ({ advance, now }) => {
        expect([new Date(), now()]).toEqual([startTime, 0]);

        await advance(2 ** 32);

        expect([Date.now() - startTime.getTime(), now()]).toEqual([2 ** 32, 2 ** 32]);
      },
      { startTime, maxTime: 2 ** 33 },
    );
  });

  it('writes down what comes, while the test goes on', async () => {
    await virtualTime(async ({ advance, observe }) => {
      await advance(500);
      const { timeline, subscription } = observe(interval(10));
      await advance(25);
      subscription.unsubscribe();
      await advance(100);

      expect(timeline).toEqual([
        { time: 10, notification: { kind: 'N', value: 0 } },
        { time: 20, notification: { kind: 'N', value: 1 } },
      ]);
    });
  });

  it('plays a stream to its end', async () => {
    const timeline = await virtualTime(({ play }) => play(of('a').pipe(delay(5))));

    expect(timeline).toEqual([
      { time: 5, notification: { kind: 'N', value: 'a' } },
      { time: 5, notification: { kind: 'C' } },
    ]);
  });

  it('lets a timer of before be cleared', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const before = setTimeout(() => undefined, 100_000);
    await virtualTime(() => clearTimeout(before));

    expect(warn).not.toHaveBeenCalled();

    warn.mockRestore();
  });

  it('drops the timers that are left over', async () => {
    const late = jest.fn();
    await virtualTime(({ timers }) => {
      setTimeout(late, 10);

      expect(timers()).toBe(1);
    });

    expect(late).not.toHaveBeenCalled();
  });
});

describe('a stream that is not as expected', () => {
  it('fails readably, at the line of the expectation', async () => {
    const failing = virtualTime(({ expectObservable }) =>
      expectObservable(of(trace.text('A')).pipe(delay(5))).toBe('4ms (A|)'),
    );

    await expect(failing).rejects.toThrow(
      [
        'The stream is not as expected:',
        '  at 4 ms nothing came; expected: text "A"',
        '',
        '     time  expected  actual',
        '  >   4ms  text "A"',
        '      4ms  end',
        '      5ms            text "A"',
        '      5ms            end',
        '',
        '  expected  ----(A|)',
        '  actual    -----(A|)',
      ].join('\n'),
    );
    await expect(failing).rejects.toMatchObject({
      stack: expect.stringMatching(/^[^]*?\n {4}at [^\n]*virtualTime\.spec\.ts/) as unknown,
    });
  });

  it('fails where it is open, or ends, against the diagram', async () => {
    const against = (source: typeof NEVER, diagram: string) =>
      virtualTime(({ expectObservable }) => expectObservable(source).toBe(diagram));

    await expect(against(NEVER, '---')).resolves.toBeUndefined();
    await expect(against(NEVER, '--|')).rejects.toThrow('at 2 ms nothing came; expected: end');
    await expect(against(timer(1).pipe(concatMap(() => [])), '--A')).rejects.toThrow(
      'at 1 ms came, unexpectedly: end',
    );
  });
});
