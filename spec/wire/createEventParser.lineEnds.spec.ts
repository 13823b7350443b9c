import { createEventParser } from '../../lib/wire/createEventParser';
import { everyCut } from './support/cuts';
import { parseChunks, utf8 } from './support/parseChunks';

const kinds = [
  ['LF', '\n'],
  ['CR', '\r'],
  ['CRLF', '\r\n'],
] as const;

/** After how many bytes of `stream`, byte by byte, each event was delivered. */
const deliveredAfter = (stream: string): readonly number[] => {
  const delivered: number[] = [];
  let pushed = 0;
  const { push } = createEventParser({ onEvent: () => delivered.push(pushed) });
  for (const byte of utf8(stream)) {
    pushed++;
    push(Uint8Array.of(byte));
  }
  return delivered;
};

describe('createEventParser, line ends', () => {
  it.each(kinds)('reads %s, cut anywhere', (_, end) => {
    const lines = ['', 'event: trace', 'id: 1', 'data: a', 'data: b', '', ': c', '', 'event: end'];
    for (const chunks of everyCut(utf8([...lines, '', ''].join(end)))) {
      expect(parseChunks(chunks).calls).toStrictEqual([
        ['event', { event: 'trace', id: '1', data: 'a\nb' }],
        ['comment', 'c'],
        ['event', { event: 'end', data: undefined }],
      ]);
    }
  });

  it.each(kinds.flatMap(([one, a]) => kinds.map(([two, b]) => [one, two, a, b] as const)))(
    'reads lines that end in %s and blank lines of %s, cut anywhere',
    (_one, _two, end, blank) => {
      const block = `id: 1${end}data: a${end}${blank}`;
      // After a CR, a blank line of LF is no line of its own: the two are one CRLF.
      const isOneCRLF = end === '\r' && blank === '\n';
      for (const chunks of everyCut(utf8(block + block))) {
        expect(parseChunks(chunks).calls).toStrictEqual(
          isOneCRLF
            ? []
            : [
                ['event', { id: '1', data: 'a' }],
                ['event', { id: '1', data: 'a' }],
              ],
        );
      }
    },
  );

  it('reads lines that each end in another way', () => {
    const stream = 'data: a\rdata: b\r\ndata: c\n\r\ndata: d\r\n\rdata: e\n\n';
    for (const chunks of everyCut(utf8(stream))) {
      expect(parseChunks(chunks).calls).toStrictEqual([
        ['event', { data: 'a\nb\nc' }],
        ['event', { data: 'd' }],
        ['event', { data: 'e' }],
      ]);
    }
  });

  it('takes CR, CR, LF for two line ends and LF, CR for two', () => {
    expect(parseChunks(['data: a\r\r\ndata: b\n\r']).calls).toStrictEqual([
      ['event', { data: 'a' }],
      ['event', { data: 'b' }],
    ]);
  });

  it('keeps apart the CR of one chunk and the LF after the next, empty one', () => {
    expect(parseChunks(['data: a\r', '', '\n', '\n']).calls).toStrictEqual([
      ['event', { data: 'a' }],
    ]);
    // The first byte of a character is a chunk without a text; the LF after it breaks it off.
    expect(
      parseChunks(['data: a\r', Uint8Array.of(0xe2), '\n', 'data: b\n\n']).calls,
    ).toStrictEqual([['event', { data: 'a\nb' }]]);
  });

  it('breaks lines at nothing else', () => {
    const data = 'a\u2028b\u2029c\u0085d\u000be\u000cf';
    expect(parseChunks([`data: ${data}\n\n`]).calls).toStrictEqual([['event', { data }]]);
  });

  it('delivers a block at once: with its last byte, and for CRLF even with the CR before it', () => {
    expect(deliveredAfter('data: a\n\n')).toStrictEqual([9]);
    expect(deliveredAfter('data: a\r\r')).toStrictEqual([9]);
    expect(deliveredAfter('data: a\r\n\r\n')).toStrictEqual([10]);
    expect(deliveredAfter('event: end\n\n')).toStrictEqual([12]);
    expect(deliveredAfter('event: end\r\r')).toStrictEqual([12]);
    expect(deliveredAfter('event: end\r\n\r\n')).toStrictEqual([13]);
  });

  it.each(kinds)('delivers a block at once where more follows in the chunk: %s', (_, end) => {
    const calls = parseChunks([`data: a${end}${end}data: b${end}${end}data: c`]).calls;
    expect(calls).toStrictEqual([
      ['event', { data: 'a' }],
      ['event', { data: 'b' }],
    ]);
  });
});
