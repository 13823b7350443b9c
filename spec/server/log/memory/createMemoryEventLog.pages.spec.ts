import type { LoggedEvent } from '../../../../lib/server';
import { claimOf, end, eventsOf, openLog, turnOf, will } from './support';

const turn = turnOf('a');

/** How many events each page has. */
const pagesOf = async (sizes: readonly number[], limit = 512): Promise<readonly number[]> => {
  const { log } = openLog();
  await log.claim(claimOf(turn));
  const events = sizes.map((size, index) => ({
    id: index + 1,
    event: 'trace',
    data: 'x'.repeat(size),
  }));
  await log.append(turn, 'p', events);
  const counts: number[] = [];
  for (let after = 0; after < events.length;) {
    const page = await log.read(turn, after, limit);
    if (page.status !== 'found') break;
    counts.push(page.events.length);
    after += page.events.length;
  }
  return counts;
};

describe('a page of a log in memory', () => {
  it('holds about 64 KiB, or one event that is longer', async () => {
    expect(await pagesOf([200_000, 10, 10, 70_000, 10])).toEqual([1, 2, 1, 1]);
    expect(await pagesOf(Array.from({ length: 100 }, () => 6_484))).toEqual([
      ...Array.from({ length: 10 }, () => 10),
    ]);
    expect(await pagesOf(Array.from({ length: 1_100 }, () => 0))).toEqual([512, 512, 76]);
    expect(await pagesOf([0, 0, 0], 2)).toEqual([2, 1]);
  });

  it('is the same to all who read, and is not changed by what comes', async () => {
    const { log } = openLog();
    await log.claim(claimOf(turn));
    await log.append(turn, 'p', eventsOf(1, 2));
    const [page, same] = [await log.read(turn, 0, 9), await log.read(turn, 0, 9)];
    await log.append(turn, 'p', eventsOf(3, 3));
    await log.finish(turn, end, 'p');
    const before = { status: 'found', events: eventsOf(1, 2), isOver: false, recheckIn: 10_000 };

    expect([page, same]).toEqual([before, before]);
  });

  it('has what was appended, whatever becomes of that', async () => {
    const { log } = openLog();
    const ended = { ...will };
    const claim = { ...claimOf(turn), will: ended };
    await log.claim(claim);
    const event = { id: 1, event: 'trace', data: 'before', extra: true };
    const events: LoggedEvent[] = [event];
    await log.append(turn, 'p', events);
    event.data = 'after';
    ended.data = 'after';
    events.push({ id: 2, event: 'trace', data: 'after' });
    await log.append(turn, 'p', eventsOf(5, 5));

    expect(await log.read(turn, 0, 9)).toMatchObject({
      events: [
        { id: 1, event: 'trace', data: 'before' },
        { id: 2, ...will },
      ],
    });
  });
});
