import type { ParsedEvent, WireParser } from '../../../lib/testing/laws/wire/WireParser';

/** What is wrong with a parser. */
export type ParserFault = keyof typeof faults;

/** A parser of three parts: bytes to text, text to lines, lines to events. */
interface Parts {
  readonly decode: () => (bytes: Uint8Array) => string;
  readonly lines: () => (text: string) => readonly string[];
  readonly block: () => BlockReader;
}

interface Block {
  event?: string;
  id?: string;
  data?: string[];
}

type BlockReader = (line: string) => readonly ParsedEvent[];

const streamed = (options?: TextDecoderOptions) => () => {
  const decoder = new TextDecoder('utf-8', options);
  return (bytes: Uint8Array) => decoder.decode(bytes, { stream: true });
};

const anyEnd = /\r\n|\r|\n/;

/** Lines that end as the pattern says; a LF right after a CR belongs to it, also in the next chunk. */
const linesOf =
  (pattern: RegExp, { joinsCRLF = true, keepsRest = true } = {}) =>
  () => {
    let rest = '';
    let endedInCR = false;
    return (text: string): readonly string[] => {
      if (text === '') return [];
      const own = endedInCR && text.startsWith('\n') ? text.slice(1) : text;
      endedInCR = joinsCRLF && text.endsWith('\r');
      const lines = (rest + own).split(pattern);
      const last = lines.pop() ?? '';
      rest = keepsRest || lines.length > 0 ? last : own;
      return lines;
    };
  };

interface Reading {
  readonly value?: (rest: string) => string;
  readonly field?: (name: string) => string;
  readonly line?: (line: string) => string;
  readonly take?: (block: Block, field: string, value: string) => boolean;
  readonly finish?: (block: Block) => ParsedEvent | undefined;
  readonly next?: (block: Block) => Block;
}

const eventOf = ({ data, event, id }: Block): ParsedEvent => ({
  event,
  id,
  data: data?.join('\n'),
});

const isEvent = ({ data, event }: Block): boolean => data !== undefined || Boolean(event);

const blockReader =
  (reading: Reading = {}) =>
  (): BlockReader => {
    let block: Block = {};
    const finish = reading.finish ?? ((one) => (isEvent(one) ? eventOf(one) : undefined));
    return (raw) => {
      const line = reading.line?.(raw) ?? raw;
      if (line === '') {
        const event = finish(block);
        block = reading.next?.(block) ?? {};
        return event === undefined ? [] : [event];
      }
      const colon = line.indexOf(':');
      const name = colon < 0 ? line : line.slice(0, colon);
      const rest = colon < 0 ? '' : line.slice(colon + 1);
      const value = reading.value?.(rest) ?? rest.replace(/^ /, '');
      const field = reading.field?.(name) ?? name;
      if (reading.take?.(block, field, value) === true) return [];
      if (field === 'event') block.event = value;
      if (field === 'id' && !value.includes('\0')) block.id = value;
      if (field === 'data') block.data = [...(block.data ?? []), value];
      return [];
    };
  };

const correct: Parts = {
  decode: streamed(),
  lines: linesOf(anyEnd),
  block: blockReader(),
};

const reading = (one: Reading): Parts => ({ ...correct, block: blockReader(one) });
const cutting = (pattern: RegExp): Parts => ({
  ...correct,
  lines: linesOf(pattern, { joinsCRLF: false }),
});

const assemble = ({ block, decode, lines }: Parts): WireParser => {
  const [toText, toLines, toEvents] = [decode(), lines(), block()];
  return { push: (bytes) => toLines(toText(bytes)).flatMap(toEvents) };
};

/** One parser for each fault. */
const faults = {
  none: () => assemble(correct),
  idAfterData: () =>
    assemble(reading({ take: (block, field) => field === 'id' && block.data !== undefined })),
  dropsWithoutData: () =>
    assemble(reading({ finish: (block) => (block.data ? eventOf(block) : undefined) })),
  keepsName: () =>
    assemble(
      reading({
        next: ({ event }) => (event === undefined ? {} : { event }),
        finish: (block) => (block.data || block.event === 'end' ? eventOf(block) : undefined),
      }),
    ),
  joinsWithNothing: () =>
    assemble(
      reading({
        finish: (block) =>
          isEvent(block) ? { ...eventOf(block), data: block.data?.join('') } : undefined,
      }),
    ),
  trims: () => assemble(reading({ value: (rest) => rest.replace(/^ +/, '') })),
  readsComments: () => assemble(reading({ line: (line) => line.replace(/^: (?=data)/, '') })),
  ignoresCase: () => assemble(reading({ field: (name) => name.toLowerCase() })),
  takesNul: () =>
    assemble(
      reading({
        take: (block, field, value) => {
          if (field === 'id') block.id = value;
          return field === 'id';
        },
      }),
    ),
  takesFirst: () =>
    assemble(reading({ take: (block, field) => field === 'event' && block.event !== undefined })),
  inherits: () =>
    assemble(reading({ take: (_, field, value) => field === 'event' && value in {} })),
  twoEnds: () => assemble(cutting(/\r|\n/)),
  noCR: () => assemble(cutting(/\r?\n/)),
  unicodeEnds: () => assemble({ ...correct, lines: linesOf(/\r\n|[\r\n\u2028\u2029\u0085\v\f]/) }),
  blankEvents: () => assemble(reading({ finish: eventOf })),
  keepsBOM: () => assemble({ ...correct, decode: streamed({ ignoreBOM: true }) }),
  flushes: () => {
    const parser = assemble(correct);
    return { push: parser.push, end: () => parser.push(new TextEncoder().encode('\n\n')) };
  },
  lastID: () => {
    let last: string | undefined;
    return assemble(
      reading({
        finish: (block) => {
          last = block.id ?? last;
          return isEvent(block) ? { ...eventOf(block), id: last } : undefined;
        },
      }),
    );
  },
  forgetsRest: () => {
    const { block, decode, lines } = correct;
    const [toText, toEvents] = [decode(), block()];
    return { push: (bytes: Uint8Array) => lines()(toText(bytes)).flatMap(toEvents) };
  },
  keepsOneChunk: () => assemble({ ...correct, lines: linesOf(anyEnd, { keepsRest: false }) }),
  endsAtEmpty: () => {
    let parser = assemble(correct);
    return {
      push: (bytes: Uint8Array) => {
        if (bytes.length === 0) parser = assemble(correct);
        return parser.push(bytes);
      },
    };
  },
  decodesChunks: () =>
    assemble({ ...correct, decode: () => (bytes) => new TextDecoder().decode(bytes) }),
  firstChunkBOM: () =>
    assemble({
      ...correct,
      decode: () => {
        const toText = streamed({ ignoreBOM: true })();
        let isFirst = true;
        return (bytes) => {
          const text = toText(bytes);
          const own = isFirst ? text.replace(/^\uFEFF/, '') : text;
          isFirst = false;
          return own;
        };
      },
    }),
  cutsCRLF: () =>
    assemble({
      ...correct,
      lines: () => {
        const toLines = linesOf(/\n/)();
        return (text) => toLines(text.replace(/\r\n|\r/g, '\n'));
      },
    }),
  waits: () => {
    const parser = assemble(correct);
    let held: readonly ParsedEvent[] = [];
    const give = (next: readonly ParsedEvent[]) => {
      const given = held;
      held = next;
      return given;
    };
    return { push: (bytes: Uint8Array) => give(parser.push(bytes)), end: () => give([]) };
  },
  keepsChunks: () => {
    let chunks: Uint8Array[] = [];
    let given = 0;
    return {
      push: (bytes: Uint8Array) => {
        chunks = [...chunks, bytes];
        const parser = assemble(correct);
        const events = chunks.flatMap((chunk) => parser.push(chunk)).slice(given);
        given += events.length;
        return events;
      },
    };
  },
  sharesState: () => {
    shared.parser = assemble(correct);
    return { push: (bytes: Uint8Array) => shared.parser.push(bytes) };
  },
  throws: () => ({
    push: (): readonly ParsedEvent[] => {
      throw new Error('not today');
    },
  }),
} satisfies Readonly<Record<string, () => WireParser>>;

const shared = { parser: assemble(correct) };

/** A parser that is right, but for one fault. */
export const faultyParser = (fault: ParserFault): WireParser => faults[fault]();
