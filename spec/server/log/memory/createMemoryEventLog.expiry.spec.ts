import { claimOf, end, eventsOf, openLog, runTurn, statusesOf, turnOf, will } from './support';

const [a, b, c] = [turnOf('a'), turnOf('b'), turnOf('c')];

describe('the time of events in memory', () => {
  it('is five minutes from the end of their turn', async () => {
    const { clock, log } = openLog();
    await log.claim(claimOf(a, { lease: 1e6 }));
    await clock.advance(400_000);
    await log.append(a, 'p', eventsOf(1, 1));
    await log.finish(a, end, 'p');
    await clock.advance(299_999);

    expect(await statusesOf(log, [a])).toEqual(['found']);

    await clock.advance(1);

    expect(await statusesOf(log, [a])).toEqual(['expired']);
  });

  it('begins for a turn that was lost when that is found', async () => {
    const { clock, log } = openLog({ ttl: 1_000 });
    await log.claim(claimOf(a));
    await clock.advance(100_000);

    expect(await log.read(a, 0, 9)).toMatchObject({ events: [{ id: 1, ...will }], isOver: true });

    await clock.advance(999);

    expect(await statusesOf(log, [a])).toEqual(['found']);

    await clock.advance(1);

    expect(await statusesOf(log, [a])).toEqual(['expired']);
  });

  it('may be for ever', async () => {
    const { clock, log } = openLog({ ttl: Infinity });
    await runTurn(log, a);
    await clock.advance(1e12);

    expect(await statusesOf(log, [a])).toEqual(['found']);
  });
});

describe('a turn that has expired in memory', () => {
  it('is remembered for a day, and then is a new one', async () => {
    const { clock, log } = openLog({ ttl: 1_000 });
    await runTurn(log, a);
    await clock.advance(1_000);

    expect(await statusesOf(log, [a])).toEqual(['expired']);

    await clock.advance(86_399_999);

    expect(await log.claim(claimOf(a, { producer: 'q' }))).toBe('expired');

    await clock.advance(1);

    expect(await statusesOf(log, [a])).toEqual(['unknown']);
    expect(await log.claim(claimOf(a, { producer: 'q' }))).toBe('claimed');
  });

  it('is claimed again by its producer, and asked for with another fingerprint a mismatch', async () => {
    const { log } = openLog();
    await runTurn(log, a);
    await log.expire(a);

    expect(await log.claim(claimOf(a))).toBe('claimed');
    expect(await log.claim(claimOf(a, { producer: 'q', fingerprint: 'g' }))).toBe('mismatch');
    expect(await log.renew(a, 'p')).toBe('over');
  });

  it('is forgotten at once where nothing is to be remembered', async () => {
    const { log } = openLog({ rememberFor: 0 });
    await runTurn(log, a);
    await log.expire(a);

    expect(await statusesOf(log, [a])).toEqual(['unknown']);
  });

  it('is forgotten where ten times as many are remembered as may be held', async () => {
    const { log } = openLog({ maxTurns: 2 });
    const turns = Array.from({ length: 23 }, (_, index) => turnOf(`t${index}`));
    for (const turn of turns) await runTurn(log, turn);
    const statuses = await statusesOf(log, turns);

    expect(statuses).toEqual([
      'unknown',
      ...Array.from({ length: 20 }, () => 'expired'),
      'found',
      'found',
    ]);
  });
});

describe('the clock of a log in memory', () => {
  it('has no timers on it', async () => {
    const { clock, log } = openLog();
    await runTurn(log, a);
    await log.claim(claimOf(b));
    log.watch(b, () => undefined);
    await log.expire(a);

    expect(clock.timers()).toBe(0);
  });

  it('ends a lease in the moment that recheckIn says', async () => {
    const { clock, log } = openLog();
    await log.claim(claimOf(a, { lease: 700 }));
    await clock.advance(300);

    expect(await log.read(a, 0, 9)).toMatchObject({ isOver: false, recheckIn: 400 });

    await clock.advance(399);

    expect(await log.read(a, 0, 9)).toMatchObject({ isOver: false, recheckIn: 1 });

    await clock.advance(1);

    expect(await log.read(a, 0, 9)).toMatchObject({ isOver: true });
  });

  it('says nothing longer than a timer can be', async () => {
    const { log } = openLog();
    await log.claim(claimOf(a, { lease: 1e12 }));
    await runTurn(log, b);

    expect(await log.read(a, 0, 9)).toMatchObject({ recheckIn: 2 ** 31 - 1 });
    expect(await log.read(b, 0, 9)).toMatchObject({ recheckIn: 2 ** 31 - 1 });
  });

  it('ends leases of different lengths each at its time, in whatever order they began', async () => {
    const { clock, log } = openLog();
    await log.claim(claimOf(a, { lease: 3_000 }));
    await log.claim(claimOf(b, { lease: 1_000 }));
    await log.claim(claimOf(c, { lease: 2_000 }));
    const seen: boolean[][] = [];
    for (let second = 0; second < 3; second += 1) {
      await clock.advance(1_000);
      const pages = await Promise.all([a, b, c].map((turn) => log.read(turn, 0, 9)));
      seen.push(pages.map((page) => 'isOver' in page && page.isOver));
    }

    expect(seen).toEqual([
      [false, true, false],
      [false, true, true],
      [true, true, true],
    ]);
  });

  it('loses nobody where it goes back', async () => {
    const { clock, log } = openLog({ ttl: 1_000 });
    await log.claim(claimOf(a));
    await runTurn(log, b);
    clock.scheduler.frame -= 100_000;
    await log.claim(claimOf(c));

    expect(await log.append(a, 'p', eventsOf(1, 1))).toBe('kept');

    await clock.advance(5_000);

    expect(await log.renew(c, 'p')).toBe('running');
    expect(await statusesOf(log, [a, b, c])).toEqual(['found', 'found', 'found']);
  });
});
