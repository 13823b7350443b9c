import { restoreState } from '../../../../lib/agents/conversation/state/restoreState';
import { takeSnapshot } from '../../../../lib/agents/conversation/state/takeSnapshot';
import { action, isInvalidInputError, trace } from '../../../../lib';
import { after, came, failed, over, queued, sent } from './support/events';

const choice = came(trace.choice([{ name: 'Yes' }]));
const snapshot = takeSnapshot(
  after(
    sent(),
    came(trace.text('a')),
    over(),
    sent(),
    choice,
    over(),
    queued({ id: 1, action: null }),
  ),
);

describe('restoreState', () => {
  it('is idle, with all that was', () => {
    const { messages, queue, turns } = snapshot.state;

    expect(restoreState(snapshot, { maxTurns: 5 })).toStrictEqual({
      status: 'idle',
      turns,
      running: undefined,
      messages: { settled: messages, open: undefined, alsoOpen: [] },
      buttons: [{ name: 'Yes' }],
      queue,
      outcome: { kind: 'completed' },
      canRetry: false,
      limits: { maxTurns: 5, maxMessages: 1_000, maxOpen: 1_000, maxCharacters: 8_388_608 },
      progress: { nextTurn: 3, nextKey: 5, speakers: [], isLast: false },
    });
  });

  it('lets the oldest turns and messages leave, and counts on', () => {
    const { messages, progress, turns } = restoreState(snapshot, { maxTurns: 1, maxMessages: 3 });

    expect(turns.map(({ number }) => number)).toEqual([2]);
    expect(messages.settled.map(({ key }) => key)).toEqual([2, 3, 4]);
    expect(progress).toMatchObject({ nextTurn: 3, nextKey: 5 });
  });

  it('has no buttons of messages that have left', () => {
    expect(
      restoreState(takeSnapshot(after(sent(), choice, came(trace.text('a')))), { maxMessages: 1 })
        .buttons,
    ).toEqual([]);
  });

  it('knows what can be sent again', () => {
    const state = restoreState(takeSnapshot(after(sent(action.text('a')), failed())));

    expect(state).toMatchObject({ canRetry: true, turns: [{ action: { payload: 'a' } }] });
    expect(restoreState(takeSnapshot(after(sent()))).canRetry).toBe(false);
  });

  it('stays ended, with nothing to press', () => {
    const ended = takeSnapshot(after(sent(), choice, came(trace.end()), over()));

    expect(restoreState(ended)).toMatchObject({
      status: 'ended',
      buttons: [],
      progress: { isLast: true },
    });
  });

  it('has ended only where its newest turn is whole', () => {
    const { state } = takeSnapshot(after(sent(), failed()));
    const restored = restoreState({ ...snapshot, state: { ...state, status: 'ended' } });

    expect(restored).toMatchObject({ status: 'idle', progress: { isLast: false } });
  });

  it('refuses a limit that is none', () => {
    let refusal: unknown;
    try {
      restoreState(snapshot, { maxTurns: 0 });
    } catch (error) {
      refusal = error;
    }

    expect(isInvalidInputError(refusal)).toBe(true);
  });
});
