import { claimsOfOne } from '../claimsOfOne';
import { expectStatuses } from '../expectStatuses';
import { expectTurn } from '../expectTurn';
import type { LogLaw } from '../LogLaw';

const end = { event: 'end', data: '{}' };
const cancelled = { event: 'error', data: 'cancelled' };

const leaves: LogLaw = {
  name: 'log: a turn that is cancelled while it waits leaves the queue',
  hint: 'finish takes a turn out of the queue wherever it stands; the place is free, and the others keep their order',
  hold: async (bench) => {
    const { equal, log, peer } = bench;
    const maxQueued = 3;
    const claim = claimsOfOne(bench);
    const first = await claim('claimed', { maxQueued });
    const second = await claim('claimed', { maxQueued });
    const third = await claim('claimed', { maxQueued });
    const fourth = await claim('claimed', { maxQueued });
    equal('cancelled', await peer.finish(second.turn, cancelled), 'finished');
    equal('given up', await log.finish(third.turn, cancelled, third.producer), 'finished');
    const fifth = await claim('claimed', { maxQueued });
    const all = [first, second, third, fourth, fifth];
    await expectStatuses(bench, all, ['running', 'over', 'over', 'waiting', 'waiting']);
    await expectTurn(bench, second.turn, [{ id: 1, ...cancelled }], true);
    await log.finish(first.turn, end, first.producer);
    await expectStatuses(bench, all, ['over', 'over', 'over', 'running', 'waiting']);
  },
};

const lost: LogLaw = {
  name: 'log: a turn that is lost lets the next one run',
  hint: 'whoever asks for a turn of the queue ends those in front of it whose lease has passed; a place in the queue is kept by renew, as a turn that runs is',
  hold: async (bench) => {
    const { config, equal, log, peer, wait } = bench;
    const claim = claimsOfOne(bench);
    const { lease } = config;
    const will = { event: 'error', data: 'lost' };
    const first = await claim('claimed', { lease, will });
    const second = await claim('claimed', { lease, will });
    const third = await claim('claimed', { lease: lease * 60 });
    const fourth = await claim('claimed', { maxQueued: 3, lease: lease * 60 });
    await claim('busy', { maxQueued: 3 });
    await wait(lease * 1.2);
    // Nobody has looked at the first two since.
    equal('the third', await peer.renew(third.turn, third.producer), 'running');
    equal('the fourth', await log.renew(fourth.turn, fourth.producer), 'waiting');
    await claim('claimed', { maxQueued: 2 });
    await claim('busy', { maxQueued: 2 });
    for (const { producer, turn } of [first, second]) {
      await expectTurn(bench, turn, [{ id: 1, ...will }], true);
      equal('who was lost', await log.renew(turn, producer), 'over');
    }
  },
};

const lostThenClaimed: LogLaw = {
  name: 'log: a claim does not wait for turns that are lost',
  hint: 'before a claim is busy or waits, those in front of it whose lease has passed are ended, also those who wait themselves',
  hold: async (bench) => {
    const { config, wait } = bench;
    const { lease } = config;
    const claim = claimsOfOne(bench);
    await claim('claimed', { lease });
    await claim('claimed', { lease });
    await claim('busy', { whenBusy: 'reject' });
    await wait(lease * 1.2);
    const next = await claim('claimed', { whenBusy: 'reject', lease: lease * 60 });
    await expectStatuses(bench, [next], ['running']);

    await claim('claimed', { maxQueued: 1, lease });
    await claim('busy', { maxQueued: 1 });
    await wait(lease * 1.2);
    const waiting = await claim('claimed', { maxQueued: 1 });
    await expectStatuses(bench, [next, waiting], ['running', 'waiting']);
  },
};

/** A turn that is not to run holds nobody up. */
export const leavingLaws: readonly LogLaw[] = [leaves, lost, lostThenClaimed];
