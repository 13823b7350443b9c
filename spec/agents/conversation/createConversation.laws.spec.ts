import fc from 'fast-check';
import { VirtualTimeScheduler } from 'rxjs';
import type { Action } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';
import type { SendResult } from '../../../lib/agents/conversation/Conversation';
import type { ConversationConfig } from '../../../lib/agents/conversation/ConversationConfig';
import { spyOn } from '../../../lib/testing';
import { expectNoUnhandledRejection } from '../../support/expectNoUnhandledRejection';
import { runs } from '../../support/runs';
import { deeds, doDeed } from './support/deeds';
import type { Deed } from './support/deeds';
import { createHandAgent } from './support/handAgent';

const textOf = (action: Action | null): string =>
  action?.type === 'text' ? action.payload : String(action?.type);

type Policy = Required<ConversationConfig>['whenBusy'];

const policies: readonly Policy[] = [
  'queue',
  'replace',
  'drop',
  'reject',
  (waiting) => waiting.slice(-2),
];

/** Has all of it happen to a conversation, and writes down what it did. */
const play = (happens: readonly Deed[], whenBusy: Policy) => {
  const scheduler = new VirtualTimeScheduler();
  const hand = createHandAgent();
  const conversation = createConversation(hand.agent, {
    userID: 'ada',
    maxQueued: 3,
    scheduler,
    whenBusy,
  });
  const inside: Deed[] = [];
  const accepted: { readonly id: number; readonly text: string }[] = [];
  const cancelled = new Set<number>();
  const scene = {
    conversation,
    hand,
    wait: (ms: number) => {
      scheduler.maxFrames = scheduler.frame + ms;
      scheduler.schedule(() => undefined, ms);
      scheduler.flush();
    },
    onResult: (text: string, result: SendResult) => {
      if ('id' in result) accepted.push({ id: result.id, text });
    },
    onCancelled: (id: number) => void cancelled.add(id),
  };
  const first = spyOn(conversation.state$);
  conversation.state$.subscribe(() => {
    const deed = inside.shift();
    if (deed !== undefined) doDeed(deed, { ...scene, wait: () => undefined });
  });
  const second = spyOn(conversation.state$);
  const traces = spyOn(conversation.traces$);
  for (const deed of happens) {
    if (deed.isInside) inside.push(deed);
    else doDeed(deed, scene);
    expect(first.values.at(-1)).toBe(conversation.state());
  }
  return { accepted, cancelled, conversation, first, hand, second, traces, wait: scene.wait };
};

type Played = ReturnType<typeof play>;

/** The texts whose turns began, turn by turn. */
const begunIn = ({ first }: Played): readonly string[] => [
  ...new Map(
    first.values.flatMap(({ running }) =>
      running === undefined ? [] : [[running.number, textOf(running.action)] as const],
    ),
  ).values(),
];

/** What became of each text that was accepted. */
const fatesIn = (played: Played): readonly string[] => {
  const { accepted, cancelled, conversation } = played;
  const { queue, turns } = conversation.state();
  const begun = begunIn(played);
  return accepted
    .filter(({ text }) => text.startsWith('text '))
    .map(({ id, text }) => {
      const count = begun.filter((one) => one === text).length;
      // One that failed may have been sent again.
      const failed = turns.filter(
        ({ action, outcome }) => textOf(action) === text && outcome?.kind === 'failed',
      );
      if (count > 1 + failed.length) return 'ran twice';
      if (queue.some((one) => one.id === id)) return count === 0 ? 'waits' : 'waits, and ran';
      if (cancelled.has(id)) return count === 0 ? 'cancelled' : 'cancelled, and ran';
      return count === 0 ? 'left out' : 'ran';
    });
};

describe.each(policies)('whatever happens to a conversation, with %s', (policy) => {
  expectNoUnhandledRejection();

  const always = (law: (played: Played) => void): void =>
    fc.assert(
      fc.property(deeds, (happens) => law(play(happens, policy))),
      runs(200),
    );

  it('one turn runs at a time, and the state knows of it', () => {
    always(({ conversation, hand }) => {
      const { queue, running, status, turns } = conversation.state();

      expect(hand.most()).toBeLessThanOrEqual(1);
      expect(hand.open()).toBe(running === undefined ? 0 : 1);
      expect(status === 'waiting' || status === 'streaming').toBe(running !== undefined);
      expect(queue.length).toBeLessThanOrEqual(3);
      expect(turns.map(({ number }) => number)).toEqual(turns.map((_, index) => index + 1));
    });
  });

  it('all hear the same, and no errors', () => {
    always(({ first, second, traces }) => {
      expect(second.values).toEqual(first.values.slice(-second.values.length));
      expect([first, second, traces].flatMap(({ errors }) => errors)).toEqual([]);
    });
  });

  it('what was accepted has one fate, and an id of its own', () => {
    always((played) => {
      const ids = played.accepted.map(({ id }) => id);
      const mayLeaveOut = policy === 'replace' || typeof policy === 'function';
      const fates = ['ran', 'waits', 'cancelled', ...(mayLeaveOut ? ['left out'] : [])];

      expect(new Set(ids).size).toBe(ids.length);
      expect(fatesIn(played).filter((fate) => !fates.includes(fate))).toEqual([]);
    });
  });

  it('nothing comes after a close', () => {
    always(({ conversation, first, hand, second, traces, ...rest }) => {
      conversation.close();
      const spies = [first, second, traces];
      const lengths = spies.map(({ timeline }) => timeline.length);
      const results: (string | undefined)[] = [];
      const onResult = (_text: string, result: SendResult) =>
        results.push(result.status === 'refused' ? result.error.reason : result.status);
      const scene = { conversation, hand, wait: rest.wait, onResult, onCancelled: () => undefined };
      for (const kind of [
        'send',
        'launch',
        'press',
        'stale',
        'retry',
        'trace',
        'complete',
      ] as const) {
        doDeed({ kind, which: 1, isInside: false }, scene);
      }
      rest.wait(10_000);

      expect(results).toEqual(Array.from({ length: 5 }, () => 'closed'));
      expect(spies.map(({ timeline }) => timeline.length)).toEqual(lengths);
      expect(spies.map(({ completed }) => completed)).toEqual([true, true, true]);
      expect(hand.open()).toBe(0);
    });
  });
});
