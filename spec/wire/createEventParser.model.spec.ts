import fc from 'fast-check';
import { anyCuts, byteByByte, cutAt } from './support/cuts';
import { modelParse } from './support/modelParse';
import { parseChunks, utf8 } from './support/parseChunks';
import { runs } from '../support/runs';

// Many runs on a busy machine take longer than the five seconds of jest.
const patience = 30_000;

const cases = runs(2_000);

/** What streams are made of, and what breaks parsers. */
const fragment = fc.oneof(
  fc.constantFrom('data', 'event', 'id', 'retry', 'other', ':', ': ', ' ', '7', '2000').map(utf8),
  fc.constantFrom('\n', '\r', '\r\n', '\n\n', '\r\r', '\r\n\r\n', '\n\r', '\r\n\n').map(utf8),
  fc.constantFrom('data: a\n', 'data:b\r\n', 'event: end\n', 'id: 1\r', ':c\n', '\0').map(utf8),
  fc.constantFrom('data: {}\n\n', 'event: end\n\n', ': ping\n\n', 'retry: 5\n\n').map(utf8),
  fc.constantFrom('é', '€', '😀', '\uFEFF', 'ï»¿', '\u2028', '\u0085').map(utf8),
  fc
    .constantFrom([0xff], [0xe2, 0x82], [0xf0, 0x9f], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x80])
    .map((bytes) => Uint8Array.from(bytes)),
);

const stream = fc.array(fragment, { maxLength: 40 }).map((parts) => Buffer.concat(parts));

const maxEventBytes = fc.integer({ min: 1, max: 40 });

describe('createEventParser against a model of the HTML standard', () => {
  it(
    'agrees with it on streams made of fragments, at any cut',
    () => {
      fc.assert(
        fc.property(stream, anyCuts, (bytes, cuts) => {
          expect(parseChunks(cutAt(bytes, cuts))).toStrictEqual(modelParse(bytes));
        }),
        cases,
      );
    },
    patience,
  );

  it(
    'agrees with it byte by byte',
    () => {
      fc.assert(
        fc.property(stream, (bytes) => {
          expect(parseChunks(byteByByte(bytes))).toStrictEqual(modelParse(bytes));
        }),
        cases,
      );
    },
    patience,
  );

  it(
    'agrees with it on what is too large, and on what was delivered before',
    () => {
      fc.assert(
        fc.property(stream, anyCuts, maxEventBytes, (bytes, cuts, limit) => {
          const expected = modelParse(bytes, limit);
          expect(parseChunks([bytes], { maxEventBytes: limit })).toStrictEqual(expected);
          expect(parseChunks(cutAt(bytes, cuts), { maxEventBytes: limit })).toStrictEqual(expected);
          expect(parseChunks(byteByByte(bytes), { maxEventBytes: limit })).toStrictEqual(expected);
        }),
        cases,
      );
    },
    patience,
  );

  it(
    'makes the same of arbitrary bytes in one chunk, at any cut and byte by byte',
    () => {
      const garbage = fc.uint8Array({ maxLength: 200 });
      const lineEnds = fc.constantFrom(0x0a, 0x0d, 0x3a, 0x64);
      const bytes = fc.oneof(
        garbage,
        fc
          .array(fc.oneof(lineEnds, fc.nat({ max: 255 })), { maxLength: 200 })
          .map((list) => Uint8Array.from(list)),
      );
      fc.assert(
        fc.property(bytes, anyCuts, (input, cuts) => {
          const whole = parseChunks([input]);
          expect(parseChunks(cutAt(input, cuts))).toStrictEqual(whole);
          expect(parseChunks(byteByByte(input))).toStrictEqual(whole);
          expect(modelParse(input)).toStrictEqual(whole);
        }),
        cases,
      );
    },
    patience,
  );

  it(
    'agrees with it on long streams, where blocks come by the thousand in a chunk',
    () => {
      const block = fc.constantFrom(
        ...['data: a\n\n', 'id: 1\ndata: b\n\n', 'event: trace\ndata: c\ndata: d\n\n'],
        ...['event: end\n\n', ': ping\n\n', '\n', 'retry: 5\n\n', 'data: e\r\n\r\n', 'id: 9\n\n'],
      );
      // Mostly blocks with data, so that long runs of them occur.
      const blocks = fc.array(
        fc.oneof({ weight: 200, arbitrary: fc.constant('data: x\n\n') }, block),
        {
          minLength: 600,
          maxLength: 3_000,
          size: 'max',
        },
      );
      fc.assert(
        fc.property(blocks, anyCuts, (parts, cuts) => {
          const bytes = utf8(parts.join(''));
          expect(parseChunks(cutAt(bytes, cuts))).toStrictEqual(modelParse(bytes));
        }),
        runs(30),
      );
    },
    patience,
  );
});
