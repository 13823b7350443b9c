import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { InvalidInputError } from '../../lib/errors';
import { createEventParser } from '../../lib/wire/createEventParser';
import { byteByByte, everyCut } from './support/cuts';
import { parseChunks, utf8 } from './support/parseChunks';

const mebibyte = 1024 * 1024;

/** `text` in chunks of `size` bytes. */
const inChunksOf = (size: number, text: string): readonly Uint8Array[] => {
  const bytes = utf8(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
};

describe('createEventParser, maxEventBytes', () => {
  it('passes an event of exactly the limit and refuses one byte more, at any cut', () => {
    // 6 + 5 + 8 bytes, line ends included, the blank line not.
    const stream = utf8('id: 1\ndata\ndata: a\n\ndata: b\n\n');
    for (const chunks of everyCut(stream)) {
      expect(parseChunks(chunks, { maxEventBytes: 19 })).toStrictEqual({
        calls: [
          ['event', { id: '1', data: '\na' }],
          ['event', { data: 'b' }],
        ],
      });
      expect(parseChunks(chunks, { maxEventBytes: 18 })).toStrictEqual({ calls: [], tooLarge: 18 });
    }
  });

  it('counts bytes of UTF-8, U+FFFD for an invalid one, and a CRLF as one', () => {
    const sizes = [
      ['data: é\n\n', 9],
      ['data: €\n\n', 10],
      ['data: 😀\n\n', 11],
      ['data: é\r\n\r\n', 9],
      [Uint8Array.from([...utf8('data: '), 0xff, 0x0a, 0x0a]), 10],
    ] as const;
    for (const [stream, size] of sizes) {
      const bytes = typeof stream === 'string' ? utf8(stream) : stream;
      for (const chunks of [[bytes], byteByByte(bytes)]) {
        expect(parseChunks(chunks, { maxEventBytes: size }).calls).toHaveLength(1);
        expect(parseChunks(chunks, { maxEventBytes: size - 1 }).tooLarge).toBe(size - 1);
      }
    }
  });

  it('delivers what came before, also in the same chunk, and nothing after', () => {
    const large = `event: large\ndata: ${'x'.repeat(50)}\n\n`;
    for (const chunks of everyCut(utf8(`: a\ndata: b\n\nid: 1\n\n: c\n${large}data: d\n\n`))) {
      expect(parseChunks(chunks, { maxEventBytes: 40 })).toStrictEqual({
        calls: [
          ['comment', 'a'],
          ['event', { data: 'b' }],
          ['event', { id: '1', data: undefined }],
          ['comment', 'c'],
        ],
        tooLarge: 40,
      });
    }
  });

  it('throws while the event still comes, at the first byte too many', () => {
    const parser = createEventParser({ onEvent: () => undefined, maxEventBytes: 10 });
    parser.push(utf8('data: abcd'));
    expect(() => parser.push(utf8('e'))).toThrow('larger than 10 bytes');
  });

  it('throws for many short lines as for one long one', () => {
    expect(parseChunks(['data: a\n'.repeat(5), '\n'], { maxEventBytes: 40 }).calls).toHaveLength(1);
    expect(parseChunks(['data: a\n'.repeat(5), '\n'], { maxEventBytes: 39 }).tooLarge).toBe(39);
    expect(parseChunks(['foo: a\n'.repeat(6)], { maxEventBytes: 41 }).tooLarge).toBe(41);
  });

  it('throws the same for each push after it', () => {
    const events: unknown[] = [];
    const parser = createEventParser({ onEvent: (event) => events.push(event), maxEventBytes: 8 });
    const errors = ['data: abc\n\n', 'data: a\n\n', '\n\n'].map((text) => {
      try {
        parser.push(utf8(text));
        return undefined;
      } catch (error) {
        return error;
      }
    });
    expect(errors[0]).toMatchObject({ _tag: 'EventTooLargeError', limit: 8 });
    expect(errors[1]).toBe(errors[0]);
    expect(errors[2]).toBe(errors[0]);
    expect(events).toStrictEqual([]);
  });

  it('starts to count again with each event', () => {
    const { calls } = parseChunks(['data: a\n\n'.repeat(1_000)], { maxEventBytes: 8 });
    expect(calls).toHaveLength(1_000);
  });

  it('lets comments go on for ever, with and without blank lines', () => {
    const chunks = Array.from({ length: 1_000 }, () => ': alive\n');
    expect(parseChunks(chunks, { maxEventBytes: 8 }).calls).toHaveLength(1_000);
    expect(parseChunks([chunks.join('')], { maxEventBytes: 8 }).calls).toHaveLength(1_000);
    const event = ['id: 1\n', ...chunks, 'id: 2\n', '\n'];
    expect(parseChunks(event, { maxEventBytes: 12 }).calls.at(-1)).toStrictEqual([
      'event',
      { id: '2', data: undefined },
    ]);
  });

  it('refuses one comment that is longer', () => {
    for (const chunks of everyCut(utf8('data: a\n: 567890\n\n'))) {
      expect(parseChunks(chunks, { maxEventBytes: 9 }).calls).toHaveLength(2);
      expect(parseChunks(chunks, { maxEventBytes: 8 })).toStrictEqual({ calls: [], tooLarge: 8 });
    }
    expect(parseChunks([': 34', '567', '8'], { maxEventBytes: 7 }).tooLarge).toBe(7);
  });

  it('is 8 MiB by default', () => {
    const line = `data: ${'x'.repeat(8 * mebibyte - 7)}\n`;
    expect(parseChunks([line, '\n']).calls).toHaveLength(1);
    expect(parseChunks([`x${line}\n`])).toStrictEqual({ calls: [], tooLarge: 8 * mebibyte });
  });

  it.each([0, -1, 1.5, NaN, Infinity, 2 ** 53])('refuses to be %d', (maxEventBytes) => {
    expect(() => createEventParser({ onEvent: () => undefined, maxEventBytes })).toThrow(
      new InvalidInputError('maxEventBytes', 'must be a positive integer'),
    );
  });
});

// In quadratic time each of these runs for minutes; in linear time, for a second at most.
const patience = 30_000;

describe('createEventParser, time', () => {
  const lengthOf = (chunks: readonly Uint8Array[]) => {
    let characters = 0;
    const parser = createEventParser({ onEvent: ({ data }) => (characters += data?.length ?? 0) });
    for (const chunk of chunks) parser.push(chunk);
    return characters;
  };

  it(
    'reads a line of 1 MiB byte by byte',
    () => {
      expect(lengthOf(inChunksOf(1, `data: ${'x'.repeat(mebibyte)}\n\n`))).toBe(mebibyte);
    },
    patience,
  );

  it(
    'reads a line of 7 MiB in chunks of 64 bytes',
    () => {
      expect(lengthOf(inChunksOf(64, `data: ${'x'.repeat(7 * mebibyte)}\n\n`))).toBe(7 * mebibyte);
    },
    patience,
  );

  it(
    'reads an event of 400,000 lines in chunks of 64 bytes',
    () => {
      const lines = 'data: abcd\n'.repeat(400_000);
      expect(lengthOf(inChunksOf(64, `${lines}\n`))).toBe(5 * 400_000 - 1);
    },
    patience,
  );

  it(
    'reads 4 MiB of blocks in one chunk, one line end of which is a CR',
    () => {
      const blocks = 'data: abcd\n\n'.repeat(350_000);
      expect(lengthOf([utf8(`: a\r${blocks}`)])).toBe(4 * 350_000);
    },
    patience,
  );

  it(
    'reads 4 MiB of blocks without data in one chunk',
    () => {
      const events: unknown[] = [];
      const parser = createEventParser({ onEvent: (event) => events.push(event.id) });
      parser.push(utf8('id: 123456\n\n'.repeat(350_000)));
      expect(events).toHaveLength(350_000);
    },
    patience,
  );

  it(
    'reads 4 MiB of blank lines',
    () => {
      expect(lengthOf(inChunksOf(mebibyte, `${'\n'.repeat(4 * mebibyte)}data: a\n\n`))).toBe(1);
    },
    patience,
  );
});

describe('createEventParser, memory', () => {
  /** Bytes on the heap that something holds. */
  const heapUsed = (): number => {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc()');
    return process.memoryUsage().heapUsed;
  };

  it('holds none of 64 MiB of comments that no blank line closes', () => {
    const { push, end } = createEventParser({ onEvent: () => undefined });
    const comments = utf8(`: ${'alive '.repeat(170)}\n`.repeat(64));
    push(utf8('event: open\n'));
    const before = heapUsed();
    for (let pushed = 0; pushed < 64 * mebibyte; pushed += comments.length) push(comments);
    expect(heapUsed() - before).toBeLessThan(16 * mebibyte);
    end();
  });
});
