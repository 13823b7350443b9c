import { findDifference } from '../../equality/findDifference';
import { bytesOf, cutAt, plain, readStream } from './readStream';
import { turnWith } from './samples';
import { showEvents } from './showEvents';
import type { WireLaw } from './WireLaw';

/** A stream in chunks of five bytes. */
const inFives = (bytes: Uint8Array): readonly Uint8Array[] =>
  cutAt(
    bytes,
    Array.from(bytes.keys()).filter((at) => at > 0 && at % 5 === 0),
  );

const isImmediate: WireLaw = {
  name: 'wire: gives an event with the chunk that completes it',
  hint: 'make an event at its blank line; wait neither for the next byte, nor for the end of the stream',
  find: ({ makeParser }) => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const block = `id: 1${lineEnd}data: a${lineEnd}${lineEnd}`;
      const bytes = bytesOf(`${block}${block}event: end${lineEnd}data: {}${lineEnd}${lineEnd}`);
      const whole = readStream(makeParser(), [bytes]);
      const places = [bytesOf(block).length, 2 * bytesOf(block).length];
      const chunks = cutAt(bytes, places);
      const parser = makeParser();
      for (const [index, chunk] of chunks.entries()) {
        const events = parser.push(chunk).map(plain);
        // Events that are never given, or wrong, are what other laws are about.
        if (events.length > 0 || whole.length !== chunks.length) continue;
        return {
          chunks,
          expected: 'an event from each chunk, for each ends with a blank line',
          actual: `none from chunk ${index + 1}`,
        };
      }
    }
    return undefined;
  },
};

const keepsNoChunk: WireLaw = {
  name: 'wire: does not need a chunk once push has returned',
  hint: 'copy what is left over of a chunk: whoever reads may use its buffer again',
  find: ({ makeParser }) => {
    const bytes = bytesOf(turnWith('\n').text);
    const chunks = inFives(bytes);
    const expected = readStream(makeParser(), chunks);
    const parser = makeParser();
    const actual = chunks.flatMap((chunk) => {
      const buffer = Uint8Array.from(chunk);
      const events = parser.push(buffer).map(plain);
      buffer.fill(0x78);
      return events;
    });
    const all = [...actual, ...(parser.end?.() ?? []).map(plain)];
    if (findDifference(all, expected) === undefined) return undefined;
    return {
      at: 'each chunk overwritten after push',
      chunks,
      expected: showEvents(expected),
      actual: showEvents(all),
    };
  },
};

const sharesNothing: WireLaw = {
  name: 'wire: shares nothing between parsers',
  hint: 'hold all state in the parser; a pattern with the flag g or y is state too',
  find: ({ makeParser }) => {
    const bytes = bytesOf(turnWith('\n').text);
    const chunks = inFives(bytes);
    const expected = readStream(makeParser(), chunks);
    const [one, other] = [makeParser(), makeParser()];
    const heard = chunks.flatMap((chunk) => {
      const events = one.push(chunk).map(plain);
      other.push(chunk);
      return events;
    });
    const actual = [...heard, ...(one.end?.() ?? []).map(plain)];
    if (findDifference(actual, expected) === undefined) return undefined;
    return {
      at: 'two parsers read the same chunks in turn',
      chunks,
      expected: showEvents(expected),
      actual: `the first said:\n${showEvents(actual)}`,
    };
  },
};

/** When events come, and what a parser holds on to. */
export const handlingLaws: readonly WireLaw[] = [isImmediate, keepsNoChunk, sharesNothing];
