import type { LogChange } from '../../../../lib/server';
import { flush } from '../../../support/flush';
import { claimOf, end, eventsOf, openLog, turnOf } from './support';

const [a, b] = [turnOf('a', 'ada'), turnOf('b', 'ada')];

const watched = () => {
  const { clock, log } = openLog();
  const told: string[] = [];
  const watch = (turn: typeof a) =>
    log.watch(turn, (change: LogChange) => told.push(`${turn.turnID} ${change}`));
  return { clock, log, told, watch };
};

describe('who watches a turn in memory', () => {
  it('is told of its events, of its end, and of its place in the queue', async () => {
    const { log, told, watch } = watched();
    watch(a);
    watch(b);
    const seen: string[][] = [];
    for (const change of [
      () => log.claim(claimOf(a)),
      () => log.claim(claimOf(b)),
      () => log.renew(a, 'p'),
      () => log.append(a, 'p', eventsOf(1, 2)),
      () => log.append(a, 'p', eventsOf(1, 2)),
      () => log.finish(a, end, 'p'),
      () => log.expire(a),
      () => log.expire(b),
    ]) {
      await change();
      await flush();
      seen.push(told.splice(0));
    }

    expect(seen).toEqual([
      ['a state'],
      ['b state'],
      [],
      ['a events'],
      [],
      ['a events', 'b state', 'a state'],
      ['a events', 'a state'],
      ['b events', 'b state'],
    ]);
  });

  it('is told that a turn is lost, by whatever is asked of the log', async () => {
    const { clock, log, told, watch } = watched();
    await log.claim(claimOf(a));
    await log.claim(claimOf(b, { lease: 1e6 }));
    watch(a);
    watch(b);
    await flush();
    await clock.advance(10_000);

    expect(told).toEqual([]);

    await log.read(turnOf('c'), 0, 1);
    await flush();

    expect(told).toEqual(['a events', 'b state', 'a state']);
  });

  it('is told later, and once of what changes at once', async () => {
    const { log, told, watch } = watched();
    await log.claim(claimOf(a));
    watch(a);
    const appends = [1, 2, 3].map((id) => log.append(a, 'p', eventsOf(id, id)));

    expect(told).toEqual([]);

    await Promise.all(appends);
    await flush();

    expect(told).toEqual(['a events']);
  });

  it('finds the change when it is told', async () => {
    const { log } = openLog();
    await log.claim(claimOf(a));
    const counts: Promise<unknown>[] = [];
    log.watch(a, () => counts.push(log.read(a, 0, 9)));
    await log.append(a, 'p', eventsOf(1, 2));
    await flush();

    expect(await Promise.all(counts)).toMatchObject([{ events: [{ id: 1 }, { id: 2 }] }]);
  });

  it('is not told once it has left, also where it was about to be', async () => {
    const { log, told, watch } = watched();
    await log.claim(claimOf(a));
    const [leave] = [watch(a), watch(a)];
    const appended = log.append(a, 'p', eventsOf(1, 1));
    leave();
    await appended;
    await flush();

    expect(told).toEqual(['a events']);
  });

  it('may watch with one function twice', async () => {
    const { log } = openLog();
    await log.claim(claimOf(a));
    const onChange = jest.fn();
    const leave = log.watch(a, onChange);
    log.watch(a, onChange);
    leave();
    leave();
    await log.append(a, 'p', eventsOf(1, 1));
    await flush();

    expect(onChange.mock.calls).toEqual([['events']]);
  });

  it('is not told after the close, nor keeps anything', async () => {
    const { log, told, watch } = watched();
    await log.claim(claimOf(a));
    await flush();
    const leave = watch(a);
    const appended = log.append(a, 'p', eventsOf(1, 1));
    await log.close();
    await appended;
    await flush();
    leave();

    expect(told).toEqual([]);
    expect(await log.read(a, 0, 9)).toEqual({ status: 'unknown' });
  });
});
