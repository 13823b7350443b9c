import { of } from 'rxjs';
import { isInvalidInputError, trace } from '../../../lib';
import type { Trace } from '../../../lib';
import { createConversation } from '../../../lib/agents/conversation/createConversation';

const agent = () => of<Trace[]>(trace.text('Hello'));

const fieldOf = (make: () => unknown): string | undefined => {
  try {
    make();
  } catch (error) {
    return isInvalidInputError(error) ? error.field : 'no InvalidInputError';
  }
  return undefined;
};

describe('the config of a conversation', () => {
  it.each<[string, unknown[]]>([
    ['userID', ['', 'x'.repeat(129), '.', 5, undefined]],
    ['maxQueued', [-1, 1.5, NaN, -Infinity, '5']],
    ['whenBusy', ['wait', null, {}]],
    ['staleButtons', ['drop', true]],
    ['noReply', ['no', 1, null]],
    ['onFailure', ['log', null, {}]],
    ['turn', [5, null, 'p1']],
    ['maxTurns', [0, NaN, '5']],
    ['maxMessages', [0, -1]],
    ['maxOpen', [0]],
    ['maxCharacters', [0]],
  ])('is refused with its %s, at once', (field, values) => {
    for (const value of values) {
      const config = { userID: 'ada', [field]: value };
      expect([value, fieldOf(() => createConversation(agent, config))]).toEqual([value, field]);
    }
  });

  it('is refused with an agent that is none', () => {
    // @ts-expect-error a stream is no agent
    expect(fieldOf(() => createConversation(of(), { userID: 'ada' }))).toBe('agent');
  });

  it('may be all that it can be', () => {
    const config = {
      userID: 'x'.repeat(128),
      maxQueued: Infinity,
      whenBusy: () => [],
      staleButtons: 'send',
      noReply: false,
      onFailure: () => undefined,
      turn: {},
      maxTurns: Infinity,
    } as const;

    expect(createConversation(agent, config).send(null).status).toBe('sent');
  });
});
