import fc from 'fast-check';
import { action, ConnectError, trace } from '../../../../lib';
import type { Conversation, SendResult } from '../../../../lib/agents/conversation/Conversation';
import type { HandAgent } from './handAgent';

/** One thing that happens to a conversation: its user, its agent or time does it. */
export interface Deed {
  readonly kind: (typeof kinds)[number];
  /** Which of several: an id, a kind of trace, ms. */
  readonly which: number;
  /** Whether it is done by a listener, when it hears of the next state. */
  readonly isInside: boolean;
}

const kinds = [
  ...['send', 'send', 'send', 'launch', 'press', 'stale', 'retry', 'stop'],
  ...[
    'cancel',
    'sendNow',
    'trace',
    'trace',
    'trace',
    'complete',
    'complete',
    'fail',
    'wait',
    'close',
  ],
] as const;

export const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    which: fc.nat({ max: 20 }),
    isInside: fc.boolean(),
  }),
  { maxLength: 60 },
);

const traces = [
  trace.completionStart(),
  trace.completionContent('Hel'),
  trace.completionEnd(),
  trace.text('Hello'),
  trace.choice(['Yes', 'No']),
  trace.noReply(1),
  trace.debug('looked up'),
  trace.end(),
];

/** What the deeds are done to. */
export interface Scene {
  readonly conversation: Conversation;
  readonly hand: HandAgent;
  readonly wait: (ms: number) => void;
  /** Is given what became of each action, by its text; `sendNow` and `cancel` give none. */
  readonly onResult: (text: string, result: SendResult) => void;
  readonly onCancelled: (id: number) => void;
}

let count = 0;

/** Does it; what cannot be done now is not done. */
export const doDeed = (
  { kind, which }: Deed,
  { conversation, hand, onCancelled, onResult, wait }: Scene,
): void => {
  const turn = hand.turns.at(-1);
  switch (kind) {
    case 'send': {
      count += 1;
      const text = `text ${count}`;
      onResult(text, conversation.send(action.text(text)));
      return;
    }
    case 'launch':
      onResult('launch', conversation.send(action.launch()));
      return;
    case 'press':
    case 'stale': {
      const button = kind === 'stale' ? undefined : conversation.state().buttons.at(which % 2);
      onResult('button', conversation.press(button ?? { name: 'Old' }));
      return;
    }
    case 'retry':
      onResult('again', conversation.retry());
      return;
    case 'stop':
      conversation.stop();
      return;
    case 'cancel':
      if (conversation.cancel(which)) onCancelled(which);
      return;
    case 'sendNow':
      conversation.sendNow(which);
      return;
    case 'trace': {
      const one = traces[which % traces.length];
      if (one !== undefined) turn?.next(one);
      return;
    }
    case 'complete':
      turn?.complete();
      return;
    case 'fail':
      turn?.error(which % 2 === 0 ? new ConnectError('no') : new Error('no agent'));
      return;
    case 'wait':
      wait(100 * which);
      return;
    case 'close':
      if (which === 0) conversation.close();
  }
};
