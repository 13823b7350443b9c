import type { ParsedEvent } from './WireParser';

/** A stream, and what is in it. */
export interface Sample {
  readonly text: string;
  /** With ids of their own. */
  readonly events: readonly ParsedEvent[];
}

/** What one law is about, with streams that show it. */
export interface SampleLaw {
  readonly name: string;
  readonly hint: string;
  readonly samples: readonly Sample[];
}

const sample = (text: string, ...events: readonly ParsedEvent[]): Sample => ({ text, events });

const json = '{"a": 1}';
const first: ParsedEvent = { event: 'trace', id: '1', data: json };

/** A whole turn as the service sends it, with line ends of one kind. */
export const turnWith = (lineEnd: string): Sample =>
  sample(
    [
      'event: trace',
      'id: 1',
      `data: ${json}`,
      '',
      'event: state',
      'id: 2',
      'data: {}',
      '',
      '',
    ].join(lineEnd),
    first,
    { event: 'state', id: '2', data: '{}' },
  );

/** The laws that a stream in one chunk shows. */
export const sampleLaws: readonly SampleLaw[] = [
  {
    name: 'wire: reads event, id and data in any order',
    hint: 'collect the fields of a block, and make an event of them at its blank line',
    samples: [
      sample(`event: trace\nid: 1\ndata: ${json}\n\n`, first),
      sample(`id: 1\nevent: trace\ndata: ${json}\n\n`, first),
      sample(`data: ${json}\nid: 1\nevent: trace\n\n`, first),
    ],
  },
  {
    name: 'wire: sees the event end, with data and without',
    hint: 'make an event of a block that has a name and no data: the service ends its turns with one, and many parsers drop it',
    samples: [
      sample('event: end\n\n', { event: 'end' }),
      sample('event: end\nid: 2\n\n', { event: 'end', id: '2' }),
      sample('event: end\ndata\n\n', { event: 'end', data: '' }),
      sample('event: end\ndata: {}\n\n', { event: 'end', data: '{}' }),
    ],
  },
  {
    name: 'wire: gives a block nothing of the name or the data before it',
    hint: 'forget the name and the data at each blank line',
    samples: [
      sample('event: a\ndata: b\n\ndata: c\n\n', { event: 'a', data: 'b' }, { data: 'c' }),
      sample(
        'event: a\ndata: b\n\nevent: c\ndata: d\n\n',
        { event: 'a', data: 'b' },
        { event: 'c', data: 'd' },
      ),
    ],
  },
  {
    name: 'wire: joins data lines with LF',
    hint: 'join the data lines of a block with LF, also the empty ones, with none after the last',
    samples: [
      sample('data: a\ndata: b\n\n', { data: 'a\nb' }),
      sample('data: a\ndata\ndata:\n\n', { data: 'a\n\n' }),
    ],
  },
  {
    name: 'wire: drops one space after the colon, and only one',
    hint: 'a value begins after the first colon of its line, or after one space that follows it; trim nothing',
    samples: [
      sample('data:a\n\n', { data: 'a' }),
      sample('data:  a \n\n', { data: ' a ' }),
      sample('data:\ta: b\n\n', { data: '\ta: b' }),
    ],
  },
  {
    name: 'wire: ignores comments',
    hint: 'a line that begins with a colon is a comment: a heartbeat, say',
    samples: [
      sample(': a\ndata: b\n: data: c\n:\n\n', { data: 'b' }),
      sample(':event: a\ndata: b\n\n', { data: 'b' }),
    ],
  },
  {
    name: 'wire: ignores fields that it does not know',
    hint: 'take event, id, data and retry, written exactly so, and no other field',
    samples: [
      sample('datas: a\nDATA: b\n data: c\ndata : d\nname\ndata: e\n\n', { data: 'e' }),
      sample('retry: 5\nretry: soon\ndata: a\n\n', { data: 'a' }),
    ],
  },
  {
    name: 'wire: ignores an id with NUL',
    hint: 'leave out an id line that holds NUL; the id that was there before it stays',
    samples: [sample('id: 1\nid: 2\0\ndata: a\n\n', { id: '1', data: 'a' })],
  },
  {
    name: 'wire: takes the last of two names and of two ids',
    hint: 'a later line of a block takes the place of an earlier one; only data lines are joined',
    samples: [
      sample('event: a\nid: 1\nevent: b\nid: 2\ndata: c\n\n', { event: 'b', id: '2', data: 'c' }),
    ],
  },
  {
    name: 'wire: takes any name for a name',
    hint: 'look a name up in no object that inherits, and let error and open be names like any other',
    samples: ['error', 'open', '__proto__', 'constructor', 'toString', 'ünïcödé'].map((name) =>
      sample(`event: ${name}\ndata: a\n\n`, { event: name, data: 'a' }),
    ),
  },
  {
    name: 'wire: reads lines that end in CRLF',
    hint: 'take CRLF for one line end',
    samples: [turnWith('\r\n')],
  },
  {
    name: 'wire: reads lines that end in CR',
    hint: 'take CR for a line end, whatever comes after it; a LF right after it belongs to it',
    samples: [
      turnWith('\r'),
      sample('event: a\rid: 1\ndata: b\n\r', { event: 'a', id: '1', data: 'b' }),
    ],
  },
  {
    name: 'wire: ends lines at nothing else',
    hint: 'split at CRLF, LF and CR, and not at what else counts as a line end in Unicode',
    samples: [
      sample('data: a\u2028b\u2029c\u0085d\u000be\u000cf\n\n', {
        data: 'a\u2028b\u2029c\u0085d\u000be\u000cf',
      }),
    ],
  },
  {
    name: 'wire: takes blank lines for nothing where no block is',
    hint: 'make no event of a blank line without fields before it: the service opens with one, and a heartbeat ends with one',
    samples: [sample('\n\n\ndata: a\n\n\n: alive\n\ndata: b\n\n\n', { data: 'a' }, { data: 'b' })],
  },
  {
    name: 'wire: drops a byte order mark at the start, and only there',
    hint: 'let one TextDecoder for the whole stream drop it',
    samples: [
      sample('\uFEFFdata: a\n\n', { data: 'a' }),
      sample('data: \uFEFFa\n\n', { data: '\uFEFFa' }),
    ],
  },
  {
    name: 'wire: drops a last block without its blank line',
    hint: 'make an event of a block at its blank line only: without it the connection was cut',
    samples: [
      sample('data: a\n\ndata: b\n', { data: 'a' }),
      sample('data: a\n\nevent: end', { data: 'a' }),
    ],
  },
];
