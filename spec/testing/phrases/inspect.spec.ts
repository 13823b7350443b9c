import { trace } from '../../../lib';
import { missing } from '../../../lib/testing/equality/findDifference';
import { inspect } from '../../../lib/testing/phrases/inspect';

class Point {
  constructor(readonly x: number) {}
}

const circle: { self?: unknown } = {};
circle.self = circle;

describe('inspect', () => {
  it.each([
    ['"a\\nb"', 'a\nb'],
    ['1', 1],
    ['1n', 1n],
    ['NaN', NaN],
    ['null', null],
    ['undefined', undefined],
    ['nothing', missing],
    ['function inspect', inspect],
    ['[1, [2]]', [1, [2]]],
    ['{}', {}],
    ['{ a: 1, "b c": { d: undefined } }', { a: 1, 'b c': { d: undefined } }],
    ['Point { x: 1 }', new Point(1)],
    ['Date 1970-01-01T00:00:00.000Z', new Date(0)],
    ['Map [["a", 1]]', new Map([['a', 1]])],
    ['Set [1]', new Set([1])],
    ['TypeError "no" { cause: "why" }', new TypeError('no', { cause: 'why' })],
    ['text "Hi"', trace.text('Hi')],
    ['[{text "Hi"}, {completion end}]', [trace.text('Hi'), trace.completionEnd()]],
    ['{ type: "text" }', { type: 'text' }],
  ])('%s', (shown, value) => {
    expect(inspect(value)).toBe(shown);
  });

  it('comes to an end in a circle', () => {
    expect(inspect(circle)).toMatch(/^(\{ self: ){7}…( \}){7}$/);
  });
});
