import { of } from 'rxjs';
import { trace } from '../../../lib';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { createDurableServer, puppet, told } from './support';

expectNoUnhandledRejection();

describe('a DELETE of a turn', () => {
  it('stops its agent, and tells every reader', async () => {
    const { agent, turns } = puppet();
    const { attach, cancel, clock, settle, start } = createDurableServer(agent);
    const one = await start('k1');
    const two = await attach('k1');
    turns[0]?.says.next(trace.text('a'));
    await settle();
    const response = await cancel('k1');
    await settle();

    expect([response.status, await response.json()]).toEqual([200, { outcome: 'cancelled' }]);
    expect(turns[0]?.isStopped).toBe(true);
    for (const { body } of [one, two]) {
      expect(body.events().at(-1)).toEqual({ event: 'error', id: '2', data: 'turn_cancelled' });
      expect(body.outcome()).toBe('closed');
    }
    expect(clock.timers()).toBe(0);
  });

  it('of a turn that is over changes nothing', async () => {
    const { attach, cancel, start } = createDurableServer(() => of(trace.text('a')));
    await start('k1');
    const response = await cancel('k1');
    const { body } = await attach('k1');

    expect(await response.json()).toEqual({ outcome: 'over' });
    expect(told(body.events())).toEqual(['trace 1', 'end 2']);
  });

  it.each([
    ['not found', 'k2', 404],
    ['gone', 'k1', 410],
  ])('is %s where there is none', async (_, turnID, status) => {
    const { cancel, log, start } = createDurableServer(() => of(trace.text('a')));
    await start('k1');
    await log.expire({ projectID: 'p1', userID: 'ada', turnID: 'k1' });

    expect((await cancel(turnID)).status).toBe(status);
  });

  it('takes a turn out of the queue that never ran', async () => {
    const { agent, turns } = puppet();
    const { cancel, settle, start } = createDurableServer(agent);
    await start('k1');
    const second = await start('k2');
    const third = await start('k3');
    await cancel('k2');
    turns[0]?.says.complete();
    await settle();

    expect(told(second.body.events())).toEqual(['error 1']);
    expect(turns).toHaveLength(2);
    expect(third.body.outcome()).toBe('open');
  });
});

describe('a caller that leaves', () => {
  it('does not stop its turn, which the next one finds whole', async () => {
    const { agent, turns } = puppet();
    const { attach, settle, start } = createDurableServer(agent);
    const { body } = await start('k1');
    await body.cancel();
    turns[0]?.says.next(trace.text('a'));
    turns[0]?.says.complete();
    await settle();
    const again = await attach('k1');

    expect(turns[0]?.turn.userID).toBe('ada');
    expect(told(again.body.events())).toEqual(['trace 1', 'end 2']);
  });

  it('does not keep its turn from beginning', async () => {
    const { agent, turns } = puppet();
    const { settle, start } = createDurableServer(agent);
    const client = new AbortController();
    const starting = start('k1', { signal: client.signal });
    client.abort();
    await starting;
    await settle();

    expect(turns).toHaveLength(1);
  });

  it('cancels its turn where the server says so', async () => {
    const { agent, turns } = puppet();
    const { attach, clock, settle, start } = createDurableServer(agent, { onDisconnect: 'cancel' });
    const { body, response } = await start('k1');
    await body.cancel();
    await settle();
    const again = await attach('k1');

    expect(response.headers.get('turn-on-disconnect')).toBe('cancel');
    expect(turns[0]?.isStopped).toBe(true);
    expect(again.body.events()).toEqual([{ event: 'error', id: '1', data: 'turn_cancelled' }]);
    expect(clock.timers()).toBe(0);
  });

  it('that read to the end cancels nothing', async () => {
    const client = new AbortController();
    const { attach, settle, start } = createDurableServer(() => of(trace.text('a')), {
      onDisconnect: 'cancel',
    });
    await start('k1', { signal: client.signal });
    client.abort();
    await settle();

    expect(told((await attach('k1')).body.events())).toEqual(['trace 1', 'end 2']);
  });
});

describe('a lease', () => {
  it('is begun anew for as long as the agent takes', async () => {
    const { agent, turns } = puppet();
    const { clock, settle, start } = createDurableServer(agent);
    const { body } = await start('k1');
    for (let second = 0; second < 60; second += 1) await clock.advance(1_000);
    turns[0]?.says.complete();
    await settle();

    expect(told(body.events())).toEqual(['end 1']);
  });

  it('that passes ends the turn with turn_lost, for those who read it', async () => {
    const { agent, turns } = puppet();
    // A process that has died renews nothing any more.
    let isDead = false;
    const { clock, settle, start } = createDurableServer(agent, {}, (log) => ({
      ...log,
      renew: (...asked) => (isDead ? new Promise(() => undefined) : log.renew(...asked)),
      append: (...asked) => (isDead ? new Promise(() => undefined) : log.append(...asked)),
    }));
    const { body } = await start('k1');
    turns[0]?.says.next(trace.text('a'));
    await settle();
    isDead = true;
    await clock.advance(2_900);
    const before = told(body.events());
    await clock.advance(200);
    await settle();

    expect(before).toEqual(['trace 1']);
    expect(body.events().at(-1)).toEqual({ event: 'error', id: '2', data: 'turn_lost' });
    expect(body.outcome()).toBe('closed');
  });

  it('that passed fences its process off: what the agent still says is not heard', async () => {
    const { agent, turns } = puppet();
    const { attach, log, settle, start } = createDurableServer(agent);
    await start('k1');
    const turn = { projectID: 'p1', userID: 'ada', turnID: 'k1' };
    await log.finish(turn, { event: 'error', data: 'turn_lost' });
    turns[0]?.says.next(trace.text('too late'));
    await settle();

    expect(turns[0]?.isStopped).toBe(true);
    expect(told((await attach('k1')).body.events())).toEqual(['error 1']);
  });
});
