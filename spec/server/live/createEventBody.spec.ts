import { concat, concatMap, from, interval, map, NEVER, of, Subject } from 'rxjs';
import { createClock } from '../../support/createClock';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';
import { openEventBody, readEventBody } from '../../support/serverEventBody';

const beat = ': heartbeat\n\n';

expectNoUnhandledRejection();

describe('before it is read', () => {
  it('runs nothing, however long that takes', async () => {
    const { clock, counts } = openEventBody(of('a'));
    await clock.advance(60_000);

    expect(counts.subscribed).toBe(0);
    expect(clock.timers()).toBe(0);
  });

  it('has its blank line ready, and runs nothing for that', async () => {
    const { body, clock, counts } = openEventBody(of('a'));
    expect((await body.getReader().read()).value).toEqual(Uint8Array.of(10));
    await clock.advance(60_000);

    expect(counts.subscribed).toBe(0);
    expect(clock.timers()).toBe(0);
  });

  it('lets one more task go by once someone reads on, for adapters that wait one', async () => {
    const { body, clock, counts } = openEventBody(of('a'));
    const reader = body.getReader();
    await reader.read();
    const next = reader.read();
    const seen: number[] = [];
    clock.scheduler.schedule(() => seen.push(counts.subscribed));
    await clock.advance(0);

    expect(seen).toEqual([0]);
    expect(counts.subscribed).toBe(1);
    expect(new TextDecoder().decode((await next).value)).toBe('a');
  });
});

describe('the chunks', () => {
  it('hold what comes in one synchronous run', async () => {
    const frames$ = new Subject<string>();
    const { reader } = await readEventBody(frames$);
    for (const run of [['a', 'b', 'c'], ['d'], ['e', 'f']]) {
      run.forEach((frame) => frames$.next(frame));
      await flush();
    }

    expect(reader.chunks).toEqual(['\n', 'abc', 'd', 'ef']);
  });

  it('hold no more than 64 Ki characters and a frame of a run that is longer', async () => {
    const frames$ = new Subject<string>();
    const { reader } = await readEventBody(frames$, { maxBufferedBytes: 1_000_000 });
    const frames = Array.from({ length: 5 }, (_, index) => String(index).repeat(30_000));
    frames.forEach((frame) => frames$.next(frame));
    await flush();

    expect(reader.chunks).toEqual(['\n', frames.slice(0, 3).join(''), frames.slice(3).join('')]);
  });

  it('hold the first of a long turn as soon as it comes', async () => {
    const { reader } = await readEventBody(concat(of('a', 'b'), NEVER));

    expect(reader.chunks).toEqual(['\n', 'ab']);
    expect(reader.outcome()).toBe('open');
  });

  it('hold the end together with what comes with it', async () => {
    const { reader, clock } = await readEventBody(of('a', 'b'));

    expect(reader.chunks).toEqual(['\n', 'ab']);
    expect(reader.outcome()).toBe('closed');
    expect(clock.timers()).toBe(0);
  });

  it('come one by one from different tasks', async () => {
    const frames$ = from(['a', 'b', 'c']).pipe(concatMap((frame) => flush().then(() => frame)));
    const { reader } = await readEventBody(frames$);
    for (let round = 0; round < 3; round += 1) await flush();

    expect(reader.chunks).toEqual(['\n', 'a', 'b', 'c']);
    expect(reader.outcome()).toBe('closed');
  });

  it('are UTF-8', async () => {
    const { reader } = await readEventBody(of('é🎉', '\ud800'));

    expect(reader.text()).toBe('\né🎉\ufffd');
  });
});

describe('the heartbeat', () => {
  it('is a comment after each stretch of silence', async () => {
    const { reader, advance } = await readEventBody(NEVER);
    await advance(999);
    expect(reader.chunks).toEqual(['\n']);
    await advance(1);
    expect(reader.chunks).toEqual(['\n', beat]);
    await advance(999);
    expect(reader.chunks).toHaveLength(2);
    await advance(1);
    expect(reader.chunks).toEqual(['\n', beat, beat]);
  });

  it('waits from the last frame on', async () => {
    const frames$ = new Subject<string>();
    const { reader, advance } = await readEventBody(frames$);
    for (const wait of [700, 999, 400]) {
      await advance(wait);
      frames$.next('a');
      await flush();
    }
    await advance(999);
    expect(reader.text()).toBe('\naaa');
    await advance(1);
    expect(reader.text()).toBe(`\naaa${beat}`);
  });

  it('is not sent where there is always something to say', async () => {
    const clock = createClock();
    const frames$ = interval(900, clock.scheduler).pipe(map(() => 'a'));
    const { reader, advance } = await readEventBody(frames$, {}, clock);
    for (let passed = 0; passed < 9_000; passed += 100) await advance(100);

    expect(reader.text()).toBe(`\n${'a'.repeat(10)}`);
  });

  it('is over with the turn', async () => {
    const frames$ = new Subject<string>();
    const { reader, clock, advance } = await readEventBody(frames$);
    frames$.complete();
    await advance(5_000);

    expect(reader.text()).toBe('\n');
    expect(clock.timers()).toBe(0);
  });
});
