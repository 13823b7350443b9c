import { findDifference } from '../../equality/findDifference';
import { createRandom } from '../createRandom';
import { bytesOf, cutAt, readStream } from './readStream';
import { turnWith } from './samples';
import { showEvents } from './showEvents';
import type { WireBench, WireBreach, WireLaw } from './WireLaw';

/** A stream with all that can be in one, in ASCII and LF. */
const plainStream = bytesOf(
  [
    turnWith('\n').text,
    ': a comment\n\nid: 3\nevent: trace\ndata: a\ndata\ndata: b\nname: c\n\n',
    'retry: 5\ndata:d\n\nevent: end\ndata: {}\n\n',
  ].join(''),
);

const streamOf = (...data: readonly string[]): Uint8Array =>
  bytesOf(data.map((one) => `data: ${one}\n\n`).join(''));

/** Says so where chunks are not read as the whole is. */
const compare = (
  { makeParser }: WireBench,
  bytes: Uint8Array,
  chunks: readonly Uint8Array[],
  at: string,
): WireBreach | undefined => {
  const expected = readStream(makeParser(), [bytes]);
  const actual = readStream(makeParser(), chunks);
  if (findDifference(actual, expected) === undefined) return undefined;
  return {
    at,
    chunks,
    expected: `what the parser says of the same bytes in one chunk:\n${showEvents(expected)}`,
    actual: showEvents(actual),
  };
};

const first = <A>(
  items: Iterable<A>,
  find: (item: A) => WireBreach | undefined,
): WireBreach | undefined => {
  for (const item of items) {
    const breach = find(item);
    if (breach !== undefined) return breach;
  }
  return undefined;
};

/** Cut in two, at every byte. */
const inTwo = (bench: WireBench, bytes: Uint8Array): WireBreach | undefined =>
  first(Array.from(bytes.keys()).slice(1), (at) =>
    compare(bench, bytes, cutAt(bytes, [at]), `cut after ${at} bytes`),
  );

const byteByByte = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from(bytes, (byte) => Uint8Array.of(byte));

const randomCuts = (bench: WireBench, bytes: Uint8Array): WireBreach | undefined => {
  const { runs, seed } = bench.config;
  return first(Array.from({ length: runs }).keys(), (run) => {
    const random = createRandom(seed, run);
    // Two cuts at one place make an empty chunk.
    const places = Array.from({ length: 2 + random.below(9) }, () =>
      random.below(bytes.length + 1),
    );
    const sorted = [...places, places[0] ?? 0].sort((a, b) => a - b);
    return compare(
      bench,
      bytes,
      cutAt(bytes, sorted),
      `random cuts, run ${run + 1} of seed ${seed}`,
    );
  });
};

/** What is said does not depend on the chunks. */
export const chunkLaws: readonly WireLaw[] = [
  {
    name: 'wire: says the same at every cut in two',
    hint: 'keep what a chunk leaves over, and read it with the next one',
    find: (bench) => inTwo(bench, plainStream),
  },
  {
    name: 'wire: says the same byte by byte',
    hint: 'keep what is left over from all chunks before, not only from the last one',
    find: (bench) => compare(bench, plainStream, byteByByte(plainStream), 'byte by byte'),
  },
  {
    name: 'wire: says the same at random cuts, with empty chunks',
    hint: 'take an empty chunk for nothing: it ends no line and no stream',
    find: (bench) => randomCuts(bench, plainStream),
  },
  {
    name: 'wire: puts characters together that were cut',
    hint: 'decode the whole stream with one TextDecoder, and { stream: true }',
    find: (bench) =>
      first([streamOf('é', '€', '😀'), streamOf('👨‍👩‍👧‍👦')], (bytes) => inTwo(bench, bytes)),
  },
  {
    name: 'wire: takes a CRLF that was cut for one line end',
    hint: 'take the CR for the line end at once, and drop a LF that the next chunk opens with',
    find: (bench) => first([bytesOf(turnWith('\r\n').text)], (bytes) => inTwo(bench, bytes)),
  },
  {
    name: 'wire: drops a byte order mark that was cut',
    hint: 'let one TextDecoder for the whole stream drop it',
    find: (bench) =>
      first([1, 2, 3], (at) => {
        const bytes = bytesOf('\uFEFFdata: a\n\ndata: b\n\n');
        return compare(bench, bytes, cutAt(bytes, [at]), `cut after ${at} bytes`);
      }),
  },
];
