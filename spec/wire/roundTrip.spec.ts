import fc from 'fast-check';
import { formatComment } from '../../lib/wire/formatComment';
import { formatEvent } from '../../lib/wire/formatEvent';
import type { EventFields } from '../../lib/wire/formatEvent';
import { anyCuts, byteByByte, cutAt } from './support/cuts';
import { parseChunks, utf8 } from './support/parseChunks';
import type { Call } from './support/parseChunks';
import { runs } from '../support/runs';

// Many runs on a busy machine take longer than the five seconds of jest.
const patience = 30_000;

const join = (units: readonly string[]): string => units.join('');

const unit = fc.oneof(
  fc.constantFrom(' ', ':', '\t', '\uFEFF', '\u2028', '😀', 'é', 'data: ', 'event: end'),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(fc.oneof(unit, fc.constantFrom('\n', '\r', '\r\n', '\0'))).map(join);
const oneLine = fc.array(unit).map((units) => join(units).replace(/[\r\n\0]/g, ''));

const fields: fc.Arbitrary<EventFields> = fc.record(
  { event: oneLine, id: oneLine, data: text, retry: fc.maxSafeNat() },
  { requiredKeys: [] },
);

const written = fc.oneof(
  { weight: 4, arbitrary: fields.map((event) => ({ kind: 'event' as const, event })) },
  { weight: 1, arbitrary: text.map((comment) => ({ kind: 'comment' as const, comment })) },
);
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never;

const format = (item: Written): string =>
  item.kind === 'event' ? formatEvent(item.event) : formatComment(item.comment);

const withLF = (value: string): string => value.replace(/\r\n|\r/g, '\n');

/** What one comes back as. */
const heard = (item: Written): readonly Call[] => {
  if (item.kind === 'comment') {
    return withLF(item.comment)
      .split('\n')
      .map((line) => ['comment', line] as const);
  }
  const { event = '', id, data, retry } = item.event;
  const retried = retry === undefined ? [] : [['retry', retry] as const];
  if (event === '' && id === undefined && data === undefined) return retried;
  const back = {
    ...(event === '' ? {} : { event }),
    ...(id === undefined ? {} : { id }),
    data: data === undefined ? (event === '' ? undefined : '') : withLF(data),
  };
  return [...retried, ['event', back]];
};

describe('formatEvent and createEventParser', () => {
  it(
    'give back what was written, at any cut',
    () => {
      fc.assert(
        fc.property(fc.array(written, { maxLength: 8 }), anyCuts, (items, cuts) => {
          const bytes = utf8(items.map(format).join(''));
          expect(parseChunks(cutAt(bytes, cuts)).calls).toStrictEqual(items.flatMap(heard));
        }),
        runs(2_000),
      );
    },
    patience,
  );

  it(
    'give back what was written, byte by byte',
    () => {
      fc.assert(
        fc.property(fc.array(written, { maxLength: 4 }), (items) => {
          const bytes = utf8(items.map(format).join(''));
          expect(parseChunks(byteByByte(bytes)).calls).toStrictEqual(items.flatMap(heard));
        }),
        runs(1_000),
      );
    },
    patience,
  );

  it(
    'give back what was written by a server that ends its lines in CR or CRLF',
    () => {
      const end = fc.constantFrom('\r', '\r\n');
      fc.assert(
        fc.property(fc.array(written, { maxLength: 8 }), end, anyCuts, (items, lineEnd, cuts) => {
          const bytes = utf8(items.map(format).join('').replaceAll('\n', lineEnd));
          expect(parseChunks(cutAt(bytes, cuts)).calls).toStrictEqual(items.flatMap(heard));
        }),
        runs(1_000),
      );
    },
    patience,
  );

  it('give back a lone surrogate as U+FFFD, since UTF-8 has none', () => {
    expect(parseChunks([formatEvent({ data: 'a\uD83D' })]).calls).toStrictEqual([
      ['event', { data: 'a\uFFFD' }],
    ]);
  });
});
