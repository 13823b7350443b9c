import fc from 'fast-check';
import { createConversationState } from '../../../../lib/agents/conversation/state/createConversationState';
import { isOpenButton } from '../../../../lib/agents/conversation/state/isOpenButton';
import { trace } from '../../../../lib';
import { json } from '../../../support/arbitraries';
import { runs } from '../../../support/runs';
import { after, came, over, sent } from './support/events';

const stateWith = (...requests: readonly unknown[]) =>
  after(sent(), came(trace.choice(requests.map((request) => ({ name: 'Yes', request })))));

const isSame = (one: unknown, other: unknown) =>
  isOpenButton(stateWith(one), { name: 'Yes', request: other });

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
};

describe('isOpenButton', () => {
  it('finds a button of the newest turn, and none of an older one', () => {
    const yes = { name: 'Yes', request: { type: 'path-1' } };
    const state = after(sent(), came(trace.choice([{ name: 'No' }, yes])));

    expect(isOpenButton(state, yes)).toBe(true);
    expect(isOpenButton(state, { name: 'No' })).toBe(true);
    expect(isOpenButton(after(sent(), came(trace.choice([yes])), over(), sent()), yes)).toBe(false);
    expect(isOpenButton(after(), yes)).toBe(false);
  });

  it.each<[unknown, unknown]>([
    [
      { type: 'path-1', payload: { label: 'a', n: [1, 2] } },
      { payload: { n: [1, 2], label: 'a' }, type: 'path-1' },
    ],
    [undefined, undefined],
    [null, null],
    ['a', 'a'],
    [{ a: undefined, b: 1 }, { b: 1 }],
    [0, -0],
    [[], []],
    [{}, {}],
  ])('takes %j and %j for the same', (one, other) => {
    expect(isSame(one, other)).toBe(true);
    expect(isSame(other, one)).toBe(true);
  });

  it.each<[unknown, unknown]>([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: { b: [1] } }, { a: { b: [1, 2] } }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [null, {}],
    [null, undefined],
    ['1', 1],
    [{ a: null }, {}],
  ])('tells %j from %j', (one, other) => {
    expect(isSame(one, other)).toBe(false);
    expect(isSame(other, one)).toBe(false);
  });

  it('tells buttons apart by their name too', () => {
    expect(isOpenButton(stateWith(1), { name: 'No', request: 1 })).toBe(false);
  });

  it('finds every button again that went through JSON, in any order of fields', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, field]) => [key, reversed(field)])
          .reverse(),
      );
    };
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(isSame(one, reversed(one))).toBe(true);
        expect(isSame(one, other)).toBe(
          JSON.stringify(reversed(one)) === JSON.stringify(reversed(other)) || isSame(other, one),
        );
      }),
      runs(500),
    );
  });

  it('takes what is nested deeply, goes round in circles or is huge', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const other: Record<string, unknown> = {};
    other['self'] = other;

    const isSameDeep = (one: number, other: number) =>
      // Not frozen: that takes stack.
      isOpenButton(
        { ...createConversationState(), buttons: [{ name: 'Yes', request: nested(one) }] },
        { name: 'Yes', request: nested(other) },
      );

    expect(isSameDeep(20_000, 20_000)).toBe(true);
    expect(isSameDeep(20_000, 20_001)).toBe(false);
    expect(isSame(circle, other)).toBe(false);
    expect(isSame(circle, circle)).toBe(true);
    expect(isSame(Array(200_000).fill(0), Array(200_000).fill(0))).toBe(false);
  });
});
