import fc from 'fast-check';
import { from } from 'rxjs';
import { createConversationState } from '../../../../lib/agents/conversation/state/createConversationState';
import type {
  ConversationMessage,
  ConversationState,
} from '../../../../lib/agents/conversation/state/ConversationState';
import { collectMessages } from '../../../../lib';
import type { Message, Trace } from '../../../../lib';
import { spyOn } from '../../../../lib/testing';
import { generatedAgent } from '../../../support/agentsArbitrary';
import { streamedTurn } from '../../../support/arbitraries.streams';
import { runs } from '../../../support/runs';
import { anyEvents, anyLimits } from './support/arbitraries';
import { after, came, over, sent, shown, statesFrom } from './support/events';

const bare = ({ from: _from, turn: _turn, ...message }: ConversationMessage): Message => message;

/** The operator knows one dialect. */
const isCommon = ({ type }: Trace) => !type.startsWith('completion-');

const collected = (traces: readonly Trace[]): readonly Message[] =>
  spyOn(from(traces).pipe(collectMessages())).values.at(-1)?.settled ?? [];

/** What is not as it must be in any state. */
const faultsOf = (state: ConversationState): readonly string[] => {
  const { alsoOpen, open, settled } = state.messages;
  const { limits, progress, running, turns, status } = state;
  const keys = shown(state.messages).map(({ key }) => key);
  const numbers = [...turns, ...(running === undefined ? [] : [running])].map(
    ({ number }) => number,
  );
  const opened = shown({ settled: [], open, alsoOpen });
  const rules = {
    'status says whether a turn runs':
      (running !== undefined) === ['waiting', 'streaming'].includes(status),
    'waiting is before the first trace':
      running === undefined || (running.received === 0) === (status === 'waiting'),
    'keys are unique and below the next':
      new Set(keys).size === keys.length && keys.every((key) => key < progress.nextKey),
    'turns are in order and below the next': numbers.every(
      (number, at) => number > (numbers[at - 1] ?? 0) && number < progress.nextTurn,
    ),
    'turns are over': turns.every(({ outcome }) => outcome !== undefined),
    'outcome is the newest': state.outcome === turns.at(-1)?.outcome,
    'open messages have speakers': opened.length === progress.speakers.length,
    'speakers are unique': new Set(progress.speakers).size === progress.speakers.length,
    'nothing is open where nothing runs': running !== undefined || open === undefined,
    'alsoOpen stands behind open': open !== undefined || alsoOpen.length === 0,
    'open messages are of the running turn, and whole': opened.every(
      ({ interrupted, turn }) => turn === running?.number && !interrupted,
    ),
    'no more turns than may be': turns.length <= limits.maxTurns,
    'no more messages than may be': settled.length <= limits.maxMessages,
    'no more open than may be': opened.length <= limits.maxOpen,
    'nothing to press after the end':
      !['ended', 'closed'].includes(status) || state.buttons.length === 0,
    'nothing to retry in a turn': running === undefined || !state.canRetry,
  };
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]));
};

describe('reduceConversation, for any events in any order,', () => {
  it('throws never, changes no state, and keeps what every state has', () => {
    fc.assert(
      fc.property(anyEvents, anyLimits, (events, limits) => {
        const states = statesFrom(createConversationState(limits), events);

        expect(states.flatMap(faultsOf)).toEqual([]);
      }),
      runs(500),
    );
  });

  it('keeps each object that did not change', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const states = statesFrom(createConversationState(), events);
        const wrong = states.slice(1).filter((state, at) => {
          const before = states[at] ?? state;
          const [was, is] = [before.messages.settled, state.messages.settled];
          return (
            was.some((message, index) => is[index] !== message) ||
            (was.length === is.length && was !== is) ||
            (before.turns.length === state.turns.length && before.turns !== state.turns) ||
            before.turns.some((turn, index) => state.turns[index] !== turn) ||
            before.limits !== state.limits
          );
        });

        expect(wrong).toEqual([]);
      }),
      runs(500),
    );
  });

  it('gives the same state back, or one that says something else', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const states = statesFrom(createConversationState(), events);
        const copies = states.slice(1).filter((state, at) => state !== states[at]);
        for (const state of copies) {
          expect(state).not.toStrictEqual(states[states.indexOf(state) - 1]);
        }
        const last = states.at(-1);

        expect(statesFrom(createConversationState(), events).at(-1)).toStrictEqual(last);
      }),
      runs(300),
    );
  });

  it('was tried with every status, and with much that is open', () => {
    const states = fc
      .sample(anyEvents, 500)
      .flatMap((events) => statesFrom(createConversationState(), events));
    const statuses = new Set(states.map(({ status }) => status));

    expect([...statuses].sort()).toEqual(['closed', 'ended', 'idle', 'streaming', 'waiting']);
    expect(states.some(({ messages }) => messages.alsoOpen.length > 1)).toBe(true);
    expect(states.some(({ buttons }) => buttons.length > 2)).toBe(true);
    expect(states.some(({ canRetry }) => canRetry)).toBe(true);
  });
});

describe('the messages of a turn', () => {
  const saidBy = (traces: readonly Trace[]) =>
    after(sent(null), ...traces.map(came), over()).messages.settled.map(bare);

  it('are those of collectMessages(), for any order of traces', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const traces = streamed.filter(isCommon);

        expect(saidBy(traces)).toStrictEqual(collected(traces));
      }),
      runs(1_000),
    );
  });

  it('are those of collectMessages(), for any agent', () => {
    fc.assert(
      fc.property(generatedAgent, ({ traces }) => {
        expect(saidBy(traces)).toStrictEqual(collected(traces));
      }),
      runs(500),
    );
  });

  it('are the same at each step, also of those that are open', () => {
    fc.assert(
      fc.property(streamedTurn, ({ streamed }) => {
        const traces = streamed.filter(isCommon);
        const { values } = spyOn(from(traces).pipe(collectMessages()));
        const views = statesFrom(createConversationState(), [
          sent(null),
          ...traces.map(came),
          over(),
        ])
          .map(({ messages }) => messages)
          .filter((view, at, all) => at > 0 && view !== all[at - 1]);
        const texts = views.map((view) => shown(view).map(bare));
        // A start that cuts a message, and an end of the turn, are one step here.
        const known = new Set(
          values.map((view) =>
            JSON.stringify([...view.settled, ...(view.open ? [view.open] : []), ...view.alsoOpen]),
          ),
        );

        expect(texts.filter((text) => !known.has(JSON.stringify(text)))).toEqual([]);
      }),
      runs(300),
    );
  });
});
