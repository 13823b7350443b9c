import { claimOf, end, eventsOf, openLog, runTurn, statusesOf, turnOf, will } from './support';

const [a, b, c, d] = [turnOf('a'), turnOf('b'), turnOf('c'), turnOf('d')];

describe('maxTurns of a log in memory', () => {
  it('expires the turn that has been over for the longest', async () => {
    const { log } = openLog({ maxTurns: 3 });
    await log.claim(claimOf(a));
    await runTurn(log, b);
    await log.claim(claimOf(c));
    await log.finish(a, end, 'p');

    expect(await log.claim(claimOf(d))).toBe('claimed');
    expect(await statusesOf(log, [a, b, c, d])).toEqual(['found', 'expired', 'found', 'found']);
  });

  it('is full where all turns run or wait', async () => {
    const { log } = openLog({ maxTurns: 2 });
    await log.claim(claimOf(a));
    await log.claim(claimOf(turnOf('b', 'a')));

    expect(await log.claim(claimOf(c))).toBe('full');
    expect(await statusesOf(log, [a, turnOf('b', 'a'), c])).toEqual(['found', 'found', 'unknown']);
    expect(await log.claim(claimOf(a, { producer: 'q' }))).toBe('known');

    await log.finish(a, end);

    expect(await log.claim(claimOf(c))).toBe('claimed');
  });

  it('leaves no place in the queue where it is full', async () => {
    const { log } = openLog({ maxTurns: 1 });
    await log.claim(claimOf(a));

    expect(await log.claim(claimOf(turnOf('b', 'a')))).toBe('full');

    await log.finish(a, end);
    await log.claim(claimOf(turnOf('c', 'a')));

    expect(await log.renew(turnOf('c', 'a'), 'p')).toBe('running');
  });

  it('is not full of turns that are lost', async () => {
    const { clock, log } = openLog({ maxTurns: 2 });
    await log.claim(claimOf(a));
    await log.claim(claimOf(b));
    await clock.advance(10_000);

    expect(await log.claim(claimOf(c))).toBe('claimed');
    expect(await statusesOf(log, [a, b, c])).toEqual(['expired', 'found', 'found']);
  });

  it('expires nothing for a claim that is busy', async () => {
    const { log } = openLog({ maxTurns: 2 });
    await runTurn(log, a);
    await log.claim(claimOf(b));

    expect(await log.claim(claimOf(turnOf('c', 'b'), { whenBusy: 'reject' }))).toBe('busy');
    expect(await statusesOf(log, [a])).toEqual(['found']);
  });
});

describe('maxEvents of a log in memory', () => {
  it('is per turn, and does not count the last event', async () => {
    const { log } = openLog({ maxEvents: 3 });
    await log.claim(claimOf(a));
    await log.claim(claimOf(b));

    expect(await log.append(a, 'p', eventsOf(1, 3))).toBe('kept');
    expect(await log.append(a, 'p', eventsOf(4, 4))).toBe('full');
    expect(await log.append(b, 'p', eventsOf(1, 4))).toBe('full');
    expect(await log.append(b, 'p', eventsOf(1, 3))).toBe('kept');
    expect(await log.finish(a, end, 'p')).toBe('finished');
    expect(await log.read(a, 3, 9)).toMatchObject({ events: [{ id: 4, ...end }], isOver: true });
  });

  it('renews the lease also where it is full', async () => {
    const { clock, log } = openLog({ maxEvents: 1 });
    await log.claim(claimOf(a));
    await clock.advance(9_000);
    await log.append(a, 'p', eventsOf(1, 2));
    await clock.advance(9_000);

    expect(await log.renew(a, 'p')).toBe('running');
  });
});

describe('maxBytes of a log in memory', () => {
  // An event counts 64, its name and its data: 64 + 5 + 931 = 1,000, the end 64 + 3 + 2 = 69.
  const size = 931;

  it('expires those turns that have been over for the longest, and no more than is needed', async () => {
    const { log } = openLog({ maxBytes: 4_138 });
    for (const turn of [a, b]) await runTurn(log, turn, 1, size);
    await log.claim(claimOf(c));

    expect(await log.append(c, 'p', eventsOf(1, 2, size))).toBe('kept');
    expect(await statusesOf(log, [a, b])).toEqual(['found', 'found']);
    expect(await log.append(c, 'p', eventsOf(3, 3, size - 1_000 + 70))).toBe('kept');
    expect(await statusesOf(log, [a, b, c])).toEqual(['expired', 'found', 'found']);
  });

  it('is full where those that run need it all, and expires nothing then', async () => {
    const { log } = openLog({ maxBytes: 3_500 });
    await runTurn(log, a, 1, size);
    await log.claim(claimOf(b));
    await log.claim(claimOf(c));
    await log.append(b, 'p', eventsOf(1, 2, size));

    expect(await log.append(c, 'p', eventsOf(1, 2, size))).toBe('full');
    expect(await statusesOf(log, [a, b, c])).toEqual(['found', 'found', 'found']);
    expect(await log.append(c, 'p', eventsOf(1, 1, size))).toBe('kept');
    expect(await statusesOf(log, [a, b, c])).toEqual(['expired', 'found', 'found']);
    expect(await log.append(b, 'p', eventsOf(3, 3, size))).toBe('full');
    expect(await log.append(b, 'p', eventsOf(1, 2, size))).toBe('kept');
  });

  it('keeps the end of a turn whatever it takes, for its readers', async () => {
    const { log } = openLog({ maxBytes: 2_100 });
    await runTurn(log, a, 1, 800);
    await log.claim(claimOf(b));
    await log.append(b, 'p', eventsOf(1, 1, size));
    const last = { event: 'end', data: 'x'.repeat(5_000) };

    expect(await log.finish(b, last, 'p')).toBe('finished');
    expect(await statusesOf(log, [a, b])).toEqual(['expired', 'found']);
    expect(await log.read(b, 1, 9)).toMatchObject({ events: [{ id: 2, ...last }], isOver: true });
  });

  it('counts no event that is gone', async () => {
    const { clock, log } = openLog({ maxBytes: 3_000, ttl: 50_000 });
    for (let round = 0; round < 20; round += 1) {
      const [over, lost, expired] = [`o${round}`, `l${round}`, `e${round}`].map((id) => turnOf(id));
      if (over === undefined || lost === undefined || expired === undefined) return;
      for (const turn of [over, lost, expired]) {
        await log.claim(claimOf(turn));

        expect(await log.append(turn, 'p', eventsOf(1, 1, 731))).toBe('kept');
      }
      await log.finish(over, end, 'p');
      await log.expire(expired);
      await clock.advance(10_000);

      expect(await statusesOf(log, [over, lost, expired])).toEqual(['found', 'found', 'expired']);

      await log.expire(over);
      await clock.advance(50_000);

      expect(await statusesOf(log, [over, lost])).toEqual(['expired', 'expired']);
    }
  });

  it('ends a turn by its will where the log is full', async () => {
    const { log } = openLog({ maxBytes: 1_000 });
    await log.claim(claimOf(a));
    await log.append(a, 'p', eventsOf(1, 1, size));

    expect(await log.append(a, 'p', eventsOf(3, 3))).toBe('over');
    expect(await log.read(a, 1, 9)).toMatchObject({ events: [{ id: 2, ...will }], isOver: true });
  });
});
