import { createEventParser } from '../../lib/wire/createEventParser';
import { byteByByte, everyCut } from './support/cuts';
import { parseChunks, utf8 } from './support/parseChunks';

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? utf8(part) : Buffer.from(part))));

const byteOrderMark = [0xef, 0xbb, 0xbf];

/** Asserts that `bytes` come to these data, whole, cut in two anywhere, and byte by byte. */
const expectData = (bytes: Uint8Array, ...data: readonly string[]): void => {
  const expected = data.map((value) => ['event', { data: value }]);
  for (const chunks of everyCut(bytes)) {
    expect(parseChunks(chunks).calls).toStrictEqual(expected);
  }
};

describe('createEventParser, bytes', () => {
  it('drops one byte order mark at the start, cut anywhere', () => {
    expectData(bytesOf(byteOrderMark, 'data: a\n\ndata: b\n\n'), 'a', 'b');
    expectData(bytesOf(byteOrderMark, '\ndata: a\n\n'), 'a');
  });

  it('takes a second byte order mark for a part of the first line', () => {
    expectData(bytesOf(byteOrderMark, byteOrderMark, 'data: a\n\ndata: b\n\n'), 'b');
  });

  it('keeps a byte order mark that is not at the start, also where a chunk opens with it', () => {
    const stream = bytesOf(
      'data: ',
      byteOrderMark,
      'a\n\n',
      byteOrderMark,
      'data: b\n\ndata: c\n\n',
    );
    expectData(stream, '\uFEFFa', 'c');
    expect(parseChunks(['data: a\n\n', bytesOf(byteOrderMark, 'data: b\n\n')]).calls).toStrictEqual(
      [['event', { data: 'a' }]],
    );
  });

  it('does not take the characters U+00EF U+00BB U+00BF for a byte order mark', () => {
    expectData(bytesOf('ï»¿data: a\n\ndata: b\n\n'), 'b');
  });

  it('puts characters together that were cut, of two, three and four bytes', () => {
    expectData(bytesOf('data: é€😀\n\ndata: ÿ\u0800\u{10FFFF}\n\n'), 'é€😀', 'ÿ\u0800\u{10FFFF}');
  });

  it('puts together a joined emoji of 25 bytes', () => {
    expectData(bytesOf('data: 👨‍👩‍👧‍👦\n\n'), '👨‍👩‍👧‍👦');
  });

  it('reads invalid bytes as U+FFFD and goes on, the same at any cut', () => {
    expectData(bytesOf('data: a', [0xff], 'b\n\ndata: c\n\n'), 'a\uFFFDb', 'c');
    expectData(bytesOf('data: ', [0xc0, 0x80], '\n\n'), '\uFFFD\uFFFD');
    expectData(bytesOf('data: ', [0xed, 0xa0, 0x80], '\n\n'), '\uFFFD\uFFFD\uFFFD');
    expectData(bytesOf('data: ', [0xf0, 0x9f, 0x98], 'a\n\n'), '\uFFFDa');
  });

  it('ends a line at a line end that breaks a character off', () => {
    expectData(bytesOf('data: ', [0xe2, 0x82], '\n\ndata: b', [0xf0], '\r\r'), '\uFFFD', 'b\uFFFD');
  });

  it('delivers nothing twice and nothing early, whatever the chunks', () => {
    const stream = utf8('id: 1\ndata: a\n\nid: 2\nevent: é\ndata: b\ndata: c\n\n: d\n\nid: 3\n\n');
    for (const chunks of everyCut(stream)) {
      expect(parseChunks(chunks).calls).toStrictEqual([
        ['event', { id: '1', data: 'a' }],
        ['event', { event: 'é', id: '2', data: 'b\nc' }],
        ['comment', 'd'],
        ['event', { id: '3', data: undefined }],
      ]);
    }
  });

  it('reads a chunk of any size, whatever characters and lines lie where it is cut inside', () => {
    const events = Array.from(
      { length: 3000 },
      (_, index) => `京🙂é${'x'.repeat(index % 7)}${index}`,
    );
    const text = events.map((data) => `: ${data}\r\nid: 1\r\ndata: ${data}\r\n\r\n`).join('');

    expect(parseChunks([text]).calls).toStrictEqual(
      events.flatMap((data) => [
        ['comment', data],
        ['event', { id: '1', data }],
      ]),
    );
  });

  it('reads a chunk that is another view of bytes', () => {
    const { buffer, byteLength, byteOffset } = Buffer.from('data: é\n\n');
    const heard: unknown[] = [];
    const parser = createEventParser({ onEvent: ({ data }) => heard.push(data) });
    // What a stream says to be bytes is not looked at in a browser.
    Reflect.apply(parser.push, undefined, [new DataView(buffer, byteOffset, byteLength)]);

    expect(heard).toEqual(['é']);
  });

  it('takes empty chunks, and views into a larger buffer', () => {
    const buffer = utf8('xxxdata: a\n\nxxx');
    const empty = new Uint8Array(0);
    const chunks = [empty, buffer.subarray(3, 7), empty, buffer.subarray(7, 12), empty];
    expect(parseChunks(chunks).calls).toStrictEqual([['event', { data: 'a' }]]);
  });

  it('does not depend on a chunk once push has returned', () => {
    const data: unknown[] = [];
    const parser = createEventParser({ onEvent: (event) => data.push(event.data) });
    const buffer = new Uint8Array(1);
    for (const byte of utf8('data: aé\n\n')) {
      buffer[0] = byte;
      parser.push(buffer);
      buffer[0] = 0x78;
    }
    expect(data).toStrictEqual(['aé']);
  });

  it('delivers nothing for an empty stream, and for one of blank lines', () => {
    expect(parseChunks([]).calls).toStrictEqual([]);
    expect(parseChunks(['']).calls).toStrictEqual([]);
    expect(parseChunks(byteByByte(utf8('\n\r\n\r\r\n\n'))).calls).toStrictEqual([]);
  });
});
