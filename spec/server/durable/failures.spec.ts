import { map, NEVER, range } from 'rxjs';
import { trace } from '../../../lib';
import { EventLogError } from '../../../lib/server';
import type { EventLog } from '../../../lib/server';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { readServerBody } from '../../support/serverBody';
import { createDurableServer, puppet, told } from './support';

expectNoUnhandledRejection();

describe('a log that is full', () => {
  it('ends a turn that it can hold no more of, behind what fits, and stops its agent', async () => {
    const { agent, turns } = puppet();
    const { settle, start, told: heard } = createDurableServer(agent, {}, limitedTo(3));
    const { body } = await start('k1');
    for (let index = 0; index < 9; index += 1) turns[0]?.says.next(trace.text(`${index}`));
    await settle();

    expect(told(body.events())).toEqual(['trace 1', 'trace 2', 'trace 3', 'error 4']);
    expect(body.events().at(-1)).toMatchObject({ data: 'turn_too_long' });
    expect(turns[0]?.isStopped).toBe(true);
    expect(heard).toEqual([expect.objectContaining({ _tag: 'AgentError', code: 'turn_too_long' })]);
  });

  it('stops an agent without an end that says all at once', async () => {
    const endless$ = range(0, Infinity).pipe(map((index) => trace.text(`${index}`)));
    const { start, told: heard } = createDurableServer(() => endless$, { maxBufferedBytes: 5_000 });
    const { body } = await start('k1');

    expect(body.events().at(-1)).toMatchObject({ event: 'error', data: 'turn_too_long' });
    expect(heard).toHaveLength(1);
  });

  it('refuses a turn that it has no room for with 503, and when to come again', async () => {
    const { start } = createDurableServer(
      () => NEVER,
      {},
      (log) => ({
        ...log,
        claim: () => Promise.resolve('full'),
      }),
    );
    const { response } = await start('k1');

    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  });
});

describe('a log that fails', () => {
  const failure = new EventLogError('claim', 10_000);
  const fails = () => Promise.reject(failure);

  it.each(['claim', 'read', 'finish'] as const)('is answered 503: %s', async (operation) => {
    const {
      attach,
      cancel,
      settle,
      start,
      told: heard,
    } = createDurableServer(
      () => NEVER,
      {},
      (log) => ({ ...log, [operation]: fails }),
    );
    const answers = {
      claim: () => start('k1'),
      read: () => attach('k1'),
      finish: async () => {
        const response = await cancel('k1');
        return { response, body: readServerBody(response) };
      },
    };
    const { body, response } = await answers[operation]();
    await settle();

    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
    expect(body.text()).not.toContain('10000');
    expect(heard).toEqual([failure]);
  });

  it('lets no turn wait for one whose claim it took, and did not answer', async () => {
    const { agent, turns } = puppet();
    let isAway = true;
    const { settle, start } = createDurableServer(agent, {}, (log) => ({
      ...log,
      claim: async (claim) => {
        const status = await log.claim(claim);
        return isAway ? fails() : status;
      },
    }));
    await start('k1');
    isAway = false;
    const again = await start('k1');
    const next = await start('k2');
    await settle();

    expect(again.body.events()).toEqual([{ event: 'error', id: '1', data: 'turn_lost' }]);
    expect(next.response.status).toBe(200);
    expect(turns.map(({ turn }) => turn.userID)).toEqual(['ada']);
  });

  it('stops the agent of a turn that it does not keep; the lease ends the turn', async () => {
    const { agent, turns } = puppet();
    const {
      clock,
      settle,
      start,
      told: heard,
    } = createDurableServer(agent, {}, (log) => ({
      ...log,
      append: fails,
    }));
    const { body } = await start('k1');
    turns[0]?.says.next(trace.text('a'));
    await settle();
    await clock.advance(3_100);
    await settle();

    expect(turns[0]?.isStopped).toBe(true);
    expect(heard).toEqual([failure]);
    expect(body.events()).toEqual([{ event: 'error', id: '1', data: 'turn_lost' }]);
    expect(clock.timers()).toBe(0);
  });

  it('cuts a reader that it cannot go on with', async () => {
    let isGone = false;
    const { agent, turns } = puppet();
    const {
      settle,
      start,
      told: heard,
    } = createDurableServer(agent, {}, (log) => ({
      ...log,
      read: (...asked) => (isGone ? fails() : log.read(...asked)),
    }));
    const { body } = await start('k1');
    isGone = true;
    turns[0]?.says.next(trace.text('a'));
    await settle();

    expect(body.outcome()).toBe(failure);
    expect(heard).toEqual([failure]);
  });
});

describe('turns of one user', () => {
  it('run one after the other, and wait with an open stream', async () => {
    const { agent, turns } = puppet();
    const { settle, start } = createDurableServer(agent);
    await start('k1');
    const second = await start('k2');
    const before = turns.length;
    turns[0]?.says.complete();
    await settle();
    turns[1]?.says.next(trace.text('b'));
    await settle();

    expect([before, turns.length]).toEqual([1, 2]);
    expect(told(second.body.events())).toEqual(['trace 1']);
  });

  it.each([
    [{ maxQueued: 1 }, [200, 200, 429]],
    [{ whenBusy: 'reject' as const }, [200, 429, 429]],
    [{ whenBusy: 'parallel' as const, maxQueued: 0 }, [200, 200, 200]],
  ])('are taken, or refused with 429: %j', async (config, expected) => {
    const { start } = createDurableServer(() => NEVER, config);
    const statuses: number[] = [];
    for (const key of ['k1', 'k2', 'k3']) statuses.push((await start(key)).response.status);

    expect(statuses).toEqual(expected);
  });

  it('wait for as long as it takes: their lease is begun anew too', async () => {
    const { agent, turns } = puppet();
    const { clock, settle, start } = createDurableServer(agent);
    await start('k1');
    const second = await start('k2');
    for (let passed = 0; passed < 30; passed += 1) await clock.advance(1_000);
    turns[0]?.says.complete();
    await settle();
    turns[1]?.says.complete();
    await settle();

    expect(told(second.body.events())).toEqual(['end 1']);
  });
});

/** A log that keeps so many events of a turn beside its last. */
function limitedTo(most: number) {
  return (log: EventLog): EventLog => ({
    ...log,
    append: async (turn, producer, events) =>
      (events.at(-1)?.id ?? 0) > most ? 'full' : log.append(turn, producer, events),
  });
}
