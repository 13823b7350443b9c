import { createEventParser } from '../../lib/wire/createEventParser';
import { everyCut } from './support/cuts';
import { parseChunks, utf8 } from './support/parseChunks';
import type { Call } from './support/parseChunks';

/** Asserts the calls of `stream` whole, cut in two anywhere, and byte by byte. */
const expectCalls = (stream: string, ...calls: readonly Call[]): void => {
  for (const chunks of everyCut(utf8(stream))) {
    expect(parseChunks(chunks).calls).toStrictEqual(calls);
  }
};

const trace: Call = ['event', { event: 'trace', id: '1', data: '{}' }];

describe('createEventParser, blocks without data', () => {
  it('delivers a block with an event, an id or both', () => {
    expectCalls('event: end\n\n', ['event', { event: 'end', data: undefined }]);
    expectCalls('id: 4\n\n', ['event', { id: '4', data: undefined }]);
    expectCalls('event: end\nid: 4\n\n', ['event', { event: 'end', id: '4', data: undefined }]);
    expectCalls('id: 4\nevent: end\n\n', ['event', { event: 'end', id: '4', data: undefined }]);
  });

  it('delivers it between, before and after blocks with data', () => {
    expectCalls(
      '\nevent: trace\nid: 1\ndata: {}\n\nevent: state\n\nevent: trace\nid: 1\ndata: {}\n\nid: 2\n\n',
      trace,
      ['event', { event: 'state', data: undefined }],
      trace,
      ['event', { id: '2', data: undefined }],
    );
    expectCalls(
      'event: end\n\nevent: trace\nid: 1\ndata: {}\n\n',
      ['event', { event: 'end', data: undefined }],
      trace,
    );
  });

  it('tells it from a block whose data is empty', () => {
    expectCalls(
      'event: end\ndata\n\nevent: end\n\nevent: end\ndata:\n\n',
      ['event', { event: 'end', data: '' }],
      ['event', { event: 'end', data: undefined }],
      ['event', { event: 'end', data: '' }],
    );
  });

  it('delivers comments and retry inside it once, and in order', () => {
    expectCalls(
      ': a\nevent: end\n: b\nretry: 5\nid: 4\n: c\n\n: d\n\n',
      ['comment', 'a'],
      ['comment', 'b'],
      ['retry', 5],
      ['comment', 'c'],
      ['event', { event: 'end', id: '4', data: undefined }],
      ['comment', 'd'],
    );
  });

  it('drops it where it has neither, or only what counts as neither', () => {
    expectCalls('event:\n\nevent\n\nid: 1\0\n\nfoo: a\n\nretry: x\n\ndatas: a\n\n \n\n');
  });

  it('delivers an empty id', () => {
    expectCalls('id\n\n', ['event', { id: '', data: undefined }]);
    expectCalls('id:\nevent: end\n\n', ['event', { event: 'end', id: '', data: undefined }]);
  });

  it('takes the last name and the last id', () => {
    expectCalls(
      'event: a\nid: 1\nevent: end\nid: 2\nid: \0\n\nevent: b\nevent:\nid: 3\n\n',
      ['event', { event: 'end', id: '2', data: undefined }],
      ['event', { id: '3', data: undefined }],
    );
  });

  it('leaves nothing of it to the next block', () => {
    expectCalls(
      'event: a\nid: 1\n\ndata: b\n\nid: 2\n\nevent: c\n\ndata: d\n\n',
      ['event', { event: 'a', id: '1', data: undefined }],
      ['event', { data: 'b' }],
      ['event', { id: '2', data: undefined }],
      ['event', { event: 'c', data: undefined }],
      ['event', { data: 'd' }],
    );
  });

  it('drops it where its blank line never comes', () => {
    expectCalls('event: end');
    expectCalls('event: end\n');
    expectCalls('event: end\r\n');
  });

  it('delivers it among thousands of blocks in one chunk, in order', () => {
    const blocks = Array.from({ length: 3_000 }, (_, index) =>
      index % 700 === 699 ? `id: ${index}\n\n` : `id: ${index}\ndata: a\n\n`,
    );
    const expected = blocks.map((_, index) => [
      'event',
      { id: String(index), data: index % 700 === 699 ? undefined : 'a' },
    ]);
    expect(parseChunks([blocks.join('')]).calls).toStrictEqual(expected);
  });

  it('delivers it where nobody listens for comments and retry', () => {
    const events: unknown[] = [];
    const parser = createEventParser({ onEvent: (event) => events.push(event) });
    parser.push(utf8(': a\nretry: 5\nevent: end\n\n: b\n\ndata: c\n\n'));
    expect(events).toStrictEqual([{ event: 'end', data: undefined }, { data: 'c' }]);
  });
});
