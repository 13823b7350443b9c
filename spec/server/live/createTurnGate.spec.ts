import { createTurnGate } from '../../../lib/server/live/createTurnGate';
import type { TurnGate } from '../../../lib/server/live/createTurnGate';

const ada = { projectID: 'p1', userID: 'ada', completionEvents: false };

/** Enters, and tells whether the turn may run. */
const enter = (gate: TurnGate, turn = ada) => {
  const slot = gate.enter(turn);
  if (slot === undefined) return undefined;
  let isReady = slot.ready$ === undefined;
  slot.ready$?.subscribe({ complete: () => (isReady = true) });
  return { isReady: () => isReady, leave: slot.leave };
};

const readyOf = (...turns: readonly ReturnType<typeof enter>[]) =>
  turns.map((turn) => turn?.isReady());

describe('a gate that queues', () => {
  const gateOf = (maxQueued: number) => createTurnGate({ whenBusy: 'queue', maxQueued });

  it('lets one turn of a user run at a time, in the order in which they came', () => {
    const gate = gateOf(8);
    const [first, second, third] = [enter(gate), enter(gate), enter(gate)];
    const seen = [readyOf(first, second, third)];
    first?.leave();
    seen.push(readyOf(second, third));
    second?.leave();
    seen.push(readyOf(second, third));

    expect(seen).toEqual([
      [true, false, false],
      [true, false],
      [true, true],
    ]);
  });

  it('lets other users, and the same user of other projects, run beside it', () => {
    const gate = gateOf(0);
    enter(gate);

    expect(enter(gate, { ...ada, userID: 'bob' })?.isReady()).toBe(true);
    expect(enter(gate, { ...ada, projectID: 'p2' })?.isReady()).toBe(true);
    expect(enter(gate, { ...ada, projectID: 'p1","ada' })?.isReady()).toBe(true);
  });

  it('lets as many wait as it was told to, and no more', () => {
    const gate = gateOf(2);
    const running = enter(gate);
    enter(gate);
    enter(gate);
    const refused = enter(gate);
    running?.leave();

    expect(refused).toBeUndefined();
    expect(enter(gate)).toBeDefined();
  });

  it('forgets a turn that leaves while it waits', () => {
    const gate = gateOf(8);
    const [first, second, third] = [enter(gate), enter(gate), enter(gate)];
    second?.leave();
    first?.leave();

    expect(readyOf(second, third)).toEqual([false, true]);
  });

  it('lets nobody run for a turn that leaves twice', () => {
    const gate = gateOf(8);
    const [first, second, third] = [enter(gate), enter(gate), enter(gate)];
    first?.leave();
    first?.leave();

    expect(readyOf(second, third)).toEqual([true, false]);
  });

  it('begins anew with a user whose turns are all over', () => {
    const gate = gateOf(0);
    enter(gate)?.leave();

    expect(enter(gate)?.isReady()).toBe(true);
  });
});

describe('a gate that rejects', () => {
  it('has one turn of a user, and refuses more until it is over', () => {
    const gate = createTurnGate({ whenBusy: 'reject', maxQueued: 8 });
    const running = enter(gate);
    const refused = enter(gate);
    running?.leave();

    expect(running?.isReady()).toBe(true);
    expect(refused).toBeUndefined();
    expect(enter(gate)?.isReady()).toBe(true);
  });
});

describe('a gate that lets turns run in parallel', () => {
  it('refuses nobody and lets nobody wait', () => {
    const gate = createTurnGate({ whenBusy: 'parallel', maxQueued: 0 });

    expect(readyOf(enter(gate), enter(gate), enter(gate))).toEqual([true, true, true]);
  });
});
