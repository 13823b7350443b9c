import type { Corpus } from './createCorpus';

/** How the bytes arrive. */
export type Delivery = '64 KiB' | '1 KiB' | 'one frame';

const chunkBytes = { '64 KiB': 65_536, '1 KiB': 1_024 };

/** Cuts a corpus as it is delivered: a frame a chunk, or anywhere, also inside a character. */
export const cutIntoChunks = (
  { bytes, frames }: Pick<Corpus, 'bytes' | 'frames'>,
  delivery: Delivery,
): readonly Uint8Array[] => {
  if (delivery === 'one frame') return frames;
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const frame of frames) {
    whole.set(frame, at);
    at += frame.length;
  }
  const size = chunkBytes[delivery];
  return Array.from({ length: Math.ceil(bytes / size) }, (_, index) =>
    // A copy, for no socket hands on views of one buffer.
    whole.slice(index * size, (index + 1) * size),
  );
};
