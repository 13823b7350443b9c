import * as fc from 'fast-check';
import { createContentReader } from '../../../lib/protocol/v2/createContentReader';
import type { ContentEvent } from '../../../lib/protocol/v2/createContentReader';
import { decodeEvent } from '../../../lib/protocol/v2/decodeEvent';
import { createEventParser } from '../../../lib/wire/createEventParser';
import { runs } from '../../support/runs';

/** What the reader makes of the block at `start`, and where it says that the next begins. */
const read = (text: string, start = 0) => {
  const events: ContentEvent[] = [];
  const end = createContentReader((event) => events.push(event))(text, start);
  return { end, events };
};

/** What the parser of events and the codecs make of the same text. */
const decoded = (text: string): readonly unknown[] => {
  const events: unknown[] = [];
  const parser = createEventParser({
    onEvent: (frame) => {
      const result = decodeEvent(frame);
      events.push(result._tag === 'Right' ? result.right : result.left);
    },
  });
  parser.push(new TextEncoder().encode(text));
  return events;
};

const block = (data: string, id = '7') => `event: trace\nid: ${id}\ndata: ${data}\n\n`;

const content = (text: string, rest = ',"time":1725899197144') =>
  `{"type":"completion","payload":{"state":"content","content":${JSON.stringify(text)}}${rest}}`;

describe('createContentReader', () => {
  it.each([
    ['with a time', content('Welcome to our service. Perh')],
    ['without a time', content(' 京é🙂', '')],
    ['without a word', content('')],
    ['at the begin of time', content('a', ',"time":0')],
    ['at the end of time', content('a', ',"time":999999999999999')],
    ['with a control character that stands raw', content('§').replace('§', '\u0001')],
  ])('reads a content %s, as the parser and the codec do', (_, data) => {
    const text = block(data);

    expect(read(text)).toStrictEqual({ end: text.length, events: decoded(text) });
  });

  it('reads one block, where it is told, up to the next', () => {
    const first = block(content('Hel'));
    const text = `${first}${block(content('lo'), '8')}event: en`;

    expect(read(text, first.length)).toStrictEqual({
      end: first.length * 2 - 1,
      events: decoded(block(content('lo'), '8')),
    });
  });

  it.each([
    ['an escape', block(content('a\nb'))],
    ['an escape that is cut', block(content('a').replace('"a"', '"a\\"'))],
    ['another state', block('{"type":"completion","payload":{"state":"end"},"time":1}')],
    ['another field', block(content('a', ',"time":1,"turnID":"t"'))],
    ['another field of the payload', block(content('a').replace('}', ',"ai":true}'))],
    ['a space', block(content('a').replace(':', ': '))],
    ['a time that is no integer', block(content('a', ',"time":1.5'))],
    ['a time with a leading zero', block(content('a', ',"time":01'))],
    ['a time that no number holds', block(content('a', ',"time":9007199254740993'))],
    ['no id', block(content('a')).replace('id: 7\n', '')],
    ['an id that is no number', block(content('a'), 'a7')],
    ['an id of two lines', block(content('a'), '7\nid: 8')],
    ['a line more', block(content('a')).replace('\n\n', '\nretry: 5\n\n')],
    ['a second line of data', block(`${content('a')}\ndata: `)],
    ['another name', block(content('a')).replace('trace', 'traces')],
    ['no blank line yet', block(content('a')).slice(0, -1)],
    ['nothing', ''],
  ])('leaves a block with %s to others', (_, text) => {
    expect(read(text)).toStrictEqual({ end: 0, events: [] });
  });

  it('says of every block that it reads what the parser and the codec say', () => {
    const odd = fc.constantFrom('', '"', '\\', '\\"', '\n', '\n\n', '\u0000', '}', '"}', ' ', ',');
    const data = fc
      .tuple(
        fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 1 }), odd) }),
        fc.constantFrom('', ',"time":5', ',"time":172589', ',"time":00', ',"time":1e3'),
        fc.boolean(),
      )
      .map(([text, rest, isRaw]) =>
        isRaw ? content('§', rest).replace('§', () => text) : content(text, rest),
      );
    const id = fc.constantFrom('1', '42', '007', '9'.repeat(15), '9'.repeat(16), '-1');
    let known = 0;

    fc.assert(
      fc.property(data, id, (some, number) => {
        const text = block(some, number);
        const { end, events } = read(text);
        known += events.length;

        expect(events).toStrictEqual(end === 0 ? [] : decoded(text.slice(0, end)));
      }),
      runs(500),
    );
    expect(known).toBeGreaterThan(50);
  });
});
