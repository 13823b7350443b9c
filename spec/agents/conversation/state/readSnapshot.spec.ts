import fc from 'fast-check';
import { readSnapshot } from '../../../../lib/agents/conversation/readSnapshot';
import { restoreState } from '../../../../lib/agents/conversation/state/restoreState';
import { takeSnapshot } from '../../../../lib/agents/conversation/state/takeSnapshot';
import { action, isInvalidInputError, trace } from '../../../../lib';
import { json } from '../../../support/arbitraries';
import { runs } from '../../../support/runs';
import { anyEvents } from './support/arbitraries';
import { after, came, failed, over, queued, sent, statesFrom } from './support/events';

const card = { title: 'A', buttons: [{ name: 'Book' }] };

const snapshot = takeSnapshot(
  after(
    sent(action.custom('Pay', { receipt: 1 })),
    came(trace.text('Hi', { messageID: 'm1' })),
    came(trace.choice([{ name: 'Yes', request: { type: 'path-1' } }])),
    came(trace.card(card)),
    came(trace.visual('https://a.b/c.png')),
    over(),
    sent(null),
    over({ kind: 'left', by: 'stopped' }),
    sent(action.intent('go', { query: 'Sydney' })),
    failed({ source: ['flights'] }),
    queued({ id: 3, action: action.text('a') }),
  ),
);

const refusalOf = (value: unknown): unknown => {
  try {
    return readSnapshot(value);
  } catch (error) {
    return error;
  }
};

/** The JSON of a value with another one at a path; without it where there is none. */
const withAt = (path: string, value?: unknown): unknown => {
  const keys = path.split('.');
  const change = (whole: unknown, at: number): unknown => {
    const key = keys[at];
    if (key === undefined) return value;
    if (Array.isArray(whole)) {
      return whole.map((item: unknown, index) =>
        String(index) === key ? change(item, at + 1) : item,
      );
    }
    const all: readonly (readonly [string, unknown])[] = Object.entries(whole ?? {});
    const fields = all.filter(([name]) => name !== key);
    const old = all.find(([name]) => name === key)?.[1];
    const changed = change(old, at + 1);
    return Object.fromEntries([...fields, ...(changed === undefined ? [] : [[key, changed]])]);
  };
  return change(JSON.parse(JSON.stringify(snapshot)), 0);
};

/** All paths of fields, those of lists by index. */
const pathsOf = (value: unknown, path = ''): readonly string[] =>
  typeof value !== 'object' || value === null
    ? [path]
    : [
        path,
        ...Object.entries(value).flatMap(([key, field]) =>
          pathsOf(field, path === '' ? key : `${path}.${key}`),
        ),
      ];

describe('readSnapshot', () => {
  it('gives a snapshot back, from its JSON, as text or as values', () => {
    expect(readSnapshot(JSON.stringify(snapshot))).toStrictEqual(snapshot);
    expect(readSnapshot(snapshot)).toStrictEqual(snapshot);
  });

  it('leaves out what is not of the format', () => {
    const more = { ...snapshot, by: 'me', state: { ...snapshot.state, limits: { maxTurns: 1 } } };

    expect(readSnapshot(more)).toStrictEqual(snapshot);
  });

  it('is no part of what it was given', () => {
    const given: unknown = JSON.parse(JSON.stringify(snapshot));
    const read = readSnapshot(given);
    Object.assign(given ?? {}, { state: 5 });

    expect(read).toStrictEqual(snapshot);
  });

  it.each<[string, unknown, string]>([
    ['snapshot', undefined, 'snapshot must be an object'],
    ['snapshot', null, 'snapshot must be an object'],
    ['snapshot', [], 'snapshot must be an object'],
    ['snapshot', 5, 'snapshot must be an object'],
    ['snapshot', '{"format":', 'snapshot must be JSON'],
    ['format', {}, "format must be 'voiceflow-rx/conversation'"],
    [
      'format',
      withAt('format', 'voiceflow-rx recording'),
      "format must be 'voiceflow-rx/conversation'",
    ],
    ['version', withAt('version', '1'), 'version must be a whole number of 1 or more'],
    ['version', withAt('version', 2), 'version is 2: this voiceflow-rx reads version 1 only'],
    ['state', withAt('state'), 'state must be an object'],
    ['state.status', withAt('state.status', 'waiting'), "state.status must be 'idle' or 'ended'"],
    ['state.turns', withAt('state.turns', {}), 'state.turns must be an array'],
    ['state.turns.1', withAt('state.turns.1', null), 'state.turns.1 must be an object'],
  ])('names what is wrong: %s', (field, value, message) => {
    const refusal = refusalOf(value);

    expect(isInvalidInputError(refusal)).toBe(true);
    expect(refusal).toMatchObject({ field, message });
  });

  it.each<[string, unknown, string]>([
    ['turns.2.number', 0, 'must be a whole number of 1 or more'],
    ['turns.2.number', 1.5, 'must be a whole number of 1 or more'],
    ['turns.2.number', 1, 'must be one that no other has'],
    ['turns.2.number', 4, 'must be below the next one, 4'],
    ['turns.0.received', -1, 'must be a whole number of 0 or more'],
    ['turns.0.received', 2 ** 53, 'must be a whole number of 0 or more'],
    ['turns.0.action', 'text', 'must be an object'],
    ['turns.0.action.type', 5, 'must be a text'],
    ['turns.2.action.payload.query', 5, 'must be string'],
    ['turns.2.action.payload', undefined, 'must be an object'],
    ['turns.0.outcome', undefined, 'must be an object'],
    ['turns.0.outcome.kind', 'running', "must be 'completed' or 'failed' or 'left'"],
    ['turns.1.outcome.by', 'me', "must be 'replaced' or 'stopped' or 'closed' or 'restored'"],
    ['turns.2.outcome.failure', null, 'must be an object'],
    ['turns.2.outcome.failure.tag', 5, 'must be a text'],
    ['turns.2.outcome.failure.message', undefined, 'must be a text'],
    ['turns.2.outcome.failure.safeToResend', 'yes', 'must be true or false'],
    ['turns.2.outcome.failure.source.0', 5, 'must be a text'],
    ['messages', undefined, 'must be an array'],
    ['messages.0.key', '1', 'must be a whole number of 1 or more'],
    ['messages.1.key', 1, 'must be one that no other has'],
    ['messages.1.key', 6, 'must be below the next one, 6'],
    ['messages.0.speaker', 'me', 'must be an array'],
    ['messages.0.speaker', [null], 'must be a text'],
    ['messages.0.text', null, 'must be a text'],
    ['messages.0.id', 5, 'must be a text'],
    ['messages.1.buttons', undefined, 'must be an array'],
    ['messages.1.buttons.0', { label: 'Yes' }, 'must be a button with a name'],
    ['messages.2.cards.0', { buttons: [{}] }, 'must be a card'],
    ['messages.3.image', null, 'must be a text'],
    ['messages.0.interrupted', 0, 'must be true or false'],
    ['messages.0.from', 'nobody', "must be 'agent' or 'user'"],
    ['messages.0.turn', null, 'must be a whole number of 1 or more'],
    ['queue', null, 'must be an array'],
    ['queue.0.id', '3', 'must be a whole number of 0 or more'],
    ['queue.0.action.payload', 5, 'must be string'],
    ['queue.0.action', undefined, 'must be an object'],
    ['nextTurn', 0, 'must be a whole number of 1 or more'],
    ['nextKey', null, 'must be a whole number of 1 or more'],
  ])('names the path of what is wrong in the state: %s, %j', (path, value, reason) => {
    const refusal = refusalOf(withAt(`state.${path}`, value));

    expect(refusal).toMatchObject({
      field: expect.stringMatching(`^state.${path}`) as unknown,
      reason: expect.stringContaining(reason) as unknown,
    });
  });

  it('takes a queue of unique ids alone', () => {
    const { queue } = snapshot.state;

    expect(refusalOf(withAt('state.queue', [...queue, ...queue]))).toMatchObject({
      message: 'state.queue.1.id must be one that no other has',
    });
  });

  it('makes a custom action of what it sends, whatever else is said of it', () => {
    const read = readSnapshot(
      withAt('state.queue.0.action', { type: 'custom', name: 5, raw: 'x' }),
    );

    expect(read.state.queue[0]?.action).toEqual({ type: 'custom', name: '', raw: 'x' });
    expect(
      readSnapshot(withAt('state.queue.0.action', { type: 'custom' })).state.queue[0]?.action,
    ).toMatchObject({ raw: null });
  });

  it('reads nothing off a prototype', () => {
    const inherited: unknown = Object.create(snapshot);

    expect(refusalOf(inherited)).toMatchObject({ field: 'format' });
  });

  it('never repeats the value', () => {
    for (const path of pathsOf(snapshot).filter((one) => one !== '')) {
      expect(String(refusalOf(withAt(path, 'secret')))).not.toMatch(/Error:.*secret/);
    }
  });
});

describe('what came out of a store, whatever it is,', () => {
  const paths = pathsOf(snapshot).filter((path) => path !== '');

  it('is a snapshot that can be gone on from, or an InvalidInputError', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.option(json, { nil: undefined }),
        anyEvents,
        (path, value, events) => {
          const read = refusalOf(withAt(path, value));
          if (isInvalidInputError(read)) return;
          const restored = restoreState(readSnapshot(withAt(path, value)));

          expect(() => statesFrom(restored, events)).not.toThrow();
          expect(takeSnapshot(restored)).toEqual(
            JSON.parse(JSON.stringify(takeSnapshot(restored))),
          );
        },
      ),
      runs(1_000),
    );
  });

  it('may be huge', () => {
    const turn = snapshot.state.turns[0];
    const turns = Array.from({ length: 100_000 }, (_, index) => ({ ...turn, number: index + 1 }));
    const read = readSnapshot(withAt('state', { ...snapshot.state, turns, nextTurn: 200_000 }));

    expect(restoreState(read).turns).toHaveLength(1_000);
    expect(refusalOf(withAt('state.messages', Array(100_000).fill({})))).toMatchObject({
      field: 'state.messages.0.key',
    });
  });

  it('may be nested deeply', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const text = JSON.stringify(snapshot);
    const inside = text.replace('"receipt":1', `"receipt":${deep}`);

    expect(isInvalidInputError(refusalOf(deep))).toBe(true);
    expect(inside).not.toBe(text);
    expect(() => takeSnapshot(restoreState(readSnapshot(inside)))).not.toThrow();
  });
});
