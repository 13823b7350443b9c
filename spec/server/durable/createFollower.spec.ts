import { createFollower, pageSize } from '../../../lib/server/durable/createFollower';
import type { EventLog, LogChange, LoggedEvent, LogPage } from '../../../lib/server/log/EventLog';
import { createClock } from '../../support/createClock';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { flush } from '../../support/flush';

const turn = { projectID: 'p1', userID: 'ada', turnID: 't1' };
const eventOf = (id: number): LoggedEvent => ({ id, event: 'trace', data: `${id}` });
const page = (ids: readonly number[], isOver = false, recheckIn = 1_000): LogPage => ({
  status: 'found',
  events: ids.map(eventOf),
  isOver,
  recheckIn,
});

/** A log that answers reads by hand, and follows it after `after`. */
const follow = (after = 0, first?: LogPage) => {
  const reads: { after: number; limit: number; answer: (page: LogPage | Error) => void }[] = [];
  const watchers = new Set<(change: LogChange) => void>();
  const order: string[] = [];
  const log: Pick<EventLog, 'read' | 'watch'> = {
    read: (_, cursor, limit) => {
      order.push('read');
      return new Promise((resolve, reject) => {
        const answer = (given: LogPage | Error) =>
          given instanceof Error ? reject(given) : resolve(given);
        reads.push({ after: cursor, limit, answer });
      });
    },
    watch: (_, onChange) => {
      order.push('watch');
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
  };
  const clock = createClock();
  const follower = createFollower(log, turn, after, clock.scheduler, first);
  const change = async () => {
    for (const onChange of watchers) onChange('events');
    await flush();
  };
  const answer = async (given: LogPage | Error) => {
    reads.at(-1)?.answer(given);
    await flush();
  };
  const next = () => {
    const got: unknown[] = [];
    follower.next().then(
      (step) => got.push(step),
      (error: unknown) => got.push(error),
    );
    return got;
  };
  return { answer, change, clock, follower, next, order, reads, watchers };
};

expectNoUnhandledRejection();

describe('a follower', () => {
  it('does nothing before it is asked', () => {
    const { order, clock } = follow();

    expect([order, clock.timers()]).toEqual([[], 0]);
  });

  it('watches before it reads, so that nothing falls between the two', async () => {
    const { next, order } = follow();
    next();
    await flush();

    expect(order).toEqual(['watch', 'read']);
  });

  it('gives what is there, and goes on behind it', async () => {
    const { answer, next, reads } = follow(3);
    const first = next();
    await answer(page([4, 5]));
    const second = next();
    await answer(page([6], true));

    expect(first).toEqual([{ events: [4, 5].map(eventOf), isOver: false }]);
    expect(second).toEqual([{ events: [6].map(eventOf), isOver: true }]);
    expect(reads.map(({ after, limit }) => [after, limit])).toEqual([
      [3, pageSize],
      [5, pageSize],
    ]);
  });

  it('gives a page that was read already, and reads none for that', async () => {
    const { next, reads } = follow(0, page([1]));
    const first = next();
    await flush();
    next();
    await flush();

    expect(first).toEqual([{ events: [eventOf(1)], isOver: false }]);
    expect(reads.map(({ after }) => after)).toEqual([1]);
  });

  it('waits for a change where there is nothing yet', async () => {
    const { answer, change, next, reads } = follow();
    const step = next();
    await answer(page([]));
    const before = reads.length;
    await change();
    await answer(page([1]));

    expect([before, reads.length]).toEqual([1, 2]);
    expect(step).toEqual([{ events: [eventOf(1)], isOver: false }]);
  });

  it('reads once more where something changed while it read', async () => {
    const { answer, change, next, reads } = follow();
    next();
    await change();
    await answer(page([]));

    expect(reads).toHaveLength(2);
  });

  it('looks again by itself when the log says so, even if it was told of no change', async () => {
    const { answer, clock, next, reads } = follow();
    const step = next();
    await answer(page([], false, 500));
    await clock.advance(499);
    const before = reads.length;
    await clock.advance(1);
    await answer(page([1]));

    expect([before, reads.length]).toEqual([1, 2]);
    expect(step).toHaveLength(1);
    expect(clock.timers()).toBe(0);
  });

  it('says that the turn is over where nothing comes after the cursor', async () => {
    const { answer, next } = follow(7);
    const step = next();
    await answer(page([], true));

    expect(step).toEqual([{ events: [], isOver: true }]);
  });

  it.each(['unknown', 'expired', 'ahead'] as const)(
    'says that the turn is gone: %s',
    async (status) => {
      const { answer, next } = follow();
      const step = next();
      await answer({ status });

      expect(step).toEqual(['gone']);
    },
  );

  it('fails with what the log fails with, and can be asked again', async () => {
    const { answer, next } = follow();
    const failure = new Error('no log');
    const first = next();
    await answer(failure);
    const second = next();
    await answer(page([1]));

    expect(first).toEqual([failure]);
    expect(second).toEqual([{ events: [eventOf(1)], isOver: false }]);
  });

  it('lets go of all it holds when it is closed while it waits', async () => {
    const { answer, clock, follower, next, watchers } = follow();
    const step = next();
    await answer(page([]));
    follower.close();
    await flush();

    expect(step).toEqual(['closed']);
    expect([watchers.size, clock.timers()]).toEqual([0, 0]);
  });

  it('gives nothing that comes after it was closed', async () => {
    const { answer, follower, next, order } = follow();
    const step = next();
    follower.close();
    await answer(page([1]));
    const later = next();
    await flush();

    expect([step, later]).toEqual([['closed'], ['closed']]);
    expect(order).toEqual(['watch', 'read']);
  });
});
