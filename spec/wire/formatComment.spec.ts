import fc from 'fast-check';
import { formatComment } from '../../lib/wire/formatComment';
import { parseChunks } from './support/parseChunks';
import { runs } from '../support/runs';

// Many runs on a busy machine take longer than the five seconds of jest.
const patience = 30_000;

describe('formatComment', () => {
  it('writes a comment line and a blank line', () => {
    expect(formatComment('alive')).toBe(': alive\n\n');
  });

  it('writes an empty comment', () => {
    expect(formatComment('')).toBe(': \n\n');
  });

  it('writes a comment line for each line, whatever ends it', () => {
    expect(formatComment('a\nb\r\nc\rdata: d\n')).toBe(': a\n: b\n: c\n: data: d\n: \n\n');
  });

  it(
    'is heard as it was written, line by line, and never as an event',
    () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
          const text = `${a}\r\n${b}`;
          expect(parseChunks([formatComment(text)]).calls).toStrictEqual(
            text.split(/\r\n|\r|\n/).map((line) => ['comment', line]),
          );
        }),
        runs(1_000),
      );
    },
    patience,
  );
});
