import fc from 'fast-check';
import { parseJson } from '../../lib/protocol/parseJson';
import { json, text } from '../support/arbitraries';
import { runs } from '../support/runs';

const cases = runs(2_000);

const controls = Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code));

/** JSON as a careless service writes it: quotes and backslashes escaped, controls left raw. */
const careless = (value: unknown): string => {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`;
  if (Array.isArray(value)) return `[ ${value.map(careless).join('\n,\t')} ]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `${careless(key)}:${careless(field)}`);
  return `{\r\n${fields.join(' , ')}}`;
};

describe('parseJson', () => {
  it.each(controls)('takes a raw %j inside a string', (control) => {
    expect(parseJson(`{"a":"x${control}y"}`)).toStrictEqual({ a: `x${control}y` });
  });

  it.each([
    ['several in one string', '["a\n\n\tb\u0000"]', ['a\n\n\tb\0']],
    ['in a key', '{"a\nb":1}', { 'a\nb': 1 }],
    ['at both ends of a string', '["\na\n"]', ['\na\n']],
    ['after an escaped quote', '["a\\"\nb"]', ['a"\nb']],
    ['after an escaped backslash', '["a\\\\\nb"]', ['a\\\nb']],
    ['after an escaped backslash and an escaped quote', '["\\\\\\"\n"]', ['\\"\n']],
    ['in a string after one that ends in a backslash', '["\\\\","\n"]', ['\\', '\n']],
    ['beside proper escapes', '["\\n\n\\u000a"]', ['\n\n\n']],
    ['where line ends stand between the values, too', '[\n"\n"\r\n,\t1 ]', ['\n', 1]],
  ])('takes raw controls %s', (_, source, value) => {
    expect(parseJson(source)).toStrictEqual(value);
  });

  it.each([
    '',
    'not JSON',
    '{"a":"x\ny"',
    '{"a":"x\n}',
    '{"a":\0 1}',
    '["a"\u000b]',
    '["\\\n"]',
    '["\\',
    '["\n"] ["\n"]',
    '{a:"\n"}',
    '"\\u00\n41"',
  ])('throws a SyntaxError for %j', (source) => {
    expect(() => parseJson(source)).toThrow(SyntaxError);
  });

  it('keeps a field that is named as the prototype', () => {
    expect(JSON.stringify(parseJson('{"__proto__":"\n"}'))).toBe('{"__proto__":"\\n"}');
  });

  it('takes a million raw controls', () => {
    expect(parseJson(`"${'\n'.repeat(1_000_000)}"`)).toHaveLength(1_000_000);
  });

  it('is JSON.parse wherever that succeeds', () => {
    const source = fc.oneof(
      json.map((value) => JSON.stringify(value)),
      json.map((value) => JSON.stringify(value, null, '\t')),
      text,
    );
    const parsed = (parse: (source: string) => unknown, from: string): unknown => {
      try {
        return [parse(from)];
      } catch {
        return 'refused';
      }
    };
    fc.assert(
      fc.property(source, (from) => {
        const strict = parsed(JSON.parse, from);
        fc.pre(strict !== 'refused');

        expect(JSON.stringify(parsed(parseJson, from))).toBe(JSON.stringify(strict));
      }),
      cases,
    );
  });

  it('is JSON.parse of the same text with its controls escaped, for any value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.stringify(parseJson(careless(value)))).toBe(JSON.stringify(value));
      }),
      cases,
    );
  });

  it('throws nothing but a SyntaxError, for any text', () => {
    const outcome = (source: string): string => {
      try {
        parseJson(source);
        return 'parsed';
      } catch (error) {
        return error instanceof Error ? error.name : 'something that is no Error';
      }
    };
    fc.assert(
      fc.property(text, (source) => {
        expect(['parsed', 'SyntaxError']).toContain(outcome(source));
      }),
      cases,
    );
  });
});
