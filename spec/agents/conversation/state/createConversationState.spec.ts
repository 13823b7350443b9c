import { createConversationState } from '../../../../lib/agents/conversation/state/createConversationState';
import { isInvalidInputError } from '../../../../lib';

const refusalOf = (create: () => unknown): unknown => {
  try {
    create();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('createConversationState', () => {
  it('is idle, and has nothing', () => {
    expect(createConversationState()).toStrictEqual({
      status: 'idle',
      turns: [],
      running: undefined,
      messages: { settled: [], open: undefined, alsoOpen: [] },
      buttons: [],
      queue: [],
      outcome: undefined,
      canRetry: false,
      limits: { maxTurns: 1_000, maxMessages: 1_000, maxOpen: 1_000, maxCharacters: 8_388_608 },
      progress: { nextTurn: 1, nextKey: 1, speakers: [], isLast: false },
    });
  });

  it('keeps the limits that it is given, and no other field', () => {
    const given = { maxTurns: 1, maxCharacters: Infinity, userID: 'ada' };

    expect(createConversationState(given).limits).toStrictEqual({
      maxTurns: 1,
      maxMessages: 1_000,
      maxOpen: 1_000,
      maxCharacters: Infinity,
    });
  });

  it.each(['maxTurns', 'maxMessages', 'maxOpen', 'maxCharacters'])(
    'refuses a %s that is below 1, or no number',
    (field) => {
      const refusals = [0, 0.9, -1, NaN, '5', null].map((limit) =>
        refusalOf(() => createConversationState({ [field]: limit })),
      );

      expect(refusals.every(isInvalidInputError)).toBe(true);
      expect(refusals).toMatchObject(refusals.map(() => ({ field, reason: 'must be 1 or more' })));
    },
  );
});
