import { createEventParser } from '../../../lib/wire/createEventParser';
import type { ParsedEvent } from '../../../lib/testing/laws/wire/WireParser';
import { wireLaws } from '../../../lib/testing/laws/wireLaws';
import { brokenLaws } from './brokenLaws';
import { faultyParser } from './faultyParser';
import type { ParserFault } from './faultyParser';

const ours = () => {
  let events: ParsedEvent[] = [];
  const parser = createEventParser({ onEvent: (event) => events.push(event) });
  return {
    push: (bytes: Uint8Array) => {
      events = [];
      parser.push(bytes);
      return events;
    },
  };
};

/** A class, and with the last id, as EventSource has it. */
class Sticky {
  readonly #parser = faultyParser('lastID');

  push(bytes: Uint8Array): readonly ParsedEvent[] {
    return this.#parser
      .push(bytes)
      .map(({ data, event = 'message', id = '' }) => ({ event, id, data: data ?? '' }));
  }
}

const broken = (fault: ParserFault) => brokenLaws(wireLaws(() => faultyParser(fault)));

describe('the laws of the wire', () => {
  it.each(wireLaws(ours, { runs: 200 }))('hold for our parser: $name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined();
  });

  it.each(wireLaws(() => new Sticky(), { ids: 'last' }))(
    'hold for one of the standard: $name',
    async ({ check }) => {
      await expect(check()).resolves.toBeUndefined();
    },
  );

  it('hold for the plain parser of these specs', async () => {
    expect([...(await broken('none')).keys()]).toEqual([]);
  });
});

describe('a parser with one fault breaks one law', () => {
  it.each<readonly [ParserFault, string]>([
    ['idAfterData', 'wire: reads event, id and data in any order'],
    ['dropsWithoutData', 'wire: sees the event end, with data and without'],
    ['keepsName', 'wire: gives a block nothing of the name or the data before it'],
    ['joinsWithNothing', 'wire: joins data lines with LF'],
    ['trims', 'wire: drops one space after the colon, and only one'],
    ['readsComments', 'wire: ignores comments'],
    ['ignoresCase', 'wire: ignores fields that it does not know'],
    ['takesNul', 'wire: ignores an id with NUL'],
    ['takesFirst', 'wire: takes the last of two names and of two ids'],
    ['inherits', 'wire: takes any name for a name'],
    ['twoEnds', 'wire: reads lines that end in CRLF'],
    ['noCR', 'wire: reads lines that end in CR'],
    ['unicodeEnds', 'wire: ends lines at nothing else'],
    ['blankEvents', 'wire: takes blank lines for nothing where no block is'],
    ['keepsBOM', 'wire: drops a byte order mark at the start, and only there'],
    ['flushes', 'wire: drops a last block without its blank line'],
    ['lastID', 'wire: gives an event its id, or the last one, as it says'],
    ['endsAtEmpty', 'wire: says the same at random cuts, with empty chunks'],
    ['firstChunkBOM', 'wire: drops a byte order mark that was cut'],
    ['cutsCRLF', 'wire: takes a CRLF that was cut for one line end'],
    ['waits', 'wire: gives an event with the chunk that completes it'],
    ['keepsChunks', 'wire: does not need a chunk once push has returned'],
    ['sharesState', 'wire: shares nothing between parsers'],
  ])('%s: %s', async (fault, name) => {
    expect([...(await broken(fault)).keys()]).toEqual([name]);
  });

  it('or those that come of it', async () => {
    const [twoCuts, byBytes, random] = [
      'wire: says the same at every cut in two',
      'wire: says the same byte by byte',
      'wire: says the same at random cuts, with empty chunks',
    ];

    expect([...(await broken('keepsOneChunk')).keys()]).toEqual([byBytes, random]);
    expect([...(await broken('decodesChunks')).keys()]).toEqual([
      'wire: puts characters together that were cut',
      'wire: drops a byte order mark that was cut',
    ]);
    expect([...(await broken('forgetsRest')).keys()]).toEqual(
      expect.arrayContaining([twoCuts, byBytes, random]),
    );
  });
});

describe('what a broken law says', () => {
  const messages = async (fault: ParserFault) =>
    [...(await broken(fault)).values()].map((message) => message.split('\n'));

  it('shows the bytes, what was expected and what came', async () => {
    expect(await messages('dropsWithoutData')).toEqual([
      [
        'wire: sees the event end, with data and without: this is broken',
        '',
        '  chunks    "event: end\\n\\n"',
        '  expected  event "end", no data',
        '  actual    no event',
        '  hint      make an event of a block that has a name and no data: the service ends its turns with one, and many parsers drop it',
        '',
      ],
    ]);
  });

  it('shows the chunks, and where the stream was cut', async () => {
    expect(await messages('cutsCRLF')).toEqual([
      [
        'wire: takes a CRLF that was cut for one line end: this is broken',
        '',
        '  when      cut after 13 bytes',
        '  chunks    "event: trace\\r"',
        '            "\\nid: 1\\r\\ndata: {\\"a\\": 1}\\r\\n\\r\\nevent: state\\r\\nid: 2\\r\\ndata: {}\\r\\n\\r\\n"',
        '  expected  what the parser says of the same bytes in one chunk:',
        '            event "trace", id "1", data "{\\"a\\": 1}"',
        '            event "state", id "2", data "{}"',
        '  actual    event "trace", no data',
        '            an event without a name, id "1", data "{\\"a\\": 1}"',
        '            event "state", id "2", data "{}"',
        '  hint      take the CR for the line end at once, and drop a LF that the next chunk opens with',
        '',
      ],
    ]);
  });

  it('shows the bytes of a chunk that ends inside a character', async () => {
    expect((await messages('decodesChunks'))[0]?.slice(2, 5)).toEqual([
      '  when      cut after 7 bytes',
      '  chunks    bytes 64 61 74 61 3a 20 c3',
      '            bytes 0a 64 61 74 61 3a 20 e2 82 ac 0a 0a 64 61 74 61 3a 20 f0 9f 98 80 0a 0a (the last of them)',
    ]);
  });

  it('is what a parser throws, where it throws', async () => {
    expect(new Set((await broken('throws')).values())).toEqual(new Set(['not today']));
  });
});

describe('wireLaws', () => {
  it('refuses at once what it cannot use', () => {
    expect(() => wireLaws(ours, { runs: 0 })).toThrow('runs must be a whole number above 0');
    expect(() => wireLaws(ours, { seed: 0.5 })).toThrow('seed must be a whole number');
  });

  it('says so where push gives no list', async () => {
    const said = await brokenLaws(wireLaws(() => ({ push: jest.fn() })).slice(0, 1));

    expect([...said.values()]).toEqual([
      'push gives a list of the events that the bytes complete; this one gave undefined',
    ]);
  });
});
