import { decodeText, encodeText } from './binary';
import type { RecordedChunk } from './Recording';

/** Writes a chunk down: as text where it is some. */
export const chunkOf = (time: number, binary: string): RecordedChunk => {
  const text = decodeText(binary);
  return text === undefined ? { time, base64: btoa(binary) } : { time, text };
};

/** The bytes of a chunk, as `binaryOf` writes them. */
export const binaryOfChunk = (chunk: RecordedChunk): string =>
  'text' in chunk ? encodeText(chunk.text) : atob(chunk.base64);
