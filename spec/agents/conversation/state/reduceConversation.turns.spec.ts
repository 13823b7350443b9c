import { reduceConversation } from '../../../../lib/agents/conversation/reduceConversation';
import type { ConversationEvent } from '../../../../lib/agents/conversation/state/ConversationEvent';
import type { ConversationState } from '../../../../lib/agents/conversation/state/ConversationState';
import { createConversationState } from '../../../../lib/agents/conversation/state/createConversationState';
import { action, trace } from '../../../../lib';
import {
  after,
  afterWith,
  came,
  closed,
  failed,
  over,
  queued,
  sent,
  statesFrom,
} from './support/events';

const empty = createConversationState();
const hello = came(trace.text('Hello'));
const end = came(trace.end());

const statusesOf = (...events: readonly ConversationEvent[]) =>
  statesFrom(empty, events).map(({ status }) => status);

describe('status', () => {
  it('is idle, waits for the first trace, streams, and is idle again', () => {
    expect(statusesOf(sent(), hello, hello, over(), sent(null))).toEqual([
      'idle',
      'waiting',
      'streaming',
      'streaming',
      'idle',
      'waiting',
    ]);
  });

  it('streams for a trace that shows nothing', () => {
    expect(after(sent(), came(trace.debug('x'))).status).toBe('streaming');
  });

  it('is idle after a turn that failed or was left, also where it said nothing', () => {
    expect(
      statusesOf(sent(), failed(), sent(), hello, over({ kind: 'left', by: 'stopped' })),
    ).toEqual(['idle', 'waiting', 'idle', 'waiting', 'streaming', 'idle']);
  });

  it('has ended where a trace end came and the turn is whole', () => {
    expect(statusesOf(sent(), end, hello, over())).toEqual([
      'idle',
      'waiting',
      'streaming',
      'streaming',
      'ended',
    ]);
  });

  it.each([failed(), over({ kind: 'left', by: 'stopped' })])(
    'has not ended where the turn did not complete: %j',
    (event) => {
      expect(after(sent(), end, event).status).toBe('idle');
    },
  );

  it('begins anew after the end', () => {
    expect(statusesOf(sent(), end, over(), sent(), hello, over()).slice(3)).toEqual([
      'ended',
      'waiting',
      'streaming',
      'idle',
    ]);
  });
});

describe('turns', () => {
  const first = {
    number: 1,
    action: action.text('Hi'),
    received: 2,
    outcome: { kind: 'completed' },
  };

  it('are those that are over; the one that runs stands by itself', () => {
    const state = after(sent(), hello, hello, over(), sent(null), hello);

    expect(state.turns).toStrictEqual([first]);
    expect(state.running).toStrictEqual({
      number: 2,
      action: null,
      received: 1,
      outcome: undefined,
    });
    expect(state.progress.nextTurn).toBe(3);
  });

  it('count on where the oldest ones leave', () => {
    const events = Array.from({ length: 5 }, () => [sent(), over()]).flat();

    expect(afterWith({ maxTurns: 2 }, ...events).turns.map(({ number }) => number)).toEqual([4, 5]);
  });

  it('are 1,000 at most, where nothing is said', () => {
    const events = Array.from({ length: 1_001 }, () => [sent(null), over()]).flat();
    let state = empty;
    for (const event of events) state = reduceConversation(state, event);

    expect(state.turns).toHaveLength(1_000);
    expect(state.turns[0]?.number).toBe(2);
  });

  it('are left by one that begins meanwhile', () => {
    const state = after(sent(), hello, sent(null));

    expect(state.turns).toMatchObject([{ number: 1, outcome: { kind: 'left', by: 'replaced' } }]);
    expect(state).toMatchObject({ status: 'waiting', running: { number: 2, received: 0 } });
  });
});

describe('outcome', () => {
  it('is that of the newest turn that is over', () => {
    const failure = { tag: 'AgentError', message: 'no', safeToResend: false, source: ['flights'] };
    const states = statesFrom(empty, [sent(), over(), sent(), failed(failure), sent()]);

    expect(states.map(({ outcome }) => outcome)).toEqual([
      undefined,
      undefined,
      { kind: 'completed' },
      { kind: 'completed' },
      { kind: 'failed', failure },
      { kind: 'failed', failure },
    ]);
  });
});

describe('canRetry', () => {
  it.each<[string, ConversationState, boolean]>([
    ['a turn that failed and never ran', after(sent(), failed()), true],
    ['one that may have run', after(sent(), failed({ safeToResend: false })), false],
    ['one of which something came', after(sent(), came(trace.debug('x')), failed()), false],
    ['one that was left', after(sent(), over({ kind: 'left', by: 'stopped' })), false],
    ['a whole one', after(sent(), over()), false],
    ['one before the one that runs', after(sent(), failed(), sent()), false],
    ['one before a whole one', after(sent(), failed(), sent(), over()), false],
    ['one of a conversation that was closed', after(sent(), failed(), closed), false],
    ['none', empty, false],
  ])('after %s', (_name, state, expected) => {
    expect(state.canRetry).toBe(expected);
  });
});

describe('queue', () => {
  const one = { id: 1, action: action.text('a') };
  const two = { id: 2, action: null };

  it('is the one that was told, whatever else happens', () => {
    const queue = [one, two];
    const states = statesFrom(empty, [queued(...queue), sent(), hello, over(), sent(), failed()]);

    expect(new Set(states.slice(1).map((state) => state.queue)).size).toBe(1);
    expect(states.at(-1)?.queue).toEqual(queue);
  });

  it('changes nothing else', () => {
    const before = after(sent(), hello);

    expect(reduceConversation(before, queued(one))).toStrictEqual({ ...before, queue: [one] });
  });

  it('is the same state where nothing of it changed', () => {
    const before = after(queued(one, two));

    expect(reduceConversation(before, queued(one, two))).toBe(before);
    expect(reduceConversation(empty, queued())).toBe(empty);
    expect(reduceConversation(before, queued(two, one))).not.toBe(before);
    expect(reduceConversation(before, queued(one)).queue).toEqual([one]);
  });
});

describe('a conversation that is closed', () => {
  it('leaves the turn that runs, and keeps what waits', () => {
    const state = after(
      queued({ id: 1, action: null }),
      sent(),
      came(trace.completionContent('Hel')),
      closed,
    );

    expect(state).toMatchObject({
      status: 'closed',
      turns: [{ number: 1, received: 1, outcome: { kind: 'left', by: 'closed' } }],
      running: undefined,
      queue: [{ id: 1 }],
      outcome: { kind: 'left', by: 'closed' },
      messages: { settled: [{ text: 'Hi' }, { text: 'Hel', interrupted: true }], open: undefined },
    });
  });

  it('never changes again', () => {
    const state = after(sent(), hello, closed);

    for (const event of [
      sent(),
      hello,
      over(),
      failed(),
      queued({ id: 1, action: null }),
      closed,
    ]) {
      expect(reduceConversation(state, event)).toBe(state);
    }
  });
});

describe('an event that makes no sense', () => {
  const idle = after(sent(), hello, over());

  it.each([hello, end, over(), failed()])('changes nothing where no turn runs: %j', (event) => {
    expect(reduceConversation(idle, event)).toBe(idle);
    expect(reduceConversation(empty, event)).toBe(empty);
  });

  it('changes nothing where it is of something else in the store', () => {
    // @ts-expect-error no event of a conversation
    expect(reduceConversation(idle, { type: '@ngrx/store/init' })).toBe(idle);
  });
});
