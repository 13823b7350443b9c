import { parseChunks } from './support/parseChunks';

const callsOf = (...chunks: string[]) => parseChunks(chunks).calls;

describe('createEventParser, fields', () => {
  it('delivers event, id and data of a block, and no field that it does not have', () => {
    expect(callsOf('event: trace\nid: 1\ndata: {"type":"text"}\n\ndata: b\n\n')).toStrictEqual([
      ['event', { event: 'trace', id: '1', data: '{"type":"text"}' }],
      ['event', { data: 'b' }],
    ]);
  });

  it('takes the fields in any order', () => {
    const expected = [['event', { event: 'trace', id: '1', data: 'a' }]];
    expect(callsOf('event: trace\nid: 1\ndata: a\n\n')).toStrictEqual(expected);
    expect(callsOf('id: 1\nevent: trace\ndata: a\n\n')).toStrictEqual(expected);
    expect(callsOf('data: a\nid: 1\nevent: trace\n\n')).toStrictEqual(expected);
  });

  it('joins data lines with LF', () => {
    expect(callsOf('data: a\ndata\ndata: b\nid: 1\ndata:\n\n')).toStrictEqual([
      ['event', { id: '1', data: 'a\n\nb\n' }],
    ]);
  });

  it('delivers data that is there and empty', () => {
    expect(callsOf('data\n\n', 'data:\n\n', 'data: \n\n')).toStrictEqual([
      ['event', { data: '' }],
      ['event', { data: '' }],
      ['event', { data: '' }],
    ]);
  });

  it('drops one space after the colon, and only one', () => {
    expect(callsOf('data:a\n\n', 'data:  a \n\n', 'data:\ta\n\n', 'data: a: b\n\n')).toStrictEqual([
      ['event', { data: 'a' }],
      ['event', { data: ' a ' }],
      ['event', { data: '\ta' }],
      ['event', { data: 'a: b' }],
    ]);
  });

  it('ignores fields that it does not know', () => {
    expect(
      callsOf('datas: a\nDATA: b\n data: c\ndata : d\nid : 5\nfoo\n"name": "x",\ndata: e\n\n'),
    ).toStrictEqual([['event', { data: 'e' }]]);
  });

  it('takes the last of two names and of two ids', () => {
    expect(callsOf('event: a\nid: 1\nevent: b\nid: 2\ndata: c\n\n')).toStrictEqual([
      ['event', { event: 'b', id: '2', data: 'c' }],
    ]);
  });

  it('takes an empty name for none', () => {
    expect(callsOf('event: a\nevent:\ndata: b\n\n', 'event\ndata: c\n\n')).toStrictEqual([
      ['event', { data: 'b' }],
      ['event', { data: 'c' }],
    ]);
  });

  it('delivers an empty id, which is an id', () => {
    expect(callsOf('id: 1\nid\ndata: a\n\n', 'id:\ndata: b\n\n')).toStrictEqual([
      ['event', { id: '', data: 'a' }],
      ['event', { id: '', data: 'b' }],
    ]);
  });

  it('ignores an id with NUL, and leaves the one before it', () => {
    expect(callsOf('id: 1\nid: 2\0\ndata: a\n\n', 'id: \0\ndata: b\n\n')).toStrictEqual([
      ['event', { id: '1', data: 'a' }],
      ['event', { data: 'b' }],
    ]);
  });

  it('keeps NUL in names and in data', () => {
    expect(callsOf('event: a\0b\ndata: c\0\n\n')).toStrictEqual([
      ['event', { event: 'a\0b', data: 'c\0' }],
    ]);
  });

  it('gives each block its own id and name, none of the block before', () => {
    expect(callsOf('event: trace\nid: 1\ndata: a\n\ndata: b\n\n')).toStrictEqual([
      ['event', { event: 'trace', id: '1', data: 'a' }],
      ['event', { data: 'b' }],
    ]);
  });

  it.each(['error', 'open', 'message', '__proto__', 'constructor', 'toString'])(
    'delivers an event named %s as any other, with and without data',
    (name) => {
      expect(callsOf(`event: ${name}\ndata: a\n\nevent: ${name}\n\n`)).toStrictEqual([
        ['event', { event: name, data: 'a' }],
        ['event', { event: name, data: undefined }],
      ]);
    },
  );

  it('delivers comments as their lines end, in order with the events', () => {
    expect(callsOf(': a\ndata: b\n:c\n\n:\n:  d\n')).toStrictEqual([
      ['comment', 'a'],
      ['comment', 'c'],
      ['event', { data: 'b' }],
      ['comment', ''],
      ['comment', ' d'],
    ]);
    expect(callsOf(': a')).toStrictEqual([]);
    expect(callsOf(': a', '\n')).toStrictEqual([['comment', 'a']]);
  });

  it('delivers a retry of digits as its line ends, however large', () => {
    expect(callsOf('retry: 2000\n')).toStrictEqual([['retry', 2000]]);
    expect(callsOf('retry:0\nretry: 99999999999\ndata: a\n\n')).toStrictEqual([
      ['retry', 0],
      ['retry', 99_999_999_999],
      ['event', { data: 'a' }],
    ]);
    expect(callsOf(`retry: 1${'0'.repeat(400)}\n`)).toStrictEqual([['retry', Infinity]]);
  });

  it.each(['', '-1', '1.5', '1e3', '0x10', ' 7', '7 ', '+7', '٣', 'soon'])(
    'ignores the retry "%s"',
    (value) => {
      expect(callsOf(`retry: ${value}\nretry:${value}x\ndata: a\n\n`)).toStrictEqual([
        ['event', { data: 'a' }],
      ]);
    },
  );

  it('delivers nothing for blank lines, unknown fields, comments or retry alone', () => {
    expect(callsOf('\n\n\nfoo: a\n\n: c\n\nretry: 1\n\n')).toStrictEqual([
      ['comment', 'c'],
      ['retry', 1],
    ]);
  });
});
